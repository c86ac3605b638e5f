/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camel24sevenoffice.sandbox.Fault;
import io.github.camel24sevenoffice.sandbox.Sandbox;
import io.github.camel24sevenoffice.sandbox.SandboxBuilder;
import io.github.camel24sevenoffice.sandbox.TimestampStyle;
import io.github.camel24sevenoffice.state.FencedStateRepository;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.LoggingLevel;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.impl.health.DefaultHealthCheckRegistry;
import org.apache.camel.spi.ExceptionHandler;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.support.LoggingExceptionHandler;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;
import org.apache.camel.support.processor.state.FileStateRepository;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What goes wrong between a server, its clock and a consumer, each by name. */
class ConsumerHazardsTest extends ConsumerTestSupport {

    private static final String CUSTOMERS = "tsoffice:customers";

    private final Fenced fenced = new Fenced();

    @Override
    protected StateRepository<String, String> repository() {
        return fenced;
    }

    @Override
    protected SandboxBuilder sandbox(SandboxBuilder builder) {
        return builder.organization(Sandbox.ORGANIZATION_ID).organization("2");
    }

    @Test
    void twoChangesInTheSameSecondAreBothDelivered() {
        int customer = createCustomer("A");
        int order = call("POST", "/salesorders", Map.of("customer", Map.of("id", customer, "name", "A")))
                .path("id")
                .asInt();
        List<String> memos = new CopyOnWriteArrayList<>();
        List<String> keys = new CopyOnWriteArrayList<>();
        start("tsoffice:salesorders?outputType=" + Map.class.getName(), exchange -> take(exchange, memos, keys));
        await().until(() -> keys.size() == 1);

        // the stamps of orders have whole seconds
        call("PATCH", "/salesorders/" + order, Map.of("memo", "first"));
        await().until(() -> memos.contains("first"));
        call("PATCH", "/salesorders/" + order, Map.of("memo", "second"));

        await().until(() -> memos.contains("second"));
        awaitPolls(2);
        assertThat(keys)
                .as("an idempotentConsumer passes them all")
                .doesNotHaveDuplicates()
                .hasSize(3);
    }

    private static void take(Exchange exchange, List<String> memos, List<String> keys) {
        memos.add(String.valueOf(exchange.getMessage().getBody(Map.class).get("memo")));
        keys.add(exchange.getMessage().getHeader("CamelTsOfficeRowKey", String.class));
        exchange.getMessage().setBody(null);
    }

    @Test
    void whenTheClockOfTheServerGoesBackNewRowsAreDeliveredAllTheSame() {
        createCustomer("A");
        start(CUSTOMERS + "?overlap=5s");
        awaitDeliveries(1);

        clock.advance(Duration.ofHours(-2));
        awaitPolls(2);
        int early = createCustomer("B");

        await().until(() -> deliveries.stream().anyMatch(row -> row.id().equals(String.valueOf(early))));
    }

    @ParameterizedTest
    @EnumSource(TimestampStyle.class)
    void stampsOfAnyStyleAreRead(TimestampStyle style) {
        try (Sandbox styled = Sandbox.builder()
                .clock(clock)
                .tokenLifetime(Duration.ofDays(10_000))
                .timestampStyle(style)
                .start()) {
            clock.advance(Duration.ofMillis(123));
            call(styled, Sandbox.ORGANIZATION_ID, "POST", "/customers", Map.of("isCompany", true, "name", "A"));
            String url = "&apiUrl=" + styled.apiUrl() + "&tokenUrl=" + styled.tokenUrl();

            start(CUSTOMERS + "?limit=10" + url);

            await().until(() -> deliveries.size() == 1);
            int before = styled.apiRequests().size();
            await().until(() -> styled.apiRequests().size() > before + 2);
            assertThat(deliveries).hasSize(1);
            assertThat(deliveries.get(0).modifiedAt())
                    .isEqualTo(style == TimestampStyle.SECONDS ? clock.instant().minusMillis(123) : clock.instant());
        }
    }

    @Test
    void backDatedAndPostDatedVouchersInsideTheWindowAreFound() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        start("tsoffice:transactionlines?postingWindow=400d,60d");
        awaitPolls(2);

        post(today.minusDays(300));
        awaitDeliveries(2);
        clock.advance(Duration.ofDays(1));
        post(today.plusDays(50));
        awaitDeliveries(4);
        post(today);

