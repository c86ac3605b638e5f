/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camel24sevenoffice.sandbox.Fault;
import io.github.camel24sevenoffice.sandbox.Reset;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Random changes while a consumer runs, with random faults, failing and slow exchanges, stops, and abrupt ends. A run can be
 * repeated with -Dseed. It takes some seconds, since it makes thousands of changes and dozens of restarts.
 */
@Tag("slow")
@Timeout(240)
class ConsumerModelTest extends ConsumerTestSupport {

    private static final int STEPS = Integer.getInteger("steps", 400);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final long seed = Long.getLong("seed", ThreadLocalRandom.current().nextLong());
    private final Random random = new Random(seed);

    /** The rows that exist, with their stamps; a row that is being changed is not in it. */
    private final Map<String, Instant> rows = new ConcurrentHashMap<>();

    private final Set<String> deleted = ConcurrentHashMap.newKeySet();
    private final ConcurrentLinkedQueue<Sent> sent = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<String> violations = new ConcurrentLinkedQueue<>();
    private volatile double failures;
    private int abruptEnds;
    private CamelContext running;
    private Freezing repository;
    private int customer;
    private int category;

    /** The lists: one that can be sorted, one that cannot, and one that is compared as a whole. */
    enum Kind {
        CUSTOMERS("customers", "?limit=10&overlap=5s", "name"),
        SALES_ORDERS("salesorders", "?limit=10&overlap=5s", "memo"),
        PRODUCTS("products", "?limit=10", "name");

        private final String path;
        private final String options;
        private final String field;

