/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.benchmark;

import io.github.camel24sevenoffice.state.AtomicFileStateRepository;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultPollingConsumerPollStrategy;

/** What a snapshot of many rows takes: of a heap that has a limit, and of the disk. */
final class SnapshotMemory {

    private static final int COLLECTIONS = 4;

    private SnapshotMemory() {}

    /**
     * @param rows transaction lines, whose ids have 36 characters
     * @param heap the limit of the heap
     */
    static Table measure(int rows, String heap) throws Exception {
        Path folder = Files.createTempDirectory("snapshot");
        try (ServerProcess sandbox = ServerProcess.sandbox("--transaction-lines", rows + ":1")) {
            Service service = sandbox.service();
            String[] numbers = run(heap, service, rows, folder).split(" ");
            Table table = new Table(
                    rows + " transaction lines as a snapshot, with a heap of " + heap,
                    "",
                    "first poll, s",
                    "next poll, s",
                    "heap for a row, bytes",
                    "stored for a row, bytes");
            table.row(
                    "tsoffice",
                    Double.valueOf(numbers[0]),
                    Double.valueOf(numbers[1]),
                    Double.valueOf(numbers[2]),
                    size(folder) / (double) rows);
            return table;
        } finally {
            delete(folder);
        }
    }

    private static String run(String heap, Service service, int rows, Path folder) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx" + heap,
                        "-cp",
                        System.getProperty("java.class.path"),
                        Program.class.getName(),
                        service.apiUrl(),
                        service.tokenUrl(),
                        String.valueOf(rows),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader output =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            String line = output.readLine();
            if (line == null) {
                throw new IOException("The consumer has ended without a result");
            }
            return line;
        } finally {
            process.destroy();
        }
    }

    private static long size(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            long size = 0;
            for (Path file : files.toList()) {
                size += Files.size(file);
            }
            return size;
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    static void print(PrintStream out) throws Exception {
        measure(1_000_000, "256m").print(out);
    }

    /** A consumer in a JVM of its own; it prints the seconds of two polls, and the heap for a row. */
    static final class Program {

        private Program() {}

        public static void main(String[] arguments) throws Exception {
            int rows = Integer.parseInt(arguments[2]);
            AtomicInteger delivered = new AtomicInteger();
            Polls polls = new Polls();
            try (CamelContext context = new DefaultCamelContext()) {
                context.getRegistry().bind("states", new AtomicFileStateRepository(arguments[3]));
                context.getRegistry().bind("polls", polls);
                context.addRoutes(new RouteBuilder() {
                    @Override
                    public void configure() {
                        Routes.configure(getContext(), new Service(arguments[0], arguments[1], Service.MARGIN));
                        from("tsoffice:transactionlines?changeDetection=snapshot&postingWindow=4000d,400d&limit=500"
                                        + "&offsetRepository=#states&initialDelay=0&delay=1&pollStrategy=#polls")
                                .process(exchange -> delivered.incrementAndGet());
                    }
                });
                long before = heap();
                context.start();
                polls.end.await();
                if (delivered.get() != rows) {
                    throw new IllegalStateException(delivered + " rows of " + rows);
                }
                System.out.println(
                        polls.seconds.get(0) + " " + polls.seconds.get(1) + " " + (heap() - before) / (double) rows);
            }
        }

        private static long heap() {
            for (int i = 0; i < COLLECTIONS; i++) {
                System.gc();
            }
            return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        }
    }

    /** Two of them. */
    static final class Polls extends DefaultPollingConsumerPollStrategy {

        private final List<Double> seconds = new CopyOnWriteArrayList<>();
        private final CountDownLatch end = new CountDownLatch(2);
        private volatile long begun;

        @Override
        public boolean begin(Consumer consumer, Endpoint endpoint) {
            begun = System.nanoTime();
            return end.getCount() > 0;
        }

        @Override
        public void commit(Consumer consumer, Endpoint endpoint, int polledMessages) {
            seconds.add((System.nanoTime() - begun) / 1e9);
            end.countDown();
        }
    }
}
