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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What tools see of the component, and that the documentation says the same. */
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
    void toolsValidateAnEndpoint() throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            context.start();
            var catalog = context.getCamelContextExtension().getContextPlugin(RuntimeCamelCatalog.class);

            EndpointValidationResult result =
                    catalog.validateProperties("tsoffice", Map.of("path", "taxes", "method", "FETCH"));

            assertThat(result.getInvalidEnum()).containsKey("method");
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
        String text = Files.readString(Path.of("src/main/docs/token-manager.adoc"));
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
