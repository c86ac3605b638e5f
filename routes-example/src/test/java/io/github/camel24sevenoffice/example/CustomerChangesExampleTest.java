/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.example;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camel24sevenoffice.sandbox.Fault;
import io.github.camel24sevenoffice.sandbox.Sandbox;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Changed customers, each on a line of a file, over several runs. */
class CustomerChangesExampleTest extends ExampleTestSupport {

    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @ValueSource(strings = {"java", "yaml", "xml"})
    void theSecondRunWritesOnlyWhatWasChangedSinceTheFirst(String dsl) throws IOException {
        assertThat(run("example", "customer-changes", "dsl", dsl)).isZero();

        assertThat(lines).contains("Done: 2 runs, 6 changes");
        assertThat(written(work()))
                .extracting(row -> row.path("change").asText() + " "
                        + row.at("/customer/name").asText())
                .startsWith("created Fjord AS", "created Berg AS", "created Dal AS", "updated Berg og Sønn AS")
                .endsWith("updated Dal Holding AS", "created Elv AS");
    }

    @Test
    void onTheServiceEachRunIsOnePoll() throws Exception {
        try (Sandbox service = Sandbox.builder().start()) {
            create(service, "Fjord AS");
            assertThat(run(service, "example", "customer-changes")).isZero();
            assertThat(run(service, "example", "customer-changes")).isZero();
            create(service, "Berg AS");
            assertThat(run(service, "example", "customer-changes")).isZero();
        }

        assertThat(lines)
                .filteredOn(line -> line.startsWith("Done"))
                .extracting(line -> line.split(",")[0])
                .containsExactly("Done: 1 changes", "Done: 0 changes", "Done: 1 changes");
        assertThat(written(folder.resolve("output"))).hasSize(2);
    }

    @Test
    void aServiceThatFailsIsNamedAndTheNextRunContinues() throws Exception {
        try (Sandbox service = Sandbox.builder().start()) {
            create(service, "Fjord AS");
            service.inject(Fault.on("/v1/customers").status(400).times(1));

            assertThat(run(service, "example", "customer-changes")).isEqualTo(1);
            assertThat(lines).singleElement().asString().contains("GET /customers failed");
            assertThat(run(service, "example", "customer-changes")).isZero();
        }
        assertThat(written(folder.resolve("output"))).hasSize(1);
    }

    private static void create(Sandbox service, String name) throws Exception {
        new CamelRun(Credentials.of(service))
                .start(main -> CamelRun.send(main, "tsoffice:customers?method=POST", exchange -> exchange.getMessage()
                        .setBody(Map.of("isCompany", true, "name", name))));
    }

    private Path work() throws IOException {
        try (Stream<Path> folders = Files.list(folder.resolve("output"))) {
            return folders.findFirst().orElseThrow();
        }
    }

    private static List<JsonNode> written(Path folder) throws IOException {
        try (Stream<String> rows = Files.lines(folder.resolve("customers.jsonl"))) {
            return rows.map(CustomerChangesExampleTest::json).toList();
        }
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
