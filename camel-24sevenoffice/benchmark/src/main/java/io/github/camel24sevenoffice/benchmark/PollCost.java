/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.benchmark;

import com.sun.management.OperatingSystemMXBean;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.jackson.JacksonDataFormat;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.processor.state.MemoryStateRepository;

/** A first load of all customers: the consumer, compared with a loop over camel-http as a developer would write it. */
final class PollCost {

    private static final int PAGE = 100;
    private static final String MORE = "more";
    private static final String NUMBER = "page";
    private static final int PATIENCE_MINUTES = 10;

    private PollCost() {}

    /**
     * @param customers how many there are
     * @param millis how long the server takes for a page
     */
    static Table measure(int rounds, int customers, int millis) throws Exception {
        Map<String, BiFunction<Service, Processor, RouteBuilder>> contestants = new LinkedHashMap<>();
        contestants.put("loop over camel-http, rows as Maps", PollCost::loop);
        contestants.put(
                "tsoffice, rows as Maps", (service, row) -> consumer(service, "&outputType=java.util.Map", row));
        contestants.put("tsoffice, rows as JSON", (service, row) -> consumer(service, "", row));
        Map<String, List<Cost>> costs = new LinkedHashMap<>();
        try (ServerProcess server =
                new ServerProcess(CustomerServer.class, String.valueOf(customers), String.valueOf(millis))) {
            for (int round = 0; round <= rounds; round++) {
                for (var contestant : contestants.entrySet()) {
                    Cost cost = load(server.service(), customers, contestant.getValue());
                    // the first round warms up
                    if (round > 0) {
                        costs.computeIfAbsent(contestant.getKey(), key -> new ArrayList<>())
                                .add(cost);
                    }
                }
            }
        }
        return table(customers, millis, costs);
    }

    private static Table table(int customers, int millis, Map<String, List<Cost>> costs) {
        Table table = new Table(
                customers + " customers in pages of " + PAGE + ", " + millis + " ms a page",
                "",
                "rows a second",
                "ratio",
                "CPU of the process for a row, µs",
                "ratio");
        List<Cost> loop = costs.values().iterator().next();
        costs.forEach((name, list) -> {
            List<Cost> ratios = new ArrayList<>();
            for (int i = 0; i < list.size(); i++) {
                ratios.add(list.get(i).over(loop.get(i)));
            }
            table.row(
                    name,
                    Math.round(Median.of(list, Cost::rowsPerSecond)),
                    Median.of(ratios, Cost::rowsPerSecond),
                    Median.of(list, Cost::cpuMicros),
                    Median.of(ratios, Cost::cpuMicros));
        });
        return table;
    }

    private static Cost load(Service service, int customers, BiFunction<Service, Processor, RouteBuilder> contestant)
            throws Exception {
        CountDownLatch rows = new CountDownLatch(customers);
        try (CamelContext context = new DefaultCamelContext()) {
            context.getShutdownStrategy().setTimeout(1);
            context.getRegistry().bind("states", new MemoryStateRepository());
            context.addRoutes(contestant.apply(service, exchange -> rows.countDown()));
            OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
            long cpu = system.getProcessCpuTime();
            long begin = System.nanoTime();
            context.start();
            if (!rows.await(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
                throw new IllegalStateException(rows.getCount() + " rows are missing");
            }
            return new Cost(
                    customers * 1e9 / (System.nanoTime() - begin),
                    (system.getProcessCpuTime() - cpu) / 1e3 / customers);
        }
    }

    private static RouteBuilder consumer(Service service, String options, Processor row) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                Routes.configure(getContext(), service);
                from("tsoffice:customers?offsetRepository=#states&initialDelay=0&limit=" + PAGE + options)
                        .process(row);
            }
        };
    }

    private static RouteBuilder loop(Service service, Processor row) {
        TokenBean tokens = new HandWrittenTokens(service.login(), service.margin()).bean(Service.ORGANIZATION_ID);
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("timer:customers?delay=0&repeatCount=1")
                        .setProperty(NUMBER, constant(1))
                        .setProperty(MORE, constant(true))
                        .loopDoWhile(exchangeProperty(MORE))
                        .process(exchange -> request(exchange, tokens))
                        .to(service.apiUrl() + "/customers")
                        .unmarshal(new JacksonDataFormat(List.class))
                        .process(PollCost::turn)
                        .split(body())
                        .process(row)
                        .end()
                        .end();
            }
        };
    }

    private static void request(Exchange exchange, TokenBean tokens) {
        exchange.getIn().setBody(null);
        exchange.getIn().setHeader("Authorization", "Bearer " + tokens.get());
        exchange.getIn()
                .setHeader(
                        Exchange.HTTP_QUERY,
                        "sortBy=modifiedAt:asc&limit=" + PAGE + "&page=" + exchange.getProperty(NUMBER));
    }

    private static void turn(Exchange exchange) {
        exchange.setProperty(MORE, exchange.getIn().getBody(List.class).size() == PAGE);
        exchange.setProperty(NUMBER, exchange.getProperty(NUMBER, Integer.class) + 1);
    }

    static void print(PrintStream out) throws Exception {
        measure(5, 100_000, 0).print(out);
        measure(3, 100_000, 20).print(out);
    }

    private record Cost(double rowsPerSecond, double cpuMicros) {

        Cost over(Cost other) {
            return new Cost(rowsPerSecond / other.rowsPerSecond, cpuMicros / other.cpuMicros);
        }
    }
}
