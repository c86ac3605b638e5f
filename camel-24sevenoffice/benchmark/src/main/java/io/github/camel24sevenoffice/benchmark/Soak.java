/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.benchmark;

import io.github.camel24sevenoffice.TsOfficeComponent;
import io.github.camel24sevenoffice.TsOfficeConstants;
import io.github.camel24sevenoffice.TsOfficeRouteConfiguration;
import io.github.camel24sevenoffice.sandbox.Sandbox;
import io.github.camel24sevenoffice.sandbox.SandboxBuilder;
import java.io.PrintStream;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;

/**
 * A mixed load for many organizations through random faults, for a long time. At the end the orders and customers in the
 * sandbox must be those that the routes have reported, and threads, files and heap must be where they were after a first,
 * shorter part. Each part has a sandbox of its own on the same port, as after a restart of the service.
 */
final class Soak implements AutoCloseable {

    private static final int ORGANIZATIONS = 100;
    private static final int THREADS = 16;
    private static final int WARM_UP = 4;
    private static final double MIB = 1024 * 1024;
    /**
     * What comes and goes, but does not grow with the number of calls: the pools of both clients keep up to 20 idle
     * connections each, and how many of them were open when the first part ended is chance.
     */
    private static final Footprint LIMIT = new Footprint(8, 2 * 20 + 8, 8 * 1024 * 1024);

    private static final String CUSTOMER = "{\"isCompany\":true,\"name\":\"Fjord AS\"}";

    private final CamelContext context = new DefaultCamelContext();
    private final AtomicInteger numbers = new AtomicInteger();
    private final long seed;
    private Ledger ledger;
    private ProducerTemplate template;

    private Soak(long seed) {
        this.seed = seed;
    }

    /**
     * @param duration how long the load lasts, the first part included
     * @param seed makes the sequence of calls and faults
     * @return what was done, and what was left behind
     * @throws IllegalStateException if something was lost or done twice
     */
    static Table measure(Duration duration, long seed) throws Exception {
        Quiet.undertow();
        try (Soak soak = new Soak(seed)) {
            int port;
            try (Sandbox sandbox = sandbox(0)) {
                port = URI.create(sandbox.url()).getPort();
                soak.start(sandbox);
                soak.load(sandbox, duration.dividedBy(WARM_UP));
            }
            soak.ledger = null;
            Footprint before = Footprint.now();
            try (Sandbox sandbox = sandbox(port)) {
                soak.load(sandbox, duration.minus(duration.dividedBy(WARM_UP)));
            }
            Table table = new Table(
                    "Soak of " + duration.toSeconds() + " s through faults, nothing lost or done twice",
                    "",
                    "calls",
                    "failed",
                    "orders, each once",
                    "threads left",
                    "files left",
                    "heap left, MiB");
            Object[] counts = soak.ledger.counts();
            soak.ledger = null;
            Footprint growth = Footprint.now().minus(before);
            growth.requireBelow(LIMIT);
            table.row(
                    "tsoffice", counts[0], counts[1], counts[2], growth.threads(), growth.files(), growth.heap() / MIB);
            return table;
        }
    }

    static void print(PrintStream out) throws Exception {
        measure(Duration.ofMinutes(10), System.nanoTime()).print(out);
    }

    private static Sandbox sandbox(int port) {
        SandboxBuilder builder = Sandbox.builder().port(port);
        IntStream.rangeClosed(1, ORGANIZATIONS).forEach(id -> builder.organization(String.valueOf(id)));
        return builder.start();
    }

    private void start(Sandbox sandbox) throws Exception {
        Routes.configure(context, Service.of(sandbox));
        TsOfficeComponent component = context.getComponent("tsoffice", TsOfficeComponent.class);
        // tokens are revoked far more often than any service would, so that two in a row are no missing permission
        component.setAccessDeniedCoolDown(0);
        component.getConfiguration().setRetryDelay(20);
        component.getConfiguration().setMaxRetries(8);
        component.getConfiguration().setResponseTimeout(2_000);
        context.addRoutes(new TsOfficeRouteConfiguration());
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:call")
                        .routeConfigurationId(TsOfficeRouteConfiguration.ID)
                        .toD("${header.uri}");
            }
        });
        context.start();
        template = context.createProducerTemplate();
    }

    private void load(Sandbox sandbox, Duration duration) throws Exception {
        ledger = new Ledger();
        for (int id = 1; id <= ORGANIZATIONS; id++) {
            call(String.valueOf(id), "tsoffice:customers?method=POST", CUSTOMER);
        }
        long end = System.nanoTime() + duration.toNanos();
        ExecutorService threads = Executors.newFixedThreadPool(THREADS + 1);
        try {
            Future<?> weather = threads.submit(new Weather(sandbox, new Random(seed), end));
            List<Callable<Void>> work = IntStream.range(0, THREADS)
                    .<Callable<Void>>mapToObj(i -> () -> work(new Random(seed + i), end))
                    .toList();
            for (Future<Void> one : threads.invokeAll(work)) {
                one.get();
            }
            weather.get();
        } finally {
            threads.shutdownNow();
        }
        sandbox.clearFaults();
        check();
    }

    private Void work(Random random, long end) {
        while (System.nanoTime() < end) {
            String organization = String.valueOf(1 + random.nextInt(ORGANIZATIONS));
            switch (random.nextInt(5)) {
                case 0 -> order(organization, "soak-" + numbers.incrementAndGet());
                case 1 -> ledger.customer(organization, call(organization, "tsoffice:customers?method=POST", CUSTOMER));
                case 2 ->
                    ledger.read(call(organization, "tsoffice:customers/1001?method=PATCH", "{\"name\":\"New AS\"}"));
                case 3 -> ledger.read(call(organization, "tsoffice:customers?paging=list&limit=5", null));
                default -> ledger.read(call(organization, "tsoffice:taxes", null));
            }
        }
        return null;
    }

    private void order(String organization, String reference) {
        Exchange exchange = call(
                organization,
                "tsoffice:salesorders?method=POST&createOnce=referenceNumber&outputType=java.util.Map",
                "{\"referenceNumber\":\"" + reference + "\",\"customer\":{\"id\":1001,\"name\":\"Fjord AS\"}}");
        ledger.order(organization, reference, exchange);
    }

    private Exchange call(String organization, String uri, Object body) {
        return template.send("direct:call", exchange -> {
            exchange.getIn().setBody(body);
            exchange.getIn().setHeader("uri", uri);
            exchange.getIn().setHeader(TsOfficeConstants.ORGANIZATION_ID, organization);
        });
    }

    private void check() {
        for (int id = 1; id <= ORGANIZATIONS; id++) {
            String organization = String.valueOf(id);
            ledger.checkOrders(organization, rows(organization, "tsoffice:salesorders?paging=list&limit=100"));
            // the first one was there before the load
            ledger.checkCustomers(
                    organization,
                    rows(organization, "tsoffice:customers?paging=list&limit=100")
                                    .size()
                            - 1);
        }
    }

    private List<?> rows(String organization, String uri) {
        Exchange exchange = call(organization, uri, null);
        if (exchange.getException() != null) {
            throw new IllegalStateException("The rows cannot be counted", exchange.getException());
        }
        return exchange.getMessage().getBody(List.class);
    }

    @Override
    public void close() {
        context.stop();
    }
}