        Kind(String path, String options, String field) {
            this.path = path;
            this.options = options;
            this.field = field;
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void theLastStateOfEachRowIsDeliveredInOrderAndOnce(Kind kind) {
        customer = createCustomer("Buyer");
        category = call("POST", "/productcategories", Map.of("name", "All"))
                .path("id")
                .asInt();
        failures = 0.03;
        for (int i = 0; i < 300; i++) {
            clock.advance(Duration.ofMillis(100));
            create(kind);
        }
        for (int i = 0; i < 20; i++) {
            moveRowsBetweenPages(kind, 1 + i);
        }
        // slow enough for the state to be stored in the middle of a reading
        sandbox.inject(Fault.on("/v1/" + kind.path)
                .method("GET")
                .delay(Duration.ofMillis(100))
                .times(20));
        startConsumer(kind);
        await().atMost(Duration.ofSeconds(60)).until(() -> last().size() > 250);
        for (int step = 0; step < STEPS; step++) {
            step(kind);
            if (step % 10 == 0) {
                awaitPage(kind);
            }
        }
        sandbox.clearFaults();
        failures = 0;

        Map<String, Instant> expected = stored(kind);
        await().atMost(Duration.ofSeconds(90)).untilAsserted(() -> {
            Map<String, Sent> last = last();
            assertThat(expected).as(this::toString).allSatisfy((id, stamp) -> {
                assertThat(last).containsKey(id);
                assertThat(last.get(id).stamp).as("row %s", id).isEqualTo(stamp);
            });
            if (kind == Kind.PRODUCTS) {
                assertThat(last.entrySet())
                        .as(this::toString)
                        // what was delivered just before an abrupt end is not known any more
                        .filteredOn(row -> deleted.contains(row.getKey()) && !row.getValue().run.frozen)
                        .allMatch(row -> row.getValue().change.equals("deleted"));
            }
        });
        running.stop();
        assertThat(violations).as(this::toString).isEmpty();
        assertInOrder();
        assertOnce();
    }

    @Override
    public String toString() {
        return "seed " + seed + ", " + abruptEnds + " abrupt ends";
    }

    /** Otherwise all steps would be done during the first poll. */
    private void awaitPage(Kind kind) {
        long before = pages(kind);
        await().pollInterval(Duration.ofMillis(10)).until(() -> pages(kind) > before);
    }

    private long pages(Kind kind) {
        return sandbox.apiRequests().stream()
                .filter(call ->
                        call.path().equals("/v1/" + kind.path) && call.method().equals("GET"))
                .count();
    }

    private void step(Kind kind) {
        int choice = random.nextInt(1000);
        List<String> ids = new ArrayList<>(new TreeMap<>(rows).keySet());
        if (choice < 15) {
            running.stop();
            startConsumer(kind);
        } else if (choice < 25) {
            abruptEnds++;
            repository.freeze();
            running.stop();
            startConsumer(kind);
        } else if (choice < 45) {
            sandbox.inject(fault(kind));
        } else if (choice < 60 && !ids.isEmpty()) {
            moveRowsBetweenPages(kind, 1);
        } else if (choice < 80) {
            // equal stamps in bulk
            clock.advance(Duration.ofMillis(1));
            for (int i = 0; i < 15; i++) {
                create(kind);
            }
        } else if (choice < 350 || ids.isEmpty()) {
            clock.advance(Duration.ofMillis(1 + random.nextInt(800)));
            create(kind);
        } else if (choice < 900) {
            change(kind, ids.get(random.nextInt(ids.size())));
        } else {
            delete(kind, ids.get(random.nextInt(ids.size())));
        }
    }

    /** A row goes, or comes to the end of a sorted list, so that those behind it move up while pages are read. */
    private void moveRowsBetweenPages(Kind kind, int pages) {
        List<String> ids = new ArrayList<>(new TreeMap<>(rows).keySet());
        // in the first load, one of the pages that were read already
        int choice = pages > 1 ? Math.min(ids.size(), 10 * pages) : ids.size();
        String id = ids.get(random.nextInt(choice));
        boolean delete = random.nextBoolean();
        sandbox.inject(
                Fault.on("/v1/" + kind.path).method("GET").after(pages).times(1).perform(() -> {
                    if (delete) {
                        delete(kind, id);
                    } else {
                        change(kind, id);
                    }
                }));
    }

    private Fault fault(Kind kind) {
        Fault fault = Fault.on("/v1/" + kind.path)
                .method("GET")
                .after(random.nextInt(3))
                .times(1);
        return switch (random.nextInt(6)) {
            case 0 -> fault.revokeToken();
            case 1 -> fault.status(503);
            case 2 -> fault.tooManyRequests(Duration.ofSeconds(1));
            case 3 -> fault.reset(Reset.DURING_RESPONSE);
            case 4 -> fault.reset(Reset.BEFORE_WORK);
            default -> fault.delay(Duration.ofMillis(200));
        };
    }

    private void create(Kind kind) {
        JsonNode created =
                switch (kind) {
                    case CUSTOMERS -> call("POST", "/customers", Map.of("isCompany", true, "name", "new"));
                    case SALES_ORDERS ->
                        call("POST", "/salesorders", Map.of("customer", Map.of("id", customer, "name", "Buyer")));
                    case PRODUCTS ->
                        call("POST", "/products", Map.of("name", "new", "category", Map.of("id", category)));
                };
        String id = created.path("id").asText();
        rows.put(id, stamp(call("GET", "/" + kind.path + "/" + id, null)));
    }

    /** Also called by the sandbox between two pages. */
    private void change(Kind kind, String id) {
        // the map keeps two changes of one row apart
        if (rows.remove(id) == null) {
            return;
        }
        clock.advance(Duration.ofMillis(1 + random.nextInt(400)));
        call("PATCH", "/" + kind.path + "/" + id, Map.of(kind.field, "change " + clock.instant()));
        rows.put(id, stamp(call("GET", "/" + kind.path + "/" + id, null)));
    }

    private void delete(Kind kind, String id) {
        if (rows.remove(id) != null) {
            call("DELETE", "/" + kind.path + "/" + id, null);
            deleted.add(id);
        }
    }

    private static Instant stamp(JsonNode row) {
        return Instant.parse(row.path("modifiedAt").asText().replace(' ', 'T'));
    }

    /** The rows that exist, by the sandbox's own journal. */
    private Map<String, Instant> stored(Kind kind) {
        Map<String, Instant> stored = new HashMap<>();
        sandbox.changes().stream()
                .filter(change -> change.resource().equals(kind.path))
                .forEach(change -> stored.put(change.id(), change.modifiedAt()));
        stored.values().removeIf(Objects::isNull);
        return stored;
    }

    private void startConsumer(Kind kind) {
        boolean handOver = repository == null || random.nextBoolean();
        repository = new Freezing();
        Freezing run = repository;
        running = start(new RouteBuilder() {
            @Override
            public void configure() {
                String uri = polling("tsoffice:" + kind.path + kind.options);
                if (handOver) {
                    from(uri).to("seda:work?size=1000");
                    from("seda:work?concurrentConsumers=3").process(this::work);
                } else {
                    from(uri).process(this::work);
                }
            }

            private void work(Exchange exchange) throws Exception {
                ThreadLocalRandom chance = ThreadLocalRandom.current();
                if (chance.nextDouble() < 0.25) {
                    // long enough for the state to be stored meanwhile
                    hold(handOver && chance.nextInt(6) == 0 ? 300 : chance.nextInt(30));
                }
                if (chance.nextDouble() < failures) {
                    throw new IllegalStateException("as the test wants");
                }
                sent.add(new Sent(Delivery.of(exchange), exchange.getMessage().getBody(String.class), run));
            }
        });
    }

    /** A slow exchange. */
    private static void hold(int millis) throws InterruptedException {
        new CountDownLatch(1).await(millis, TimeUnit.MILLISECONDS);
    }

    @Override
    protected StateRepository<String, String> repository() {
        return repository;
    }

    private Map<String, Sent> last() {
        Map<String, Sent> last = new HashMap<>();
        sent.forEach(one -> last.put(one.id, one));
        return last;
    }

    private void assertInOrder() {
        Map<String, Sent> before = new HashMap<>();
        for (Sent one : sent) {
            Sent earlier = before.put(one.id, one);
            if (earlier != null && one.stamp != null && earlier.stamp != null && one.run == earlier.run) {
                assertThat(one.stamp).as("order of row %s, %s", one.id, this).isAfterOrEqualTo(earlier.stamp);
            }
        }
    }

    /** Each second delivery of a state is explained by an abrupt end of the run that had delivered it. */
    private void assertOnce() {
        Map<String, Sent> before = new HashMap<>();
        for (Sent one : sent) {
            // stamps of whole seconds do not tell two changes within one second apart
            Sent earlier =
                    before.put(one.id + " " + one.stamp + " " + one.change.equals("deleted") + " " + one.content, one);
            if (earlier != null) {
                assertThat(earlier.run.frozen)
                        .as("%s was delivered twice, %s", one, this)
                        .isTrue();
            }
        }
    }

    /** What came to the route, and from which run. */
    private static final class Sent {

        private final String id;
        private final Instant stamp;
        private final String change;
        private final String content;
        private final Freezing run;

        Sent(Delivery delivery, String content, Freezing run) {
            id = delivery.id();
            stamp = delivery.modifiedAt();
            change = delivery.change();
            this.content = content;
            this.run = run;
        }

        @Override
        public String toString() {
            return "row " + id + " at " + stamp + " (" + change + ")";
        }
    }

    /** The shared states, until the process ends abruptly: then nothing more is stored. It checks each watermark. */
    private final class Freezing extends MemoryStateRepository {

        private volatile boolean frozen;

        void freeze() {
            frozen = true;
        }

        @Override
        public String getState(String key) {
            return states.getState(key);
        }

        @Override
        public void setState(String key, String value) {
            if (!frozen) {
                check(value);
                states.setState(key, value);
            }
        }

        private void check(String value) {
            try {
                JsonNode state = JSON.readTree(value);
                if (!state.has("watermark")) {
                    return;
                }
                Instant watermark = Instant.parse(state.path("watermark").asText());
                Map<String, Instant> now = new HashMap<>(rows);
                now.values().removeIf(stamp -> !stamp.isBefore(watermark));
                sent.forEach(one -> now.remove(one.id, one.stamp));
                state.path("failed").fieldNames().forEachRemaining(now::remove);
                // changed since the copy was made
                now.entrySet().removeIf(row -> !row.getValue().equals(rows.get(row.getKey())));
                if (!now.isEmpty()) {
                    violations.add("The watermark " + watermark + " passes " + now);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
