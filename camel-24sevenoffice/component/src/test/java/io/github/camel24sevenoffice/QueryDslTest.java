/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Plus and percent signs in endpoint URIs arrive as they are written, in every DSL. */
class QueryDslTest extends RecordingTestSupport {

    private static final Map<String, String> WRITTEN_AND_SENT = Map.of(
            "products?productSearch=%bolt%", "productSearch=%25bolt%25",
            "products?productSearch=%25bolt%25", "productSearch=%25bolt%25",
            "products?productSearch=%be%", "productSearch=%25be%25",
            "products?productSearch=RAW(%be%)", "productSearch=%25be%25",
            "products?productSearch=kjøl", "productSearch=kj%C3%B8l",
            "customers?modifiedFrom=2026-01-01T00:00:00+01:00", "modifiedFrom=2026-01-01T00%3A00%3A00%2B01%3A00",
            "customers?modifiedFrom=2026-01-01T00:00:00%2B01:00", "modifiedFrom=2026-01-01T00%3A00%3A00%2B01%3A00",
            "transactionlines?dateFrom={from}&dateTo={from}", "dateFrom=2026-01-01&dateTo=2026-01-01");

    static Stream<Arguments> routes() {
        return WRITTEN_AND_SENT.entrySet().stream()
                .flatMap(entry -> Stream.of("java", "yaml", "yaml with parameters", "xml")
                        .map(language -> Arguments.of(language, entry.getKey(), entry.getValue())));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("routes")
    void arriveAsWritten(String language, String written, String sent) throws Exception {
        addRoute(language, "tsoffice:" + written);

        template.sendBodyAndHeader("direct:in", null, "from", "2026-01-01");

        assertThat(server.apiRequests().get(0).query()).isEqualTo(sent);
    }

    private void addRoute(String language, String uri) throws Exception {
        switch (language) {
            case "java" ->
                context().addRoutes(new RouteBuilder() {
                    @Override
                    public void configure() {
                        from("direct:in").to(uri);
                    }
                });
            case "yaml" -> load("route.yaml", """
                    - from:
                        uri: direct:in
                        steps:
                          - to: "%s"
                    """.formatted(uri));
            case "yaml with parameters" ->
                load("route.yaml", """
                    - from:
                        uri: direct:in
                        steps:
                          - to:
                              uri: "%s"
                              parameters:
                    %s
                    """.formatted(uri.split("\\?")[0], parameters(uri.split("\\?")[1])));
            default -> load("route.xml", """
                    <route><from uri="direct:in"/><to uri="%s"/></route>
                    """.formatted(uri.replace("&", "&amp;")));
        }
    }

    private static String parameters(String query) {
        return Stream.of(query.split("&"))
                .map(pair -> " ".repeat(12) + pair.replaceFirst("=(.*)", ": \"$1\""))
                .collect(Collectors.joining("\n"));
    }

    private void load(String name, String text) throws Exception {
        PluginHelper.getRoutesLoader(context()).loadRoutes(ResourceHelper.fromString(name, text));
    }
}
