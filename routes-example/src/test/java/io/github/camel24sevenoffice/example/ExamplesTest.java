/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.github.camel24sevenoffice.sandbox.Sandbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How examples are chosen, and what they say to settings that are not right: one line, and the exit code 1. */
class ExamplesTest extends ExampleTestSupport {

    @Test
    void withoutANameTheTaxesAreReadAndTheOthersListed() {
        assertThat(run()).isZero();
        assertThat(lines)
                .contains("  11 tax codes")
                .anyMatch(line -> line.startsWith("  order-to-invoice "))
                .anyMatch(line -> line.startsWith("  ledger-export "))
                .anyMatch(line -> line.startsWith("  voucher "))
                .anyMatch(line -> line.startsWith("  product-sync "))
                .anyMatch(line -> line.startsWith("  customer-changes "));
    }

    @Test
    void namesTheExamples() {
        fails(
                "invoices",
                "Unknown example: invoices; expected one of taxes, order-to-invoice, ledger-export, voucher, product-sync,"
                        + " customer-changes");
    }

    @Test
    void namesTheCredentialsThatAreMissing() {
        assertThat(run(Map.of("TSOFFICE_CLIENT_ID", "x"), "example", "taxes")).isEqualTo(1);
        assertThat(lines).singleElement().asString().contains("TSOFFICE_CLIENT_SECRET, TSOFFICE_ORGANIZATION_ID");
    }

    @ParameterizedTest
    @CsvSource({"taxes, 'java, yaml, xml'", "order-to-invoice, 'java, yaml, xml'", "voucher, java"})
    void namesTheLanguagesOfTheExample(String example, String languages) {
        fails(example, "is written in " + languages, "dsl", "kotlin");
    }

    @ParameterizedTest
    @CsvSource({"order-to-invoice, orders", "voucher, voucher", "voucher, document", "product-sync, products"})
    void namesAMissingFileOrFolder(String example, String property) {
        Path missing = folder.resolve("missing");

        fails(example, "-D" + property + " must name a", property, missing.toString());
        assertThat(lines.get(0)).contains(missing.toString());
    }

    @Test
    void namesAFolderThatCannotBeWritten() throws IOException {
        Path readOnly = Files.createDirectory(folder.resolve("orders"));
        assumeFalse(readOnly.toFile().setWritable(false) && Files.isWritable(readOnly), "root may write anywhere");

        fails("order-to-invoice", "-Dorders must name a folder that can be written", "orders", readOnly.toString());
    }

    @Test
    void namesAnOutputFolderThatCannotBeCreated() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));

        fails("ledger-export", "-Doutput must name a folder", "output", file.toString());
    }

    @ParameterizedTest
    @CsvSource({"rows, many", "rows, 1", "year, 26", "year, next"})
    void namesAnInvalidNumber(String property, String value) {
        fails("ledger-export", "-D" + property + " must be a whole number of at least", property, value);
        assertThat(lines.get(0)).endsWith("but is " + value);
    }

    @ParameterizedTest
    @CsvSource({"order-to-invoice, orders", "voucher, voucher", "product-sync, products"})
    void sendsNoSampleDataToTheRealService(String example, String property) {
        try (Sandbox service = Sandbox.builder().start()) {
            assertThat(run(service, "example", example)).isEqualTo(1);

            assertThat(lines).singleElement().asString().contains("-D" + property);
            assertThat(service.requests()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"taxes", "order-to-invoice", "ledger-export", "voucher", "product-sync", "customer-changes"})
    void failsWithOneLineWhenTheCredentialsAreWrong(String example) throws IOException {
        Path samples = Path.of("src/main/samples");
        Path orders = Files.createDirectory(folder.resolve("orders"));
        Path order = Files.copy(samples.resolve("orders/WEB-10402.json"), orders.resolve("WEB-10402.json"));
        try (Sandbox service = Sandbox.builder().start()) {
            Map<String, String> environment = environment(service);
            environment.put("TSOFFICE_CLIENT_SECRET", "wrong-secret");

            int exitCode = run(
                    environment,
                    "example",
                    example,
                    "orders",
                    orders.toString(),
                    "voucher",
                    samples.resolve("voucher/voucher.json").toString(),
                    "document",
                    samples.resolve("voucher/receipt.pdf").toString(),
                    "products",
                    samples.resolve("products/today.csv").toString());

            assertThat(exitCode).isEqualTo(1);
            assertThat(lines)
                    .filteredOn(line -> line.contains("failed"))
                    .singleElement()
                    .asString()
                    .contains("401 access_denied")
                    .doesNotContain("wrong-secret");
            assertThat(order).exists();
        }
    }

    private void fails(String example, String reason, String... properties) {
        String[] all = new String[properties.length + 2];
        all[0] = "example";
        all[1] = example;
        System.arraycopy(properties, 0, all, 2, properties.length);

        assertThat(run(all)).isEqualTo(1);
        assertThat(lines)
                .filteredOn(line -> !line.startsWith("The sandbox runs at"))
                .singleElement()
                .asString()
                .startsWith("The example failed: ")
                .contains(reason);
    }
}
