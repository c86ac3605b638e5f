/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.benchmark;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.StreamCache;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.core5.http.ClassicHttpResponse;

/** The cost of one call, compared with the HTTP client alone with a fixed header. */
final class CallCost {

    private static final String FIXED = "direct:fixed";

    private CallCost() {}

    /**
     * @param warmups how many calls each makes before the first round
     * @param calls how many calls each makes in a round
     * @param reading what is done with the response
     */
    static Table measure(int rounds, int warmups, int calls, Reading reading) throws Exception {
        try (ServerProcess sandbox = ServerProcess.sandbox();
                CloseableHttpClient raw = HttpClients.createDefault();
                Contexts contexts = new Contexts(reading)) {
            Service service = sandbox.service();
            String token = service.login().request(Service.ORGANIZATION_ID).value();
            Map<String, IntCall> contestants = new LinkedHashMap<>();
            contestants.put("Apache HttpClient 5, fixed header", () -> reading.length(raw(raw, service, token)));
            contestants.put("camel-http, fixed header", contexts.calling(fixedHeader(service, token), FIXED));
            for (Routes routes : List.of(Routes.TSOFFICE, Routes.HAND_WRITTEN, Routes.CAMEL_HTTP)) {
                contestants.put(routes.title(), contexts.calling(routes.of(service), Routes.CALL));
            }
            for (IntCall contestant : contestants.values()) {
                measure(contestant, warmups);
            }
            Map<String, List<Cost>> costs = new LinkedHashMap<>();
            for (int round = 0; round < rounds; round++) {
                for (Map.Entry<String, IntCall> contestant : contestants.entrySet()) {
                    costs.computeIfAbsent(contestant.getKey(), key -> new ArrayList<>())
                            .add(measure(contestant.getValue(), calls));
                }
            }
            return table(reading, costs);
        }
    }

    private static Table table(Reading reading, Map<String, List<Cost>> costs) {
        Table table = new Table(
                reading.title,
                "GET /taxes/1",
                "CPU of the thread, µs",
                "ratio",
                "CPU of the process, µs",
                "ratio",
                "bytes",
                "ratio");
        List<Cost> raw = costs.values().iterator().next();
        costs.forEach((name, list) -> {
            List<Cost> ratios = new ArrayList<>();
            for (int i = 0; i < list.size(); i++) {
                ratios.add(list.get(i).over(raw.get(i)));
            }
            table.row(
                    name,
                    Math.round(Median.of(list, Cost::threadMicros)),
                    Median.of(ratios, Cost::threadMicros),
                    Math.round(Median.of(list, Cost::processMicros)),
                    Median.of(ratios, Cost::processMicros),
                    Math.round(Median.of(list, Cost::bytes)),
                    Median.of(ratios, Cost::bytes));
        });
        return table;
    }

    private static byte[] raw(CloseableHttpClient client, Service service, String token) throws Exception {
        HttpGet get = new HttpGet(service.apiUrl() + "/taxes/1");
        get.setHeader("Authorization", "Bearer " + token);
        return client.execute(get, CallCost::body);
    }

    /** Without needless copies, because all others are compared with it. */
    private static byte[] body(ClassicHttpResponse response) throws IOException {
        try (InputStream content = response.getEntity().getContent()) {
            return content.readNBytes((int) response.getEntity().getContentLength());
        }
    }

    private static RouteBuilder fixedHeader(Service service, String token) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from(FIXED)
                        .setHeader("Authorization", constant("Bearer " + token))
                        .to(service.apiUrl() + "/taxes/1");
            }
        };
    }

    /** The average of some calls on this thread. */
    private static Cost measure(IntCall contestant, int calls) throws Exception {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long cpu = threads.getCurrentThreadCpuTime();
        long process = system.getProcessCpuTime();
        long bytes = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < calls; i++) {
            if (contestant.call() == 0) {
                throw new IllegalStateException("A response without a body");
            }
        }
        return new Cost(
                (threads.getCurrentThreadCpuTime() - cpu) / 1e3 / calls,
                (system.getProcessCpuTime() - process) / 1e3 / calls,
                (threads.getCurrentThreadAllocatedBytes() - bytes) / (double) calls);
    }

    static void print(PrintStream out) throws Exception {
        for (Reading reading : Reading.values()) {
            measure(9, 20_000, 10_000, reading).print(out);
        }
    }

    /** A call that returns the length of its response. */
    private interface IntCall {

        int call() throws Exception;
    }

    /** What a route does with a response. */
    enum Reading {
        /** Reads it to its end, without another copy. */
        AS_IT_COMES("A call with a valid token") {
            @Override
            int length(byte[] body) {
                return body.length;
            }

            @Override
            int length(Message message) throws IOException {
                if (message.getBody() instanceof StreamCache body) {
                    body.writeTo(OutputStream.nullOutputStream());
                    return (int) body.length();
                }
                return length(message.getBody(byte[].class));
            }
        },
        AS_TEXT("The same with the response read as a String, by Camel's converters") {
            @Override
            int length(byte[] body) {
                return new String(body, StandardCharsets.UTF_8).length();
            }

            @Override
            int length(Message message) {
                return message.getBody(String.class).length();
            }
        };

        private final String title;

        Reading(String title) {
            this.title = title;
        }

        abstract int length(byte[] body);

        abstract int length(Message message) throws IOException;
    }

    private record Cost(double threadMicros, double processMicros, double bytes) {

        Cost over(Cost other) {
            return new Cost(
                    threadMicros / other.threadMicros, processMicros / other.processMicros, bytes / other.bytes);
        }
    }

    /** A Camel context for each contestant. */
    private static final class Contexts implements AutoCloseable {

        private final List<CamelContext> contexts = new ArrayList<>();
        private final Reading reading;

        Contexts(Reading reading) {
            this.reading = reading;
        }

        IntCall calling(RouteBuilder routes, String from) throws Exception {
            CamelContext context = new DefaultCamelContext();
            contexts.add(context);
            context.addRoutes(routes);
            context.start();
            ProducerTemplate template = context.createProducerTemplate();
            return () -> {
                Exchange exchange = template.send(from, call -> {});
                if (exchange.getException() != null) {
                    throw exchange.getException();
                }
                return reading.length(exchange.getMessage());
            };
        }

        @Override
        public void close() {
            contexts.forEach(CamelContext::stop);
        }
    }
}
