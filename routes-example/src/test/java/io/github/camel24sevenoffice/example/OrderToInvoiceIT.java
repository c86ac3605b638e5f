/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camel24sevenoffice.sandbox.Fault;
import io.github.camel24sevenoffice.sandbox.Reset;
import io.github.camel24sevenoffice.sandbox.Sandbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The JVM that makes an invoice of an order is killed in each of its calls, and started again. */
class OrderToInvoiceIT extends ExampleTestSupport {

    /** With two lines, a confirmation, and a customer who is new. */
    private static final String ORDER = "WEB-10406";

    private static final int CALLS = 10;
    private static final List<String> LANGUAGES = List.of("java", "yaml", "xml");

    @TempDir
    Path logs;

    private final Sandbox service = Sandbox.builder().start();

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void theNumberOfCallsForAnInvoiceIsKnown() throws IOException {
        Orders orders = Orders.copy(folder, ORDER);

        assertThat(run(service, "example", "order-to-invoice", "orders", folder.toString()))
                .isZero();

        orders.assertInvoicedOnce(service);
        assertThat(service.apiRequests()).hasSize(CALLS);
    }

    static Stream<Arguments> everyCall() {
        return IntStream.rangeClosed(1, CALLS)
                .mapToObj(call -> Arguments.of(call, LANGUAGES.get(call % LANGUAGES.size())));
    }

    /**
     * After the work of the call is done, which is the same as before that of the next one. The languages come in turns: a
     * kill is the same to all of them.
     */
    @ParameterizedTest
    @MethodSource("everyCall")
    void nothingIsLostOrInvoicedTwiceWhereverItIsKilled(int call, String dsl) throws Exception {
        Orders orders = Orders.copy(folder, ORDER);
        service.inject(Fault.on("/v1/*").after(call - 1).reset(Reset.AFTER_WORK).times(1));
        // what it tries in the instant until it is killed does not happen
        service.inject(Fault.on("/v1/*").after(call - 1).reset(Reset.BEFORE_WORK));
        runAndKill(call, dsl);
        service.clearFaults();
        assertThat(orders.left()).containsExactly(ORDER);

        assertThat(run(service, "example", "order-to-invoice", "dsl", dsl, "orders", folder.toString()))
                .isZero();

        assertThat(orders.left()).isEmpty();
        assertThat(orders.in("done")).containsExactly(ORDER);
        orders.assertInvoicedOnce(service);
    }

    /** Kills it as soon as so many calls have come to the service. */
    private void runAndKill(int calls, String dsl) throws Exception {
        Path output = Files.createTempFile(logs, "run", ".txt");
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-Dexample=order-to-invoice",
                        "-Ddsl=" + dsl,
                        "-Dorders=" + folder,
                        Examples.class.getName())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().putAll(environment(service));
        Process process = builder.start();
        try {
            await().atMost(60, TimeUnit.SECONDS)
                    .pollInterval(5, TimeUnit.MILLISECONDS)
                    .until(() -> !process.isAlive() || service.apiRequests().size() >= calls);
            assertThat(process.isAlive()).as(Files.readString(output)).isTrue();
        } finally {
            process.destroyForcibly().waitFor();
        }
    }
}
