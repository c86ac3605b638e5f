/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a FencedStateRepository does, and what two of them do that share the storage. */
@Timeout(60)
abstract class FencedStateRepositoryContract {

    private static final int THREADS = 8;
    private static final int ROUNDS = 20;

    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);

    FencedStateRepository repository;

    /** A node's own repository, not started; all of one test share the storage, which is empty at first. */
    abstract FencedStateRepository newNode() throws Exception;

    @BeforeEach
    void start() throws Exception {
        repository = startedNode();
    }

    @AfterEach
    void stop() {
        threads.shutdownNow();
        repository.stop();
    }

    FencedStateRepository startedNode() throws Exception {
        FencedStateRepository node = newNode();
        node.start();
        return node;
    }

    @Test
    void hasNothingUnderAnUnknownKey() {
        repository.setState("a", "1");

        assertThat(repository.getState("b")).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "1", "\n", "a\r\n\tb\n", "{\"since\":\"2026-01-01T00:00:00Z\"}", "ÆØÅ 漢字 😀", "'; --"})
    void givesBackWhatWasStored(String value) throws Exception {
        repository.setState("a", value);

        assertThat(repository.getState("a")).isEqualTo(value);
        assertThat(startedNode().getState("a")).isEqualTo(value);
    }

    @Test
    void overwrites() {
        repository.setState("a", "a long value");
        repository.setState("a", "short");

        assertThat(repository.getState("a")).isEqualTo("short");
    }

    @Test
    void storesAndComparesValuesOfMegabytes() {
        String big = "0123456789abcde\n".repeat(5 * 1024 * 1024 / 16);
        repository.setState("a", big);

        assertThat(repository.getState("a")).isEqualTo(big);
        assertThat(repository.compareAndSet("a", big + "x", "1")).isFalse();
        assertThat(repository.compareAndSet("a", big, big + "x")).isTrue();
        assertThat(repository.getState("a")).isEqualTo(big + "x");
    }

    @Test
    void tellsUnusualKeysApart() {
        List<String> keys = new ArrayList<>(List.of(
                "",
                " ",
                ".",
                "..",
                "a",
                "A",
                "a ",
                "a.",
                "nul",
                "a\nb",
                "a\\nb",
                "a/b",
                "a:b",
                "a=b",
                "ä",
                "a\u0308",
                "I",
                "ı",
                "tsoffice:customers?x=ä/..\\ :*",
                "tsoffice:customers?x=Ä/..\\ :*",
                "../../etc/passwd",
                "'; DROP TABLE tsoffice_state; --",
                "x".repeat(3000),
                "x".repeat(3001)));
        keys.forEach(key -> repository.setState(key, "value of " + key));

        assertThat(keys).allSatisfy(key -> assertThat(repository.getState(key)).isEqualTo("value of " + key));
    }

    @Test
    void storesOnlyInThePlaceOfTheExpectedValue() {
        assertThat(repository.compareAndSet("a", "0", "1"))
                .as("nothing is there")
                .isFalse();
        assertThat(repository.getState("a")).isNull();
        assertThat(repository.compareAndSet("a", null, "1")).isTrue();
        assertThat(repository.compareAndSet("a", null, "2")).as("1 is there").isFalse();
        assertThat(repository.compareAndSet("a", "0", "2")).as("1 is there").isFalse();
        assertThat(repository.getState("a")).isEqualTo("1");
        assertThat(repository.compareAndSet("a", "1", "2")).isTrue();
        assertThat(repository.getState("a")).isEqualTo("2");
        assertThat(repository.compareAndSet("a", "2", "2")).as("the same again").isTrue();
        assertThat(repository.getState("b")).isNull();
    }

    @Test
    void aFormerLeaderCannotOverwriteWhatItsSuccessorStored() throws Exception {
        FencedStateRepository successor = startedNode();
        assertThat(repository.compareAndSet("a", null, "1")).isTrue();
        assertThat(successor.compareAndSet("a", successor.getState("a"), "2")).isTrue();

        assertThat(repository.compareAndSet("a", "1", "late")).isFalse();
        assertThat(repository.getState("a")).isEqualTo("2");
    }

    @Test
    void losesNoneOfManyChangesAtOnce() throws Exception {
        List<FencedStateRepository> nodes = List.of(repository, startedNode());
        List<Callable<Void>> counting = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            FencedStateRepository node = nodes.get(i % nodes.size());
            counting.add(() -> {
                for (int round = 0; round < ROUNDS; round++) {
                    increment(node);
                }
                return null;
            });
        }
        simultaneously(counting);

        assertThat(repository.getState("count")).isEqualTo(String.valueOf(THREADS * ROUNDS));
    }

    private static void increment(FencedStateRepository node) {
        String before;
        String after;
        do {
            before = node.getState("count");
            after = String.valueOf(before == null ? 1 : Integer.parseInt(before) + 1);
        } while (!node.compareAndSet("count", before, after));
    }

    @Test
    void onlyOneIsTheFirst() throws Exception {
        List<Callable<Boolean>> firsts = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            FencedStateRepository node = startedNode();
            String name = String.valueOf(i);
            firsts.add(() -> node.compareAndSet("first", null, name));
        }

        assertThat(simultaneously(firsts)).containsOnlyOnce(true);
    }

    @Test
    void manyMayStoreTheFirstValueAtOnce() throws Exception {
        List<Callable<Void>> firsts = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            FencedStateRepository node = startedNode();
            firsts.add(() -> {
                node.setState("first", "value");
                return null;
            });
        }
        simultaneously(firsts);

        assertThat(repository.getState("first")).isEqualTo("value");
    }

    @Test
    void manyNodesMayStartAtOnceOnEmptyStorage() throws Exception {
        emptyStorage();
        List<Callable<Void>> starts = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            FencedStateRepository node = newNode();
            starts.add(() -> {
                node.start();
                node.setState("a", "1");
                return null;
            });
        }
        simultaneously(starts);

        assertThat(startedNode().getState("a")).isEqualTo("1");
    }

    /** From now on, new nodes use other storage, in which there is nothing. */
    abstract void emptyStorage() throws Exception;

    @Test
    void worksBeforeItIsStartedAndAfterOneOfItsUsersHasStoppedIt() throws Exception {
        emptyStorage();
        FencedStateRepository node = newNode();
        assertThat(node.getState("a")).isNull();
        assertThat(node.compareAndSet("a", null, "1")).isTrue();

        node.start();
        node.stop();
        node.setState("a", "2");
        assertThat(node.getState("a")).isEqualTo("2");
    }

    @Test
    void storesInAThreadThatIsInterrupted() {
        Thread.currentThread().interrupt();
        try {
            repository.setState("a", "1");
            assertThat(repository.compareAndSet("a", "1", "2")).isTrue();
            assertThat(repository.getState("a")).isEqualTo("2");
        } finally {
            assertThat(Thread.interrupted()).as("the interrupt is kept").isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"secret\0", "secret\ud83d"})
    void refusesWhatCannotBeStoredEverywhereAndDoesNotQuoteIt(String text) {
        assertThatThrownBy(() -> repository.setState("a", text)).satisfies(this::doesNotQuoteTheValue);
        assertThatThrownBy(() -> repository.compareAndSet("a", null, text)).satisfies(this::doesNotQuoteTheValue);
        assertThatThrownBy(() -> repository.setState(text, "1")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> repository.getState(text)).isInstanceOf(IllegalArgumentException.class);
        assertThat(repository.getState("a")).isNull();
    }

    @Test
    void refusesNull() {
        assertThatThrownBy(() -> repository.getState(null)).hasMessage("key");
        assertThatThrownBy(() -> repository.setState(null, "1")).hasMessage("key");
        assertThatThrownBy(() -> repository.setState("a", null)).hasMessage("value");
        assertThatThrownBy(() -> repository.compareAndSet(null, null, "1")).hasMessage("key");
        assertThatThrownBy(() -> repository.compareAndSet("a", null, null)).hasMessage("update");
    }

    /** For tests whose value has the word "secret" in it. */
    void doesNotQuoteTheValue(Throwable thrown) {
        StringWriter trace = new StringWriter();
        thrown.printStackTrace(new PrintWriter(trace));
        assertThat(trace.toString()).doesNotContain("secret");
    }

    <T> List<T> simultaneously(List<Callable<T>> calls) throws Exception {
        CyclicBarrier together = new CyclicBarrier(calls.size());
        List<Future<T>> running = new ArrayList<>();
        for (Callable<T> call : calls) {
            running.add(threads.submit(() -> {
                together.await();
                return call.call();
            }));
        }
        List<T> results = new ArrayList<>();
        for (Future<T> future : running) {
            results.add(future.get());
        }
        return results;
    }
}
