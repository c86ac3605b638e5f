/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A million rows go through a route in a JVM with a heap that holds a small part of them. */
@Timeout(150)
class StreamingIT {

    private static final int ROWS = 1_000_000;
    private static final int LIMIT = 1000;
    private static final String HEAP = "-Xmx64m";
    private static final Pattern PAGE = Pattern.compile("&page=(\\d+)");

    @TempDir
    Path folder;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private HttpServer server;

    @BeforeEach
    void startServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/oauth/token", exchange -> respond(exchange, """
                {"access_token":"sandbox-token-streaming","token_type":"Bearer","expires_in":3600}"""));
        server.createContext("/v1/transactionlines", StreamingIT::respondWithPage);
        server.setExecutor(threads);
        server.start();
    }

    @AfterEach
    void stopServer() {
        server.stop(0);
        threads.shutdownNow();
    }

    @Test
    void aMillionRowsAreStreamedThroughASmallHeap() throws Exception {
        SmallJvm program = run("stream");

        assertThat(program.output()).contains(Program.result(ROWS, ROWS, (long) ROWS * (ROWS + 1) / 2));
        assertThat(program.exitCode()).isZero();
    }

    /** Otherwise the heap of the other test would prove nothing. */
    @Test
    void aListOfThemDoesNotFitIn() throws Exception {
        SmallJvm program = run("list");

        assertThat(program.exitCode()).as(program.output()).isEqualTo(SmallJvm.OUT_OF_MEMORY);
    }

    private SmallJvm run(String paging) throws Exception {
        return SmallJvm.run(
                HEAP,
                folder,
                Program.class,
                "http://127.0.0.1:" + server.getAddress().getPort(),
                paging);
    }

    private static void respondWithPage(HttpExchange exchange) throws IOException {
        Matcher page = PAGE.matcher("&" + exchange.getRequestURI().getRawQuery());
        int number = page.find() ? Integer.parseInt(page.group(1)) : 1;
        StringBuilder rows = new StringBuilder("[");
        for (int id = (number - 1) * LIMIT + 1; id <= number * LIMIT; id++) {
            rows.append(rows.length() == 1 ? "" : ",")
                    .append("{\"id\":")
                    .append(id)
                    .append(
                            ",\"date\":\"2026-01-15\",\"account\":{\"id\":1,\"number\":1920,\"name\":\"Bankinnskudd\"},")
                    .append("\"amount\":1234.50,\"comment\":\"Line ")
                    .append(id)
                    .append("\"}");
        }
        if (number * LIMIT < ROWS) {
            exchange.getResponseHeaders().add("Link", "<?page=" + (number + 1) + ">; rel=\"next\"");
        }
        respond(exchange, rows.append(']').toString());
    }

    private static void respond(HttpExchange exchange, String json) throws IOException {
        try (exchange) {
            byte[] body = json.getBytes(StandardCharsets.UTF_8);
            exchange.getRequestBody().readAllBytes();
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    /** The program that runs in the small heap. */
    static final class Program {

        private Program() {}

        public static void main(String[] arguments) throws Exception {
            BitSet ids = new BitSet();
            long[] countAndSum = new long[2];
            try (DefaultCamelContext context = new DefaultCamelContext()) {
                context.addComponent("tsoffice", RecordingTestSupport.component(arguments[0]));
                context.addRoutes(new RouteBuilder() {
                    @Override
                    public void configure() {
                        from("direct:rows")
                                .to("tsoffice:transactionlines?dateFrom=2026-01-01&dateTo=2026-02-01&limit=" + LIMIT
                                        + "&paging=" + arguments[1])
                                .split(body())
                                .streaming()
                                .process(exchange -> {
                                    int id = (int) exchange.getMessage()
                                            .getBody(Map.class)
                                            .get("id");
                                    ids.set(id);
                                    countAndSum[0]++;
                                    countAndSum[1] += id;
                                });
                    }
                });
                context.start();
                Exchange exchange = context.createProducerTemplate().send("direct:rows", sent -> {});
                if (exchange.getException() != null) {
                    throw exchange.getException();
                }
            }
            System.out.println(result(countAndSum[0], ids.cardinality(), countAndSum[1]));
        }

        static String result(long count, long distinct, long sum) {
            return "rows " + count + ", distinct " + distinct + ", sum " + sum;
        }
    }
}
