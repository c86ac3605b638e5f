/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.example;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camel24sevenoffice.sandbox.Fault;
import io.github.camel24sevenoffice.sandbox.Reset;
import io.github.camel24sevenoffice.sandbox.Sandbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A year of transaction lines on its way to files. */
@Tag("slow")
class LedgerExportExampleTest extends ExampleTestSupport {

    private final int lastYear = LocalDate.now(ZoneOffset.UTC).getYear() - 1;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @Test
    void everyRowIsInBothFilesAndTheSumsAgree() throws IOException {
        assertThat(run("example", "ledger-export", "rows", "3000")).isZero();

        assertThat(lines)
                .last()
                .asString()
                .matches("Done: 3,000 rows in .* 7 accounts, 0 of them with another balance");
        List<String> json = Files.readAllLines(file("jsonl"));
        List<String> csv = Files.readAllLines(file("csv"));
        assertThat(json).hasSize(3_000);
        assertThat(csv).hasSize(3_001);
        assertThat(csv.get(0)).startsWith("id,transactionId,transactionNumber,date,periodDate,accountNumber,amount,");
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < json.size(); i++) {
            JsonNode row = MAPPER.readTree(json.get(i));
            ids.add(row.path("id").asText());
            assertThat(row.path("date").asText()).startsWith(lastYear + "-");
            assertThat(csv.get(i + 1)).startsWith("\"" + row.path("id").asText() + "\",");
        }
        assertThat(ids).hasSize(3_000);
        assertThat(folder.resolve("output"))
                .isDirectoryNotContaining(file -> file.toString().endsWith(".part"));
    }

    @Test
    void anExportThatBreaksOffLeavesNoFileBehind() throws IOException {
        try (Sandbox service = Sandbox.builder().transactionLines(4_000, 1).start()) {
            service.inject(Fault.on("/v1/transactionlines").after(2).reset(Reset.DURING_RESPONSE));

            assertThat(run(service, "example", "ledger-export")).isEqualTo(1);
        }
        assertThat(lines).last().asString().startsWith("The example failed: GET /transactionlines");
        try (Stream<Path> files = Files.list(folder.resolve("output"))) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void aRowThatIsMissedShowsInTheSums() {
        try (Sandbox service = Sandbox.builder().transactionLines(4_000, 1).start()) {
            service.inject(Fault.on("/v1/transactionlines").after(1).rowGone());

            assertThat(run(service, "example", "ledger-export")).isEqualTo(1);
        }
        assertThat(lines).last().asString().contains("do not add up to the account balances", "account 1");
    }

    @Test
    void aRevokedTokenIsReplacedDuringTheExport() {
        try (Sandbox service = Sandbox.builder().transactionLines(4_000, 1).start()) {
            service.inject(
                    Fault.on("/v1/transactionlines").after(2).revokeToken().times(1));

            assertThat(run(service, "example", "ledger-export", "year", String.valueOf(lastYear)))
                    .isZero();
        }
        assertThat(lines).contains("The year " + lastYear);
    }

    private Path file(String type) {
        return folder.resolve("output/ledger-" + lastYear + "-01-01." + type);
    }
}
