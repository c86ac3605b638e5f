/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camel24sevenoffice.sandbox.Fault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.CamelContext;
import org.apache.camel.ServiceStatus;
import org.junit.jupiter.api.Test;

/** Lists that have no filter for changes: the whole list is compared with what was delivered. */
class SnapshotConsumerTest extends ConsumerTestSupport {

    private static final String PRODUCTS = "tsoffice:products";

    private int category = -1;

    private int createProduct(String name) {
        clock.advance(Duration.ofMillis(10));
        if (category < 0) {
            category = call("POST", "/productcategories", Map.of("name", "All"))
                    .path("id")
                    .asInt();
        }
        JsonNode product = call("POST", "/products", Map.of("name", name, "category", Map.of("id", category)));
        return product.path("id").asInt();
    }

    private List<Integer> createProducts(int count) {
        List<Integer> ids = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            ids.add(createProduct("Product " + i));
        }
        return ids;
    }

    private void change(int product, String name) {
        clock.advance(Duration.ofMillis(10));
        call("PATCH", "/products/" + product, Map.of("name", name));
    }

    private void delete(int product) {
        call("DELETE", "/products/" + product, null);
    }

    @Test
    void createdChangedAndDeletedRowsAreDelivered() {
        int first = createProduct("A");
        int second = createProduct("B");
        start(PRODUCTS);
        awaitDeliveries(2);

        change(first, "A2");
        awaitDeliveries(3);
        delete(second);
        awaitDeliveries(4);
        int third = createProduct("C");

        assertThat(awaitDeliveries(5))
                .extracting(Delivery::id, Delivery::change, Delivery::name)
                .containsExactly(
                        tuple(String.valueOf(first), "created", "A"),
                        tuple(String.valueOf(second), "created", "B"),
                        tuple(String.valueOf(first), "updated", "A2"),
                        tuple(String.valueOf(second), "deleted", null),
                        tuple(String.valueOf(third), "created", "C"));
    }

    @Test
    void aRestartComparesWithTheStoredRows() {
        List<Integer> ids = createProducts(40);
        CamelContext before = start(PRODUCTS);
        awaitDeliveries(40);
        before.stop();
        delete(ids.get(3));
        change(ids.get(5), "changed");

        start(PRODUCTS);

        assertThat(awaitDeliveries(42).subList(40, 42))
                .extracting(Delivery::id, Delivery::change)
                .containsExactlyInAnyOrder(
                        tuple(String.valueOf(ids.get(3)), "deleted"), tuple(String.valueOf(ids.get(5)), "updated"));
    }

    @Test
    void aListThatIsSuddenlyEmptyIsNotBelieved() {
        createProducts(10);
        CamelContext context = start(PRODUCTS);
        awaitDeliveries(10);
        sandbox.inject(Fault.on("/v1/products")
                .status(200)
                .body("application/json", "[]")
                .times(3));

        awaitPolls(6);

        assertThat(deliveries).hasSize(10);
        assertThat(context.getRouteController().getRouteStatus("changes")).isEqualTo(ServiceStatus.Started);
    }

    @Test
    void whenMostRowsAreMissingNewOnesAreNotSentEither() {
        createProducts(10);
        start(PRODUCTS);
        awaitDeliveries(10);
        sandbox.inject(Fault.on("/v1/products")
                .status(200)
                .body("application/json", "[{\"id\":77,\"name\":\"of another list\"}]")
                .times(3));

        awaitPolls(6);

        assertThat(deliveries).hasSize(10);
    }

    @Test
    void aChangeIsSentOnceMostRowsWereSeen() {
        List<Integer> ids = createProducts(60);
        start(PRODUCTS + "?limit=10");
        awaitDeliveries(60);

        change(ids.get(0), "on the first page");
        change(ids.get(59), "on the last page");

        assertThat(awaitDeliveries(62).subList(60, 62))
                .extracting(Delivery::name)
                .containsExactlyInAnyOrder("on the first page", "on the last page");
    }

    @Test
    void aRowThatMovesToAnotherPageIsNotTakenForDeleted() {
        List<Integer> ids = createProducts(60);
        start(PRODUCTS + "?limit=10");
        awaitDeliveries(60);

        sandbox.inject(Fault.on("/v1/products").after(1).times(1).perform(() -> delete(ids.get(0))));

        await().until(() -> deliveries.stream().anyMatch(row -> row.change().equals("deleted")));
        awaitPolls(14);
        assertThat(deliveries.stream().filter(row -> row.change().equals("deleted")))
                .extracting(Delivery::id)
                .containsExactly(String.valueOf(ids.get(0)));
        assertThat(deliveries).hasSize(61);
    }

    @Test
    void aListWithoutAnOperationForOneRowIsReadTwiceBeforeADeletion() {
        String path = "/products/" + createProduct("A") + "/dimensions";
        call("PUT", path + "/1", Map.of("value", "1002"));
        call("PUT", path + "/2", Map.of("value", "10"));
        start("tsoffice:" + path.substring(1));
        awaitDeliveries(2);

        call("DELETE", path + "/2", null);

        assertThat(awaitDeliveries(3))
                .last()
                .extracting(Delivery::id, Delivery::change)
                .containsExactly("2", "deleted");
    }

    @Test
    void startFromNowDeliversLaterChangesOnly() {
        createProducts(30);
        start(PRODUCTS + "?startFrom=now");
        awaitPolls(6);

        createProduct("new");

        assertThat(awaitDeliveries(1)).extracting(Delivery::name).containsExactly("new");
    }

    @Test
    void aRowThatFailsComesAgain() {
        int good = createProduct("good");
        int bad = createProduct("bad");
        AtomicBoolean broken = new AtomicBoolean(true);
        AtomicInteger attempts = new AtomicInteger();
        start(PRODUCTS, exchange -> {
            if (exchange.getMessage().getBody(String.class).contains("\"bad\"")) {
                attempts.incrementAndGet();
                if (broken.get()) {
                    throw new IllegalStateException("bad row");
                }
            }
        });
        await().until(() -> attempts.get() >= 1);
        broken.set(false);

        await().atMost(Duration.ofSeconds(20)).until(() -> deliveries.size() == 2);
        awaitPolls(3);
        assertThat(deliveries).extracting(Delivery::id).containsExactly(String.valueOf(good), String.valueOf(bad));
    }

    @Test
    void referenceDataIsDeliveredOnce() {
        start("tsoffice:taxes");

        List<Delivery> taxes = awaitDeliveries(11);

        assertThat(taxes).hasSize(11).extracting(Delivery::change).containsOnly("created");
    }

    @Test
    void customersCanBeComparedTooSoThatDeletionsAreSeen() {
        int customer = createCustomer("A");
        createCustomer("B");
        start("tsoffice:customers?changeDetection=snapshot");
        awaitDeliveries(2);

        call("DELETE", "/customers/" + customer, null);

        assertThat(awaitDeliveries(3))
                .last()
                .extracting(Delivery::id, Delivery::change)
                .containsExactly(String.valueOf(customer), "deleted");
    }

    @Test
    void manyRowsAreStoredInParts() {
        createProducts(10);
        CamelContext context = start(PRODUCTS);
        awaitDeliveries(10);
        context.stop();

        String key = "tsoffice:products snapshot organization 100000000000001";
        assertThat(states.getState(key)).isEqualTo("{\"version\":1,\"parts\":1,\"complete\":true}");
        assertThat(states.getState(key + " part 1 of 1")).startsWith("{\"version\":1,\"rows\":{\"");
    }
}
