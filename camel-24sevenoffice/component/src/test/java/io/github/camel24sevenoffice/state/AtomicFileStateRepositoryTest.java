/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.apache.camel.RuntimeCamelException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AtomicFileStateRepositoryTest extends FencedStateRepositoryContract {

    private static final String KEY = "tsoffice:customers?x=ä/..\\ :*";

    @TempDir
    Path folder;

    private int storages;

    @Override
    FencedStateRepository newNode() {
        return new AtomicFileStateRepository(storage());
    }

    @Override
    void emptyStorage() {
        storages++;
    }

    private Path storage() {
        return folder.resolve("data").resolve("state-" + storages);
    }

    @Test
    void aFileSaysItsKeyAndItsValue() throws IOException {
        repository.setState(KEY, "{\n  \"since\": \"å\"\n}\n");

        assertThat(stateFile().getFileName().toString()).matches("tsoffice-customers-x-[0-9a-f]{64}\\.state");
        assertThat(Files.readString(stateFile()))
                .isEqualTo("tsoffice:customers?x=ä/..\\\\ :*\n{\n  \"since\": \"å\"\n}\n");
    }

    @Test
    void aFileMayBeEdited() throws IOException {
        repository.setState(KEY, "1");
        Files.writeString(stateFile(), Files.readString(stateFile()).replace("\n1", "\n2"));

        assertThat(repository.compareAndSet(KEY, "1", "3")).isFalse();
        assertThat(repository.getState(KEY)).isEqualTo("2");
        assertThat(repository.compareAndSet(KEY, "2", "3")).isTrue();
    }

    @Test
    void namesAreApartWhereUpperAndLowerCaseAreTheSame() throws IOException {
        List<String> keys = List.of("a", "A", "aB", "Ab", "AB", "ab");
        keys.forEach(key -> repository.setState(key, key));

        assertThat(names().stream().filter(name -> name.endsWith(".state")).map(name -> name.toLowerCase(Locale.ROOT)))
                .hasSize(keys.size())
                .doesNotHaveDuplicates();
    }

    @Test
    void leavesNothingElseThanTheFileAndTheLocks() throws IOException {
        repository.setState(KEY, "1");
        repository.setState(KEY, "2");

        assertThat(names())
                .containsExactlyInAnyOrder(
                        DirectoryLock.GATE_FILE,
                        DirectoryLock.LOCK_FILE,
                        stateFile().getFileName().toString());
    }

    @Test
    void deletesWhatAKilledProcessHasLeftAndNoOtherFile() throws Exception {
        repository.setState(KEY, "1");
        Path leftOver = Path.of(stateFile() + ".tmp");
        Path other = Files.writeString(storage().resolve("other.state.tmp"), "not ours");
        Files.writeString(leftOver, "tsoffice:custo");

        assertThat(repository.getState(KEY)).isEqualTo("1");
        startedNode();

        assertThat(leftOver).doesNotExist();
        assertThat(other).exists();
        assertThat(repository.getState(KEY)).isEqualTo("1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "tsoffice:custo", "tsoffice:invoices\nsecret"})
    void aDamagedFileIsAnErrorAndNotNothing(String content) throws IOException {
        repository.setState(KEY, "1");
        Files.writeString(stateFile(), content);

        assertThatThrownBy(() -> repository.getState(KEY))
                .isInstanceOf(RuntimeCamelException.class)
                .hasMessageContainingAll(
                        "AtomicFileStateRepository[", KEY, stateFile().toString(), "is damaged")
                .satisfies(this::doesNotQuoteTheValue);
        assertThatThrownBy(() -> repository.compareAndSet(KEY, null, "2")).hasMessageContainingAll(KEY, "is damaged");
        repository.setState(KEY, "3");
        assertThat(repository.getState(KEY)).isEqualTo("3");
    }

    @Test
    void aFileThatIsNotUtf8IsAnError() throws IOException {
        repository.setState(KEY, "1");
        Files.write(stateFile(), (KEY + "\næ").getBytes(StandardCharsets.ISO_8859_1));

        assertThatThrownBy(() -> repository.getState(KEY)).hasMessageContainingAll(KEY, "it is not UTF-8");
    }

    @Test
    void aFailedWriteLeavesTheOldValueAndNoTemporaryFile() throws IOException {
        repository.setState(KEY, "1");
        Path file = stateFile();
        // in its place, nothing can be moved and nothing written
        Files.createDirectories(Path.of(file + ".tmp").resolve("x"));

        assertThatThrownBy(() -> repository.setState(KEY, "secret"))
                .isInstanceOf(RuntimeCamelException.class)
                .hasMessageContainingAll("AtomicFileStateRepository[", "cannot write", KEY)
                .satisfies(this::doesNotQuoteTheValue);
        assertThat(repository.getState(KEY)).isEqualTo("1");
    }

    @Test
    void aDirectoryThatCannotBeCreatedIsAnErrorAtStart() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");

        assertThatThrownBy(() -> new AtomicFileStateRepository(file.resolve("state")).start())
                .hasMessageContainingAll("AtomicFileStateRepository[" + file, "cannot be started");
    }

    @Test
    void needsADirectory() {
        assertThatThrownBy(() -> new AtomicFileStateRepository().start()).hasMessageContaining("needs a directory");
    }

    @Test
    void waitsForAnotherOneOnlySoLong() throws Exception {
        CountDownLatch held = new CountDownLatch(1);
        CountDownLatch over = new CountDownLatch(1);
        Thread holder = new Thread(() -> {
            try {
                new DirectoryLock(Duration.ofSeconds(5)).call(storage(), () -> {
                    held.countDown();
                    try {
                        over.await();
                    } catch (InterruptedException e) {
                        throw new IOException(e);
                    }
                    return null;
                });
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });
        holder.start();
        held.await();
        AtomicFileStateRepository impatient =
                new AtomicFileStateRepository(storage().toString(), Duration.ofMillis(50));
        try {
            assertThatThrownBy(() -> impatient.setState(KEY, "1"))
                    .hasMessageContainingAll(KEY, "has held the lock", "50 ms");
        } finally {
            over.countDown();
            holder.join();
        }
        impatient.setState(KEY, "1");
        assertThat(repository.getState(KEY)).isEqualTo("1");
    }

    private Path stateFile() throws IOException {
        try (Stream<Path> files = Files.list(storage())) {
            return files.filter(file -> file.toString().endsWith(".state"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(storage())) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
