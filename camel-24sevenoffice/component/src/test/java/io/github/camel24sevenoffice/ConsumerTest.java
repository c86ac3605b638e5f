/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.github.camel24sevenoffice.model.Customer;
import io.github.camel24sevenoffice.sandbox.Fault;
import io.github.camel24sevenoffice.sandbox.Reset;
import io.github.camel24sevenoffice.sandbox.Sandbox;
import io.github.camel24sevenoffice.sandbox.SandboxBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

/** Changed rows as the start of a route: which come, how often, and after what. */
class ConsumerTest extends ConsumerTestSupport {

    private static final String CUSTOMERS = "tsoffice:customers";

    @Override
    protected SandboxBuilder sandbox(SandboxBuilder builder) {
        return builder.organization(Sandbox.ORGANIZATION_ID).organization("2").organization("3");
    }

    @Test
    void everyRowIsDeliveredOnceAndThenItsChanges() {
        int first = createCustomer("A");
        int second = createCustomer("B");
        start(CUSTOMERS);
        assertThat(awaitDeliveries(2))
                .extracting(Delivery::id, Delivery::change, Delivery::name)
                .containsExactly(row(first, "created", "A"), row(second, "created", "B"));

        rename(first, "A2");
        int third = createCustomer("C");

        assertThat(awaitDeliveries(4).subList(2, 4))
                .extracting(Delivery::id, Delivery::change, Delivery::name)
                .containsExactly(row(first, "updated", "A2"), row(third, "created", "C"));
    }

    private static Tuple row(int id, String change, String name) {
        return tuple(String.valueOf(id), change, name);
    }

    @Test
    void aRestartContinuesWhereTheLastRunEnded() {
        createCustomers(3);
        CamelContext before = start(CUSTOMERS);
        awaitDeliveries(3);
        before.stop();
        int missed = createCustomer("while it was down");

        start(CUSTOMERS);

        assertThat(awaitDeliveries(4)).last().extracting(Delivery::id).isEqualTo(String.valueOf(missed));
    }

    @Test
    void manyPagesAreReadByMovingTheFilterAlong() {
        createCustomers(250);

        start(CUSTOMERS + "?limit=20");

        assertThat(awaitDeliveries(250))
                .extracting(Delivery::id)
                .doesNotHaveDuplicates()
                .hasSize(250);
        assertThat(sandbox.apiRequests())
                .noneMatch(call -> String.valueOf(call.query()).contains("page="));
    }

    @Test
    void moreRowsOfOneStampThanAPageHoldsAreAllDelivered() {
        createCustomer("before");
        clock.advance(Duration.ofSeconds(1));
        for (int i = 0; i < 25; i++) {
            call("POST", "/customers", Map.of("isCompany", true, "name", "same time"));
        }
        createCustomer("after");

        start(CUSTOMERS + "?limit=10");

        assertThat(awaitDeliveries(27))
                .extracting(Delivery::id)
                .doesNotHaveDuplicates()
                .hasSize(27);
    }

    @Test
    void aRowThatBecomesVisibleLateIsDelivered() {
        createCustomer("A");
        start(CUSTOMERS);
        awaitDeliveries(1);
        clock.advance(Duration.ofSeconds(30));
        createCustomer("later stamp");
        awaitDeliveries(2);

        clock.advance(Duration.ofSeconds(-20));
        createCustomer("earlier stamp");

        assertThat(awaitDeliveries(3)).last().extracting(Delivery::name).isEqualTo("earlier stamp");
    }

    @Test
    void startFromNowDeliversWhatIsChangedFromNowOn() {
        createCustomers(3);
        clock.advance(Duration.ofSeconds(2));
        start(CUSTOMERS + "?startFrom=now");
        awaitPolls(3);
        clock.advance(Duration.ofSeconds(2));
        createCustomer("new");

        assertThat(awaitDeliveries(1)).extracting(Delivery::name).containsExactly("new");
    }

    @Test
    void startFromATimeDeliversWhatWasChangedSince() {
        createCustomers(3);
        clock.advance(Duration.ofHours(2));
        String since = clock.instant().toString();
        createCustomer("new");

        start(CUSTOMERS + "?startFrom=" + since);

        assertThat(awaitDeliveries(1)).extracting(Delivery::name).containsExactly("new");
    }

