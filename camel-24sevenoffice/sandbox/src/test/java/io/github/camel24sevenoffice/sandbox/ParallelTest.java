/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camel24sevenoffice.sandbox.Client.Response;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Many clients at once: nothing is lost or duplicated, and no client sees a row that is half written. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class ParallelTest {

    private static final int WRITERS = 64;
    private static final int ROUNDS = 8;

    private final Sandbox sandbox = Sandbox.builder().start();
    private final Client client = new Client(sandbox);
    private final ExecutorService threads = Executors.newFixedThreadPool(WRITERS);

    @AfterEach
    void stop() {
        threads.shutdownNow();
        sandbox.close();
    }

    @Test
    void keepsEveryCustomerOfManyWriters() throws Exception {
        Map<Integer, String> names = new HashMap<>();
        List<Response> created = atOnce(writer -> () -> {
            List<Response> responses = new ArrayList<>();
            for (int round = 0; round < ROUNDS; round++) {
                responses.add(client.post("/customers", company("Kunde " + writer + "-" + round)));
            }
            return responses;
        });
        created.forEach(response -> {
            assertThat(response.status()).as(response::toString).isEqualTo(200);
            names.put(
                    response.body().get("id").asInt(),
                    response.body().get("name").asText());
        });

        assertThat(names).hasSize(WRITERS * ROUNDS);
        assertThat(names.values()).doesNotHaveDuplicates();
        Map<Integer, String> listed = new HashMap<>();
        for (JsonNode customer : allCustomers()) {
            assertThat(listed.put(
                            customer.get("id").asInt(), customer.get("name").asText()))
                    .isNull();
        }
        assertThat(listed).isEqualTo(names);
        names.forEach((id, name) -> assertThat(
                        client.get("/customers/" + id).body().path("name").asText())
                .isEqualTo(name));
    }

    @Test
    void losesNoFieldOfPatchesOfOneCustomer() throws Exception {
        int id = client.post("/customers", company("Fjordlys AS"))
                .body()
                .get("id")
                .asInt();
        List<String> places = List.of(
                "/name",
                "/organizationNumber",
                "/externalReference",
                "/phone",
                "/mobilePhone",
                "/email/contact",
                "/email/billing",
                "/address/visit/street",
                "/address/visit/postalCode",
                "/address/postal/street",
                "/address/billing/name",
                "/address/delivery/street");

        // each writer its own field where there is one, and of the rest several one
        List<Response> responses = atOnce(writer -> () -> {
            List<Response> mine = new ArrayList<>();
            for (int round = 0; round < ROUNDS; round++) {
                mine.add(
                        client.patch("/customers/" + id, at(places.get(writer % places.size()), writer + "." + round)));
            }
            return mine;
        });

        assertThat(responses)
                .allSatisfy(response ->
                        assertThat(response.status()).as(response::toString).isEqualTo(200));
        JsonNode customer = client.get("/customers/" + id).body();
        for (int i = 0; i < places.size(); i++) {
            // the last word of one of its writers
            String[] value = customer.at(places.get(i)).asText().split("\\.");
            assertThat(value).as("%s in %s", places.get(i), customer).hasSize(2);
            assertThat(Integer.parseInt(value[0]) % places.size()).isEqualTo(i);
            assertThat(value[1]).isEqualTo(String.valueOf(ROUNDS - 1));
        }
    }

    @Test
    void aReaderNeverSeesHalfOfAPatch() throws Exception {
        int id = client.post("/customers", company("0")).body().get("id").asInt();
        client.patch("/customers/" + id, both(0));
        AtomicBoolean done = new AtomicBoolean();
        Future<Integer> reads = threads.submit(() -> {
            int count = 0;
            while (!done.get()) {
                JsonNode customer = client.get("/customers/" + id).body();
                assertThat(customer.path("phone").asText())
                        .isEqualTo(customer.path("email").path("contact").asText());
                count++;
            }
            return count;
        });
        try {
            for (int i = 1; i <= 300; i++) {
                assertThat(client.patch("/customers/" + id, both(i)).status()).isEqualTo(200);
            }
        } finally {
            done.set(true);
        }

        assertThat(reads.get()).isPositive();
    }

    /** One of many deletes the row; the others get a 404. */
    @Test
    void deletesOnce() throws Exception {
        int id = client.post("/customers", company("Fjordlys AS"))
                .body()
                .get("id")
                .asInt();

        List<Response> responses = atOnce(writer -> () -> List.of(client.delete("/customers/" + id)));

        assertThat(responses).filteredOn(response -> response.status() == 204).hasSize(1);
        assertThat(responses).filteredOn(response -> response.status() == 404).hasSize(WRITERS - 1);
    }

    /** A list that grows while it is read is read to its end, each of its old rows once. */
    @Test
    void pagesThroughAListThatGrows() throws Exception {
        for (int i = 0; i < 150; i++) {
            client.post("/customers", company("Gammel " + i));
        }
        AtomicBoolean done = new AtomicBoolean();
        Future<?> writing = threads.submit(() -> {
            while (!done.get()) {
                client.post("/customers", company("Ny"));
            }
        });
        List<JsonNode> customers;
        try {
            customers = allCustomers();
        } finally {
            done.set(true);
        }
        writing.get();

        assertThat(customers).extracting(customer -> customer.get("id").asInt()).doesNotHaveDuplicates();
        assertThat(customers)
                .extracting(customer -> customer.get("name").asText())
                .filteredOn(name -> name.startsWith("Gammel"))
                .hasSize(150);
    }

    /** One token is enough for all of them, and many are allowed. */
    @Test
    void issuesTokensToManyAtOnce() throws Exception {
        List<String> tokens = atOnce(writer -> () -> List.of(new Client(sandbox).authorization()));

        assertThat(tokens).hasSize(WRITERS).doesNotHaveDuplicates();
        assertThat(tokens).allSatisfy(token -> assertThat(
                        client.authorization(token).get("/taxes").status())
                .isEqualTo(200));
    }

    private <T> List<T> atOnce(IntFunction<Callable<List<T>>> work) throws Exception {
        CountDownLatch start = new CountDownLatch(1);
        List<Future<List<T>>> results = new ArrayList<>();
        for (int i = 0; i < WRITERS; i++) {
            Callable<List<T>> task = work.apply(i);
            results.add(threads.submit(() -> {
                start.await();
                return task.call();
            }));
        }
        start.countDown();
        List<T> all = new ArrayList<>();
        for (Future<List<T>> result : results) {
            all.addAll(result.get());
        }
        return all;
    }

    private List<JsonNode> allCustomers() {
        List<JsonNode> customers = new ArrayList<>();
        int page = 1;
        while (true) {
            JsonNode rows =
                    client.get("/customers?limit=50&sortBy=id:asc&page=" + page).body();
            rows.forEach(customers::add);
            if (rows.size() < 50) {
                return customers;
            }
            page++;
        }
    }

    private static String at(String pointer, String value) {
        String json = "\"" + value + "\"";
        String[] names = pointer.substring(1).split("/");
        for (int i = names.length - 1; i >= 0; i--) {
            json = "{\"" + names[i] + "\":" + json + "}";
        }
        return json;
    }

    private static String both(int value) {
        return "{\"phone\":\"" + value + "\",\"email\":{\"contact\":\"" + value + "\"}}";
    }

    private static String company(String name) {
        return "{\"isCompany\":true,\"name\":\"" + name + "\"}";
    }
}
