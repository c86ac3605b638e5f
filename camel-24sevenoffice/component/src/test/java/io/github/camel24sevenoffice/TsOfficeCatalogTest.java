/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.camel.catalog.EndpointValidationResult;
import org.apache.camel.catalog.RuntimeCamelCatalog;
import org.apache.camel.impl.DefaultCamelContext;
import org.assertj.core.api.ThrowingConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What tools see of the component, compared with the documentation. */
class TsOfficeCatalogTest {

    @Test
    void toolsFindOptionsHeadersAndSecrets() throws Exception {
        JsonNode schema = schema();

        assertThat(schema.at("/component/scheme").asText()).isEqualTo("tsoffice");
        assertThat(schema.at("/componentProperties/clientSecret/secret").asBoolean())
                .isTrue();
        assertThat(schema.at("/properties/clientSecret/secret").asBoolean()).isTrue();
        assertThat(schema.at("/componentProperties/tokenRefreshMargin/type").asText())
                .isEqualTo("duration");
        assertThat(schema.at("/headers").has("CamelTsOfficeTraceId")).isTrue();
    }

    @Test
    void toolsListTheOptionsOfAnEndpoint() throws Exception {
        inCatalog(catalog -> {
            Map<String, String> options =
                    catalog.endpointProperties("tsoffice:customers/{customerId}?method=PATCH&outputType=java.util.Map");

            assertThat(options)
                    .containsEntry("path", "customers/{customerId}")
                    .containsEntry("method", "PATCH")
                    .containsEntry("outputType", "java.util.Map");
            assertThat(catalog.asEndpointUri("tsoffice", options, false))
                    .startsWith("tsoffice:customers/{customerId}?")
                    .contains("method=PATCH");
        });
    }

    @ParameterizedTest
    @CsvSource({
        "method, FETCH",
        "paging, all",
    })
    void toolsRefuseAnInvalidValue(String option, String value) throws Exception {
        inCatalog(catalog -> {
            EndpointValidationResult result =
                    catalog.validateProperties("tsoffice", Map.of("path", "taxes", option, value));

            assertThat(result.isSuccess()).isFalse();
            assertThat(result.getInvalidEnum()).containsEntry(option, value);
            assertThat(result.getInvalidEnumChoices()).containsKey(option);
        });
    }

    @Test
    void toolsRefuseAWrongNumberAndAPathThatIsMissing() throws Exception {
        inCatalog(catalog -> {
            assertThat(catalog.validateProperties("tsoffice", Map.of("path", "taxes", "maxPages", "many"))
                            .getInvalidInteger())
                    .containsEntry("maxPages", "many");
            assertThat(catalog.validateProperties("tsoffice", Map.of("method", "GET"))
                            .getRequired())
                    .containsExactly("path");
        });
    }

    @Test
    void toolsAcceptWhatIsRight() throws Exception {
        inCatalog(catalog -> {
            EndpointValidationResult result = catalog.validateProperties(
                    "tsoffice", Map.of("path", "transactionlines", "paging", "stream", "maxPages", "10"));

            assertThat(result.summaryErrorMessage(false)).isNull();
        });
    }

    private static void inCatalog(ThrowingConsumer<RuntimeCamelCatalog> test) throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            context.start();
            test.accept(context.getCamelContextExtension().getContextPlugin(RuntimeCamelCatalog.class));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "componentProperties, == Component options",
        "properties, == Endpoint options",
        "headers, == Message headers"
    })
    void theDocumentationHasARowForEachOfThem(String kind, String heading) throws Exception {
        String text = Files.readString(Path.of("src/main/docs/tsoffice-component.adoc"));
        String section =
                text.substring(text.indexOf(heading) + heading.length()).split("\n== ", 2)[0];
        List<String> rows = section.lines()
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.split("`")[1])
                .toList();

        List<String> names = new ArrayList<>();
        schema().path(kind).fieldNames().forEachRemaining(names::add);
        assertThat(rows).containsExactlyInAnyOrderElementsOf(names);
    }

    @Test
    void thePageOfTheTokenManagerHasARowForEachOfItsProperties() throws IOException {
        String text = Files.readString(Path.of("src/main/docs/tsoffice-token-manager.adoc"));
        List<String> rows = text.lines()
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.split("`")[1])
                .toList();
        List<String> names = new ArrayList<>();
        new ObjectMapper()
                .readTree(getClass().getResource("/META-INF/services/org/apache/camel/bean/TokenManager.json"))
                .path("bean")
                .path("properties")
                .fieldNames()
                .forEachRemaining(names::add);

        assertThat(rows).containsExactlyInAnyOrderElementsOf(names);
    }

    private static JsonNode schema() throws IOException {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            return new ObjectMapper().readTree(context.getComponentParameterJsonSchema("tsoffice"));
        }
    }
}