    @Test
    void aRowThatFailsIsReadAgainAndDeliveredWithoutBlockingTheOthers() {
        createCustomer("good 1");
        int bad = createCustomer("bad");
        createCustomer("good 2");
        start(CUSTOMERS, exchange -> {
            if (exchange.getMessage().getBody(String.class).contains("\"bad\"")) {
                throw new IllegalStateException("bad row");
            }
        });
        await().until(() -> deliveries.size() == 2);

        call("PATCH", "/customers/" + bad, Map.of("name", "corrected"));

        await().atMost(Duration.ofSeconds(30)).until(() -> deliveries.size() == 3);
        assertThat(deliveries).extracting(Delivery::name).containsExactly("good 1", "good 2", "corrected");
    }

    @Test
    void aTargetThatIsDownStopsThePollAndNothingIsLost() {
        createCustomers(50);
        AtomicBoolean down = new AtomicBoolean(true);
        AtomicInteger attempts = new AtomicInteger();
        start(CUSTOMERS, exchange -> {
            attempts.incrementAndGet();
            if (down.get()) {
                throw new IllegalStateException("down");
            }
        });
        awaitPolls(2);
        await().until(() -> attempts.get() >= 5);
        assertThat(attempts.get()).isLessThan(20);

        down.set(false);

        await().atMost(Duration.ofSeconds(30)).until(() -> deliveries.size() == 50);
        assertThat(deliveries).extracting(Delivery::id).doesNotHaveDuplicates();
    }

    @Test
    void aRowIsGivenUpAfterMaxAttempts() {
        createCustomer("bad");
        AtomicInteger attempts = new AtomicInteger();
        start(CUSTOMERS + "?maxAttempts=1", exchange -> {
            attempts.incrementAndGet();
            throw new IllegalStateException("bad row");
        });

        await().until(() -> attempts.get() == 1);
        awaitPolls(3);
        assertThat(attempts).hasValue(1);
    }

    @Test
    void rowsThatAreHandedOverCountOnlyWhenTheyAreDone() throws Exception {
        createCustomers(10);
        CountDownLatch release = new CountDownLatch(1);
        Set<String> working = ConcurrentHashMap.newKeySet();
        CamelContext before = start(new RouteBuilder() {
            @Override
            public void configure() {
                from(polling(CUSTOMERS + "?maxInFlight=4")).to("seda:work");
                from("seda:work?concurrentConsumers=10")
                        .process(exchange -> {
                            working.add(exchange.getIn().getHeader("CamelTsOfficeRowId", String.class));
                            release.await();
                        })
                        .process(ConsumerTest.this::deliver);
            }
        });
        await().until(() -> working.size() == 4);
        assertThat(working).hasSize(4);
        assertThat(String.valueOf(state())).doesNotContain("\"watermark\"");

        release.countDown();

        assertThat(awaitDeliveries(10))
                .extracting(Delivery::id)
                .doesNotHaveDuplicates()
                .hasSize(10);
        before.stop();
        assertThat(state()).contains("\"watermark\"");
    }

    private String state() {
        return states.getState("tsoffice:customers modified organization 100000000000001");
    }

    @Test
    void aStopInTheMiddleOfAPageLosesAndRepeatsNothing() throws Exception {
        createCustomers(60);
        AtomicInteger count = new AtomicInteger();
        CountDownLatch twenty = new CountDownLatch(20);
        CamelContext before = start(CUSTOMERS, exchange -> {
            count.incrementAndGet();
            twenty.countDown();
            Thread.onSpinWait();
        });
        twenty.await();
        before.stop();
        int delivered = deliveries.size();
        assertThat(delivered).isGreaterThanOrEqualTo(19);

        start(CUSTOMERS);

        assertThat(awaitDeliveries(60))
                .extracting(Delivery::id)
                .doesNotHaveDuplicates()
                .hasSize(60);
    }

    @Test
    void faultsInTheMiddleOfAListLoseAndRepeatNothing() {
        createCustomers(200);
        sandbox.inject(Fault.on("/v1/customers").after(2).times(1).revokeToken());
        sandbox.inject(Fault.on("/v1/customers").after(4).times(1).status(503));
        sandbox.inject(Fault.on("/v1/customers").after(6).times(1).reset(Reset.DURING_RESPONSE));
        sandbox.inject(Fault.on("/v1/customers").after(7).times(1).tooManyRequests(Duration.ofSeconds(1)));

        start(CUSTOMERS + "?limit=20");

        assertThat(awaitDeliveries(200))
                .extracting(Delivery::id)
                .doesNotHaveDuplicates()
                .hasSize(200);
    }

