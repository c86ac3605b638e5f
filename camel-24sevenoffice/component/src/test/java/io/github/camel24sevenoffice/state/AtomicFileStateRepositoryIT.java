/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.camel.RuntimeCamelException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Other JVMs that write to the same directory, and are killed in the middle of it. */
@Timeout(300)
class AtomicFileStateRepositoryIT {

    private static final String KEY = "tsoffice:customers";
    private static final int KILLS = 20;
    private static final int INCREMENTS = 100;

    @TempDir
    Path folder;

    private final List<Process> processes = new ArrayList<>();

    @AfterEach
    void endProcesses() {
        processes.forEach(Process::destroyForcibly);
    }

    @Test
    void aKilledProcessLeavesTheOldValueOrTheNewOne() throws Exception {
        long seed = Long.getLong("tsoffice.seed", System.nanoTime());
        System.out.println("To repeat this run: -Dtsoffice.seed=" + seed);
        Random random = new Random(seed);
        int leftOvers = 0;
        for (int kill = 1; kill <= KILLS; kill++) {
            Process writer = start(Writer.class);
            long confirmed = killAtARandomMoment(writer, random);
            leftOvers += temporaryFiles();
            FencedStateRepository next = new AtomicFileStateRepository(folder);

            String beforeTheStart = next.getState(KEY);
            next.start();

            assertThat(counter(beforeTheStart))
                    .as("kill %s of seed %s", kill, seed)
                    .isGreaterThanOrEqualTo(confirmed);
            assertThat(next.getState(KEY)).isEqualTo(beforeTheStart);
            assertThat(temporaryFiles()).isZero();
        }
        System.out.println(leftOvers + " of " + KILLS + " kills left a temporary file");
    }

    /** Returns what the writer has said last to have stored. */
    private static long killAtARandomMoment(Process writer, Random random) throws Exception {
        try (BufferedReader lines = writer.inputReader(StandardCharsets.UTF_8)) {
            String first = lines.readLine();
            assertThat(first).as("first confirmation").isNotNull();
            Thread.sleep(random.nextInt(300));
            // the handle, because Process itself would close the stream of what the writer has said
            writer.toHandle().destroyForcibly();
            long confirmed = Long.parseLong(first);
            // the last line may be cut off in the middle; then it says less than was stored, and hides nothing
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.isEmpty()) {
                    confirmed = Math.max(confirmed, Long.parseLong(line));
                }
            }
            assertThat(writer.waitFor(30, TimeUnit.SECONDS)).isTrue();
            return confirmed;
        }
    }

    /** With two repositories each: one that closes its files must not release the lock of the other one. */
    @Test
    void severalProcessesLoseNoneOfTheirChanges() throws Exception {
        List<Process> counters = List.of(start(Incrementer.class), start(Incrementer.class), start(Incrementer.class));
        for (Process counter : counters) {
            assertThat(exitValue(counter)).isZero();
        }

        assertThat(new AtomicFileStateRepository(folder).getState(KEY))
                .isEqualTo(String.valueOf(2 * INCREMENTS * counters.size()));
    }

    /** POSIX would have it so: a process that closes a file loses its lock on it. */
    @Test
    void aRepositoryThatGivesUpDoesNotReleaseTheLockOfAnotherOneInItsJvm() throws Exception {
        AtomicFileStateRepository impatient = new AtomicFileStateRepository(folder.toString(), Duration.ofMillis(50));
        impatient.start();

        new DirectoryLock(Duration.ofSeconds(5)).call(folder, () -> {
            assertThatThrownBy(() -> impatient.setState(KEY, "1")).hasMessageContaining("has held the lock");
            assertThat(exitValue(start(Impatient.class))).isEqualTo(Impatient.GAVE_UP);
            return null;
        });

        assertThat(exitValue(start(Impatient.class))).isZero();
        assertThat(impatient.getState(KEY)).isEqualTo("2");
    }

    private static int exitValue(Process process) {
        try {
            assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
            return process.exitValue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private Process start(Class<?> main) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        main.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        processes.add(process);
        return process;
    }

    private int temporaryFiles() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return (int) files.filter(file -> file.toString().endsWith(".tmp")).count();
        }
    }

    /** Long enough to be cut in the middle, and recognizable then. */
    private static String value(long counter) {
        return counter + "\n" + "x".repeat(500_000 + (int) (counter % 1000)) + "\n" + counter;
    }

    private static long counter(String value) {
        long counter = Long.parseLong(value.substring(0, value.indexOf('\n')));
        assertThat(value.equals(value(counter))).as("whole: %s", counter).isTrue();
        return counter;
    }

    /** Counts up, and says each number that is stored. */
    static final class Writer {

        private Writer() {}

        public static void main(String[] arguments) {
            AtomicFileStateRepository repository = new AtomicFileStateRepository(arguments[0]);
            repository.start();
            String stored = repository.getState(KEY);
            long next = stored == null ? 1 : counter(stored) + 1;
            while (true) {
                if (next % 2 == 0) {
                    repository.setState(KEY, value(next));
                } else if (!repository.compareAndSet(KEY, stored, value(next))) {
                    throw new IllegalStateException("Nobody else writes");
                }
                stored = value(next);
                System.out.println(next++);
                System.out.flush();
            }
        }
    }

    /** Counts up together with others, with two repositories of its own. */
    static final class Incrementer {

        private Incrementer() {}

        public static void main(String[] arguments) throws InterruptedException {
            Path folder = Path.of(arguments[0]);
            Thread other = new Thread(() -> increment(new AtomicFileStateRepository(folder)));
            other.start();
            increment(new AtomicFileStateRepository(folder));
            other.join();
        }

        private static void increment(FencedStateRepository repository) {
            for (int i = 0; i < INCREMENTS; i++) {
                String before;
                String after;
                do {
                    before = repository.getState(KEY);
                    after = String.valueOf(before == null ? 1 : Integer.parseInt(before) + 1);
                } while (!repository.compareAndSet(KEY, before, after));
            }
        }
    }

    /** Writes if it is let to soon. */
    static final class Impatient {

        static final int GAVE_UP = 3;

        private Impatient() {}

        public static void main(String[] arguments) {
            try {
                new AtomicFileStateRepository(arguments[0], Duration.ofMillis(500)).setState(KEY, "2");
            } catch (RuntimeCamelException e) {
                System.exit(e.getMessage().contains("has held the lock") ? GAVE_UP : 1);
            }
        }
    }
}
