/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.example;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camel24sevenoffice.sandbox.Fault;
import io.github.camel24sevenoffice.sandbox.JournalEntry;
import io.github.camel24sevenoffice.sandbox.Reset;
import io.github.camel24sevenoffice.sandbox.Sandbox;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Orders on their way to invoices, with all that may come between. It takes some seconds, since the example runs once for
 * each place where it can be cut off, and starts Camel each time.
 */
class OrderToInvoiceExampleTest extends ExampleTestSupport {

    private static final List<String> WRITES = List.of(
            "POST /v1/customers",
            "POST /v1/salesorders",
            "POST /v1/salesorders/*/lines",
            "POST /v1/salesorders/*/attachments",
            "PATCH /v1/salesorders/*");

    private final Sandbox service = Sandbox.builder().start();

    @AfterEach
    void stop() {
        service.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"java", "yaml", "xml"})
    void theSamplesAreInvoicedAndTheBadOnesAreMovedAway(String dsl) throws IOException {
        assertThat(run("example", "order-to-invoice", "dsl", dsl)).isZero();

        assertThat(lines)
                .contains(
                        "Done: 24 orders, 19 invoiced, 5 rejected, 0 left",
                        "   1 of 1  WEB-10412.json  invoice 10010, from an earlier run")
                .anyMatch(line -> line.contains("12 of 24  WEB-10412.json  left for the next run: PATCH"));
        Path work = work();
        assertThat(new Orders(work).in("error"))
                .containsExactly("WEB-10404", "WEB-10409", "WEB-10413", "WEB-10418", "WEB-10421");
        assertThat(reason(work, "WEB-10404")).isEqualTo("The order is not JSON, or was cut off, at line 10, column 21");
        assertThat(reason(work, "WEB-10409")).isEqualTo("The order has no lines");
        assertThat(reason(work, "WEB-10413")).isEqualTo("The lines add up to 798, but total is 789");
        assertThat(reason(work, "WEB-10418")).contains("400 Bad Request", "tax: exists");
        assertThat(reason(work, "WEB-10421")).isEqualTo("customer.email is missing");
    }

    static Stream<Arguments> everyWriteAndReset() {
        return WRITES.stream().flatMap(write -> Stream.of(Reset.values())
                .flatMap(reset -> Stream.of(0, 1).map(after -> Arguments.of(write, reset, after))));
    }

    /** In the first or the second of two orders, each of which needs all of them. */
    @ParameterizedTest
    @MethodSource("everyWriteAndReset")
    @Tag("slow")
    void aRunThatIsCutOffAtAnyWriteIsCompletedByTheNextOne(String write, Reset reset, int after) throws IOException {
        Orders orders = Orders.copy(folder, "WEB-10405", "WEB-10406");
        service.inject(Fault.on(write.split(" ")[1])
                .method(write.split(" ")[0])
                .after(after)
                .reset(reset)
                .times(1));

        // the sales order is looked for and not created again, within the same run
        int left = write.equals("POST /v1/salesorders") ? 0 : 1;
        assertThat(run(service, "example", "order-to-invoice", "orders", folder.toString()))
                .isEqualTo(left);
        assertThat(orders.left()).hasSize(left);
        assertThat(run(service, "example", "order-to-invoice", "orders", folder.toString()))
                .isZero();

        assertThat(orders.left()).isEmpty();
        assertThat(orders.in("done")).containsExactly("WEB-10405", "WEB-10406");
        orders.assertInvoicedOnce(service);
    }

    @Test
    void aRevokedTokenAndABusyServiceDoNotAffectTheResult() throws IOException {
        Orders orders = Orders.copy(folder, "WEB-10403");
        service.inject(Fault.on("/v1/salesorders/*/lines")
                .method("POST")
                .after(1)
                .revokeToken()
                .times(1));
        service.inject(Fault.on("/v1/salesorders/*")
                .method("PATCH")
                .tooManyRequests(Duration.ZERO)
                .times(2));

        assertThat(run(service, "example", "order-to-invoice", "orders", folder.toString()))
                .isZero();

        assertThat(lines).contains("Done: 1 orders, 1 invoiced, 0 rejected, 0 left");
        orders.assertInvoicedOnce(service);
    }

    @Test
    void aCustomerIsFoundAgain() throws IOException {
        Orders orders = Orders.copy(folder, "WEB-10401", "WEB-10406", "WEB-10402", "WEB-10410");

        assertThat(run(service, "example", "order-to-invoice", "orders", folder.toString()))
                .isZero();

        orders.assertInvoicedOnce(service);
    }

    @Test
    void anOrderThatArrivesTwiceIsInvoicedOnce() throws IOException {
        Orders orders = Orders.copy(folder, "WEB-10402");
        Path once = folder.resolve("WEB-10402.json");
        Files.copy(once, folder.resolve("WEB-10402-again.json"));
        Files.writeString(
                folder.resolve("WEB-10402-other.json"), Files.readString(once).replace("\"LA-001\"", "\"LA-002\""));

        assertThat(run(service, "example", "order-to-invoice", "orders", folder.toString()))
                .isZero();

        assertThat(orders.in("done")).containsExactly("WEB-10402", "WEB-10402-again");
        assertThat(orders.in("error")).containsExactly("WEB-10402-other");
        assertThat(reason(folder, "WEB-10402-other")).contains("WEB-10402", "other lines", "is invoiced");
        assertThat(service.apiRequests())
                .filteredOn(entry -> entry.method().equals("PATCH"))
                .extracting(JournalEntry::status)
                .containsExactly(200);
    }

    @Test
    void aCorrectedOrderIsInvoiced() throws IOException {
        Orders orders = Orders.copy(folder, "WEB-10418");
        assertThat(run(service, "example", "order-to-invoice", "orders", folder.toString()))
                .isZero();
        Path rejected = folder.resolve("error/WEB-10418.json");
        Files.writeString(
                folder.resolve("WEB-10418.json"), Files.readString(rejected).replace("4711", "3"));

        assertThat(run(service, "example", "order-to-invoice", "orders", folder.toString()))
                .isZero();

        orders.assertInvoicedOnce(service);
    }

    @Test
    void aConfirmationThatIsTooLargeIsNamed() throws IOException {
        Orders.copy(folder, "WEB-10402");
        Files.write(folder.resolve("pdf/WEB-10402.pdf"), new byte[4 * 1024 * 1024]);

        assertThat(run(service, "example", "order-to-invoice", "orders", folder.toString()))
                .isZero();

        assertThat(reason(folder, "WEB-10402")).contains("smaller than 4 MB", "pdf/WEB-10402.pdf");
    }

    @Test
    void aConfirmationThatIsMissingOrElsewhereIsNamed() throws IOException {
        Orders orders = Orders.copy(folder, "WEB-10402", "WEB-10403");
        Files.delete(folder.resolve("pdf/WEB-10402.pdf"));
        Path elsewhere = folder.resolve("WEB-10403.json");
        Files.writeString(elsewhere, Files.readString(elsewhere).replace("WEB-10403.pdf", "../../secret.pdf"));

        assertThat(run(service, "example", "order-to-invoice", "orders", folder.toString()))
                .isZero();

        assertThat(orders.in("error")).containsExactly("WEB-10402", "WEB-10403");
        assertThat(reason(folder, "WEB-10402")).contains("pdf/WEB-10402.pdf");
        assertThat(reason(folder, "WEB-10403")).contains("../../secret.pdf");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "{}", "{\"orderNumber\":17}", "{\"lines\":\"two\"}", "17 18", "\u0000"})
    void otherFilesAreMovedAwayWithAReason(String text) throws IOException {
        Files.writeString(folder.resolve("odd.json"), text);

        assertThat(run(service, "example", "order-to-invoice", "orders", folder.toString()))
                .isZero();

        assertThat(new Orders(folder).in("error")).containsExactly("odd");
        assertThat(reason(folder, "odd")).isNotBlank();
        assertThat(service.apiRequests()).isEmpty();
    }

    @Test
    void anEmptyFolderIsNotAFailure() {
        assertThat(run(service, "example", "order-to-invoice", "orders", folder.toString()))
                .isZero();
        assertThat(lines).contains("Done: 0 orders, 0 invoiced, 0 rejected, 0 left");
    }

    @Test
    void twoRunsAtATimeExcludeEachOther() throws IOException {
        Orders orders = Orders.copy(folder, "WEB-10402");
        try (FileChannel other =
                FileChannel.open(folder.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            other.lock();

            assertThat(run(service, "example", "order-to-invoice", "orders", folder.toString()))
                    .isEqualTo(1);
        }
        assertThat(lines).singleElement().asString().contains("Another run is working on " + folder);
        assertThat(orders.left()).containsExactly("WEB-10402");
    }

    @ParameterizedTest
    @EnumSource(names = {"BEFORE_WORK", "AFTER_WORK"})
    void aReadThatIsCutOffIsRepeatedAtOnce(Reset reset) throws IOException {
        Orders orders = Orders.copy(folder, "WEB-10402");
        service.inject(
                Fault.on("/v1/salesorders/*/lines").method("GET").reset(reset).times(1));

        assertThat(run(service, "example", "order-to-invoice", "orders", folder.toString()))
                .isZero();

        orders.assertInvoicedOnce(service);
    }

    private Path work() throws IOException {
        try (Stream<Path> folders = Files.list(folder.resolve("output"))) {
            return folders.findFirst().orElseThrow();
        }
    }

    private static String reason(Path folder, String order) throws IOException {
        return Files.readString(folder.resolve("error/" + order + ".json.reason.txt"));
    }
}
