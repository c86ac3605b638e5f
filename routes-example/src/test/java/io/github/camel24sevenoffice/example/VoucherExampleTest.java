/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.example;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camel24sevenoffice.sandbox.Fault;
import io.github.camel24sevenoffice.sandbox.JournalEntry;
import io.github.camel24sevenoffice.sandbox.Reset;
import io.github.camel24sevenoffice.sandbox.Sandbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A voucher on its way into the ledger, with its document. */
class VoucherExampleTest extends ExampleTestSupport {

    private static final Path SAMPLES = Path.of("src/main/samples/voucher");

    private final Sandbox service = Sandbox.builder().start();

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void theLinesAreReadBack() {
        assertThat(run("example", "voucher")).isZero();

        assertThat(lines)
                .contains(
                        "  account 6800      1,000.00", "  account 2700        250.00", "  account 2400     -1,250.00")
                .last()
                .asString()
                .matches("Done: voucher \\d+ has 3 lines and the document \\d+");
    }

    @Test
    void anExistingVoucherIsNotPostedAgain() {
        service.inject(Fault.on("/v1/transactions").reset(Reset.AFTER_WORK).times(1));

        assertThat(post(SAMPLES.resolve("voucher.json"))).isEqualTo(1);
        assertThat(lines).last().asString().contains("POST /transactions").contains("got no response");
        assertThat(post(SAMPLES.resolve("voucher.json"))).isEqualTo(1);
        assertThat(lines).last().asString().contains("There is a voucher \"Receipt 2026-0117\"", "nothing was posted");

        assertThat(service.apiRequests())
                .extracting(JournalEntry::path)
                .filteredOn("/v1/transactions"::equals)
                .hasSize(1);
    }

    @Test
    void aVoucherThatDoesNotAddUpIsRefused() throws IOException {
        Path voucher = folder.resolve("voucher.json");
        Files.writeString(
                voucher, Files.readString(SAMPLES.resolve("voucher.json")).replace("-1250.00", "-1200.00"));

        assertThat(post(voucher)).isEqualTo(1);
        assertThat(lines).last().asString().contains("POST /transactions", "add up to 50");
    }

    @Test
    void aFileThatIsNotAVoucherIsNamed() throws IOException {
        Path voucher = Files.writeString(folder.resolve("voucher.json"), "{\"lines\": 17}");
        assertThat(post(voucher)).isEqualTo(1);
        assertThat(lines).last().asString().contains("-Dvoucher must name a voucher in JSON, but " + voucher);

        Files.writeString(voucher, "{}");
        assertThat(post(voucher)).isEqualTo(1);
        assertThat(lines).last().asString().contains("needs a comment");
        assertThat(service.requests()).isEmpty();
    }

    private int post(Path voucher) {
        return run(
                service,
                "example",
                "voucher",
                "voucher",
                voucher.toString(),
                "document",
                SAMPLES.resolve("receipt.pdf").toString());
    }
}
