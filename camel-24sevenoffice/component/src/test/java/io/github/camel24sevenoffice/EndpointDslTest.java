/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice;

import static io.github.camel24sevenoffice.dsl.StaticEndpointBuilders.tsoffice;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camel24sevenoffice.dsl.TsOfficeEndpointBuilderFactory.AdvancedTsOfficeEndpointBuilder;
import io.github.camel24sevenoffice.dsl.TsOfficeEndpointBuilderFactory.TsOfficeEndpointBuilder;
import java.io.IOException;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.junit.jupiter.api.Test;

/** Endpoints by methods in place of URIs. */
class EndpointDslTest extends TsOfficeTestSupport {

    @Override
    protected RoutesBuilder[] createRouteBuilders() {
        return new RoutesBuilder[] {
            new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:list").to(tsoffice("customers").paging("list"));
                    from("direct:stream")
                            .to(tsoffice("taxes").paging("stream"))
                            .split(body())
                            .streaming()
                            .to("mock:taxes");
                }
            }
        };
    }

    @Test
    void aRouteCallsTheApi() {
        List<?> rows = template.requestBody("direct:list", null, List.class);
        template.sendBody("direct:stream", null);

        assertThat(rows).isEmpty();
        MockEndpoint taxes = context.getEndpoint("mock:taxes", MockEndpoint.class);
        assertThat(taxes.getReceivedExchanges()).isNotEmpty();
    }

    /** A new option without a method fails here; the profile endpoint-dsl writes the methods anew. */
    @Test
    void eachOptionHasAMethod() throws IOException {
        JsonNode options = new ObjectMapper()
                .readTree(getClass().getResource("/META-INF/io/github/camel24sevenoffice/tsoffice.json"))
                .required("properties");
        Set<String> names = new TreeSet<>();
        options.fieldNames().forEachRemaining(names::add);
        names.remove("path");

        assertThat(Stream.of(TsOfficeEndpointBuilder.class, AdvancedTsOfficeEndpointBuilder.class)
                        .flatMap(type -> Stream.of(type.getMethods()))
                        .map(Method::getName)
                        .collect(Collectors.toSet()))
                .containsAll(names);
    }
}