        assertThat(awaitDeliveries(6)).extracting(Delivery::change).containsOnly("created");
        assertThat(sandbox.apiRequests())
                .filteredOn(call -> call.path().endsWith("/transactionlines"))
                .last()
                .satisfies(call -> assertThat(call.query())
                        .contains("dateFrom=" + today.plusDays(1).minusDays(400))
                        // the day after the last one
                        .contains("dateTo=" + today.plusDays(1).plusDays(61)));
    }

    private void post(LocalDate date) {
        clock.advance(Duration.ofSeconds(2));
        call(
                "POST",
                "/transactions",
                Map.of(
                        "transactionTypeNumber",
                        9,
                        "date",
                        date.toString(),
                        "lines",
                        List.of(line(1920, "100.00"), line(3000, "-100.00"))));
    }

    private static Map<String, Object> line(int account, String amount) {
        return Map.of("accountNumber", account, "amount", new BigDecimal(amount), "tax", Map.of("number", 0));
    }

    @Test
    void rowsThatOnlyNowComeIntoTheWindowAreDelivered() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        post(today.plusDays(62));
        start("tsoffice:transactionlines?postingWindow=400d,60d");
        awaitPolls(3);
        assertThat(deliveries).isEmpty();

        clock.advance(Duration.ofDays(3));

        awaitDeliveries(2);
    }

    @Test
    void aPollThatFailsIsReportedByTheHealthCheckAndTheNextOneContinues() {
        createCustomers(3);
        CamelContext context = start(new RouteBuilder() {
            @Override
            public void configure() {
                HealthCheckRegistry registry = new DefaultHealthCheckRegistry(getContext());
                getContext().getCamelContextExtension().addContextPlugin(HealthCheckRegistry.class, registry);
                registry.register(registry.resolveById("consumers"));
                registry.start();
                from(polling(CUSTOMERS)).routeId("changes").process(ConsumerHazardsTest.this::deliver);
            }
        });
        awaitDeliveries(3);
        assertThat(health(context)).isEqualTo(HealthCheck.State.UP);

        sandbox.inject(Fault.on("/v1/customers").status(500));
        await().until(() -> health(context) == HealthCheck.State.DOWN);
        sandbox.clearFaults();

        await().until(() -> health(context) == HealthCheck.State.UP);
        createCustomer("later");
        awaitDeliveries(4);
    }

    private static HealthCheck.State health(CamelContext context) {
        return HealthCheckHelper.invoke(context).stream()
                .filter(result -> result.getCheck().getId().equals("consumer:changes"))
                .map(HealthCheck.Result::getState)
                .findFirst()
                .orElse(HealthCheck.State.UNKNOWN);
    }

    @Test
    void aPollThatFailsGoesToTheErrorHandlerOfTheRouteIfItIsAskedTo() {
        AtomicReference<Exception> handled = new AtomicReference<>();
        sandbox.inject(Fault.on("/v1/customers").status(500));
        start(new RouteBuilder() {
            @Override
            public void configure() {
                from(polling(CUSTOMERS + "?bridgeErrorHandler=true"))
                        .onException(Exception.class)
                        .handled(true)
                        .process(exchange ->
                                handled.set(exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class)))
                        .end()
                        .process(ConsumerHazardsTest.this::deliver);
            }
        });

        await().until(() -> handled.get() != null);
        assertThat(handled.get()).hasMessageContaining("GET /customers failed").hasMessageContaining("500");
    }

    @Test
    void aStopDuringALongWaitIsQuick() {
        createCustomers(1);
        sandbox.inject(Fault.on("/v1/customers").tooManyRequests(Duration.ofMinutes(4)));
        CamelContext context = start(CUSTOMERS);
        await().until(() -> !sandbox.apiRequests().isEmpty()
                && sandbox.apiRequests().get(sandbox.apiRequests().size() - 1).status() == 429);

        long before = System.nanoTime();
        context.stop();

        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(9));
    }

    @Test
    void callsFurtherDownTheRouteActForTheOrganizationOfTheRow() {
        int one = createCustomer("one");
        clock.advance(Duration.ofSeconds(1));
        JsonNode two = call(sandbox, "2", "POST", "/customers", Map.of("isCompany", true, "name", "two"));
        start(new RouteBuilder() {
            @Override
            public void configure() {
                from(polling(CUSTOMERS + "?organizations=2," + Sandbox.ORGANIZATION_ID))
                        .setHeader("customerId", header("CamelTsOfficeRowId"))
                        .to("tsoffice:customers/{customerId}")
                        .process(ConsumerHazardsTest.this::deliver);
            }
        });

        assertThat(awaitDeliveries(2))
                .extracting(Delivery::organization, Delivery::id, Delivery::name)
                .containsExactlyInAnyOrder(
                        tuple(Sandbox.ORGANIZATION_ID, String.valueOf(one), "one"),
                        tuple("2", two.path("id").asText(), "two"));
    }

    @Test
    void anIdempotentConsumerDropsWhatComesAgainAfterAnAbruptEnd() {
        createCustomers(10);
        MemoryIdempotentRepository seen = new MemoryIdempotentRepository() {
            @Override
            protected void doStop() {
                // outlives the context, like a database
            }
        };
        for (int run = 0; run < 2; run++) {
            // without a stored state, as if the process had died before the first one was stored
            CamelContext context = start(new RouteBuilder() {
                @Override
                public void configure() {
                    from(CUSTOMERS + "?initialDelay=0&delay=20")
                            .idempotentConsumer(header("CamelTsOfficeRowKey"), seen)
                            .process(ConsumerHazardsTest.this::deliver);
                }
            });
            awaitPolls(3);
            context.stop();
        }

        assertThat(deliveries).extracting(Delivery::id).doesNotHaveDuplicates().hasSize(10);
    }

    @Test
    void theFileOfCamelKeepsTheStateToo(@TempDir Path folder) throws Exception {
        createCustomers(3);
        for (int run = 0; run < 2; run++) {
            CamelContext context = start(new RouteBuilder() {
                @Override
                public void configure() {
                    getContext()
                            .getRegistry()
                            .bind(
                                    "file",
                                    FileStateRepository.fileStateRepository(
                                            folder.resolve("states").toFile()));
                    from(CUSTOMERS + "?isCompany=true&offsetRepository=#file&initialDelay=0&delay=20")
                            .process(ConsumerHazardsTest.this::deliver);
                }
            });
            awaitDeliveries(3);
            context.stop();
        }

        assertThat(deliveries).hasSize(3);
    }

    @Test
    void whileTheStateCannotBeStoredNothingIsSentAgain() {
        createCustomers(3);
        AtomicBoolean full = new AtomicBoolean();
        MemoryStateRepository disk = new MemoryStateRepository() {
            @Override
            public void setState(String key, String value) {
                if (full.get()) {
                    throw new IllegalStateException("the disk is full");
                }
                super.setState(key, value);
            }
        };
        AtomicInteger failures = new AtomicInteger();
        start(new RouteBuilder() {
            @Override
            public void configure() {
                getContext().getRegistry().bind("disk", disk);
                getContext().getRegistry().bind("failures", (ExceptionHandler)
                        new LoggingExceptionHandler(getContext(), ConsumerHazardsTest.class, LoggingLevel.OFF) {
                            @Override
                            public void handleException(String message, Exchange exchange, Throwable exception) {
                                failures.incrementAndGet();
                            }
                        });
                from(CUSTOMERS + "?offsetRepository=#disk&exceptionHandler=#failures&initialDelay=0&delay=20")
                        .process(exchange -> full.set(full.get() || deliveries.size() == 1))
                        .process(ConsumerHazardsTest.this::deliver);
            }
        });
        await().until(() -> failures.get() > 5);
        int sent = deliveries.size();
        full.set(false);
        createCustomer("later");

        await().until(() -> deliveries.stream().anyMatch(row -> "later".equals(row.name())));
        assertThat(sent).isLessThanOrEqualTo(3);
        assertThat(deliveries).extracting(Delivery::id).doesNotHaveDuplicates().hasSize(4);
    }

    @Test
    void aRepositoryThatStoresNothingFailsTheStart() {
        MemoryStateRepository readOnly = new MemoryStateRepository() {
            @Override
            public void setState(String key, String value) {
                throw new UnsupportedOperationException("read only");
            }
        };

        assertThatThrownBy(() -> start(new RouteBuilder() {
                    @Override
                    public void configure() {
                        getContext().getRegistry().bind("readOnly", readOnly);
                        from(CUSTOMERS + "?offsetRepository=#readOnly").process(ConsumerHazardsTest.this::deliver);
                    }
                }))
                .hasStackTraceContaining(
                        "The state \"tsoffice:customers modified organization 100000000000001\" cannot be"
                                + " stored in the offsetRepository: read only");
    }

    @Test
    void aFormerLeaderStoresNothingOverTheStateOfItsSuccessor() throws Exception {
        String key = "tsoffice:customers modified organization 100000000000001";
        createCustomers(3);
        CountDownLatch reached = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        start(CUSTOMERS, exchange -> {
            reached.countDown();
            release.await();
        });
        reached.await();

        String successor = "{\"version\":1,\"watermark\":\"2027-01-01T00:00:00Z\",\"complete\":true}";
        fenced.setState(key, successor);
        release.countDown();

        awaitPolls(4);
        assertThat(fenced.getState(key)).contains("2027-01-01T00:00:00Z");
    }

    /** In memory. */
    private static final class Fenced extends MemoryStateRepository implements FencedStateRepository {

        @Override
        public synchronized boolean compareAndSet(String key, String expected, String update) {
            if (!Objects.equals(getState(key), expected)) {
                return false;
            }
            setState(key, update);
            return true;
        }
    }
}