    @Test
    void eachOrganizationHasItsOwnStateAndABrokenOneHoldsUpNoOther() {
        call(sandbox, "2", "POST", "/customers", Map.of("isCompany", true, "name", "two"));
        call(sandbox, "3", "POST", "/customers", Map.of("isCompany", true, "name", "three"));

        start(CUSTOMERS + "?organizations=2,unknown,3");

        await().until(() -> deliveries.size() == 2);
        assertThat(deliveries)
                .extracting(Delivery::organization, Delivery::name)
                .containsExactlyInAnyOrder(tuple("2", "two"), tuple("3", "three"));
    }

    @Test
    void anIdlePollIsOneRequest() {
        createCustomers(30);
        start(CUSTOMERS);
        awaitDeliveries(30);
        clock.advance(Duration.ofMinutes(5));
        createCustomer("recent");
        awaitDeliveries(31);
        sandbox.clearJournal();

        awaitPolls(5);

        assertThat(sandbox.apiRequests().stream().map(call -> call.query()).collect(Collectors.toSet()))
                .hasSize(1);
    }

    @Test
    void aRowIsBoundToTheOutputType() {
        createCustomer("A");
        List<Customer> customers = new CopyOnWriteArrayList<>();
        start(CUSTOMERS + "?outputType=" + Customer.class.getName(), exchange -> {
            customers.add(exchange.getMessage().getBody(Customer.class));
            exchange.getMessage().setBody(null);
        });

        await().until(() -> customers.size() == 1);
        assertThat(customers.get(0).name()).isEqualTo("A");
    }

    @Test
    void aPageCanBeOneExchange() {
        createCustomers(5);
        List<List<?>> pages = new CopyOnWriteArrayList<>();
        start(CUSTOMERS + "?splitResults=false", exchange -> {
            pages.add(exchange.getMessage().getBody(List.class));
            exchange.getMessage().setBody(null);
        });

        await().until(() -> !pages.isEmpty());
        awaitPolls(3);
        assertThat(pages).hasSize(1);
        assertThat(pages.get(0)).hasSize(5);
    }

    @Test
    void aRowHasItsHeaders() {
        int id = createCustomer("A");
        List<Map<String, Object>> headers = new CopyOnWriteArrayList<>();
        start(
                CUSTOMERS,
                (Exchange exchange) ->
                        headers.add(new TreeMap<>(exchange.getMessage().getHeaders())));

        await().until(() -> headers.size() == 1);
        assertThat(headers.get(0))
                .containsEntry("CamelTsOfficeRowId", String.valueOf(id))
                .containsEntry("CamelTsOfficeChange", "created")
                .containsEntry("CamelTsOfficeModifiedAt", clock.instant())
                .containsEntry("CamelTsOfficeOrganizationId", "100000000000001")
                .containsEntry("CamelTsOfficeRowKey", "customers 100000000000001 " + id + " " + clock.instant())
                .containsKey("CamelTsOfficeTraceId")
                .hasSize(6);
    }

    @Test
    void salesOrdersThatShiftBetweenPagesAreAllDelivered() {
        int customer = createCustomer("A");
        Set<String> orders = new TreeSet<>();
        for (int i = 0; i < 60; i++) {
            clock.advance(Duration.ofSeconds(1));
            orders.add(call("POST", "/salesorders", Map.of("customer", Map.of("id", customer, "name", "A")))
                    .path("id")
                    .asText());
        }
        String gone = orders.iterator().next();
        sandbox.inject(Fault.on("/v1/salesorders")
                .after(1)
                .times(1)
                .perform(() -> call("DELETE", "/salesorders/" + gone, null)));

        start("tsoffice:salesorders?limit=10&overlap=1s");

        awaitDeliveries(59);
        assertThat(deliveries)
                .extracting(Delivery::id)
                .doesNotHaveDuplicates()
                .containsAll(orders.stream().filter(id -> !id.equals(gone)).toList());
    }
}
