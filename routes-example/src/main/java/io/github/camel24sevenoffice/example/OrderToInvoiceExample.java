/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.example;

import io.github.camel24sevenoffice.example.orders.OrderToInvoiceRoute;
import io.github.camel24sevenoffice.sandbox.Fault;
import io.github.camel24sevenoffice.sandbox.Reset;
import io.github.camel24sevenoffice.sandbox.Sandbox;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns a folder of web-shop orders into invoices. On the sandbox it runs twice: in the first run the response to one invoice
 * is lost, as if the process were killed, and the second run continues from there.
 */
final class OrderToInvoiceExample implements Example {

    private static final Logger LOG = LoggerFactory.getLogger(OrderToInvoiceExample.class);
    private static final int INVOICES_BEFORE_THE_FAULT = 9;

    @Override
    public String name() {
        return "order-to-invoice";
    }

    @Override
    public String description() {
        return "turns a folder of web-shop orders into invoices, each once, even if it is killed";
    }

    @Override
    public List<String> languages() {
        return List.of("java", "yaml", "xml");
    }

    @Override
    public void runOnService(Settings settings, Credentials credentials) throws Exception {
        work(settings, credentials, settings.requiredFolder("orders")).report();
    }

    @Override
    public void runOnSandbox(Settings settings) throws Exception {
        Path own = settings.folder("orders").orElse(null);
        try (Sandbox sandbox = Sandbox.builder().start()) {
            if (own == null) {
                runTwice(settings, sandbox);
            } else {
                work(settings, Credentials.of(sandbox), own).report();
            }
        }
    }

    private void runTwice(Settings settings, Sandbox sandbox) throws Exception {
        Path folder = copy(settings.samples().resolve("orders"), settings.freshFolder(this));
        LOG.info("The sandbox runs at {}", sandbox.apiUrl());
        LOG.info("The orders are in {}", folder);
        LOG.info("");
        LOG.info("First run, in which the response to an invoice is lost");
        sandbox.inject(Fault.on("/v1/salesorders/*")
                .method("PATCH")
                .after(INVOICES_BEFORE_THE_FAULT)
                .reset(Reset.AFTER_WORK)
                .times(1));
        Result first = work(settings, Credentials.of(sandbox), folder);
        LOG.info("");
        LOG.info("Second run");
        Result second = work(settings, Credentials.of(sandbox), folder);
        LOG.info("");
        LOG.info("The rejected orders are in {}, with the reasons", folder.resolve("error"));
        first.with(second).report();
    }

    /** Processes the orders that are in the folder now. */
    private Result work(Settings settings, Credentials credentials, Path folder) throws Exception {
        try (FileChannel channel =
                        FileChannel.open(folder.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = lock(channel, folder)) {
            List<Path> orders = orders(folder);
            OneRound round = new OneRound();
            new CamelRun(credentials)
                    .property("orders", folder.toAbsolutePath())
                    .route(settings.language(this), name(), new OrderToInvoiceRoute())
                    .polling(round)
                    .start(main -> {
                        CamelRun.logIn(main, credentials);
                        round.run();
                    });
            return Result.of(orders, folder);
        }
    }

    /** Two runs at the same time would both create a missing order. The lock ends with the process. */
    private static FileLock lock(FileChannel channel, Path folder) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return lock;
            }
        } catch (OverlappingFileLockException e) {
            // this process holds it
        }
        throw new IllegalStateException("Another run is working on " + folder);
    }

    private static List<Path> orders(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(Path::getFileName)
                    .filter(name -> name.toString().endsWith(".json"))
                    .toList();
        }
    }

    private static Path copy(Path from, Path to) throws IOException {
        if (!Files.isDirectory(from)) {
            throw new IllegalArgumentException(
                    "-Dsamples must name the folder with the sample data, but there is none at " + from);
        }
        try (Stream<Path> paths = Files.walk(from)) {
            for (Path path : paths.filter(Files::isRegularFile).toList()) {
                Path copy = to.resolve(from.relativize(path).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(path, copy);
            }
        }
        return to;
    }

    /**
     * The result for the orders.
     *
     * @param left the orders that neither succeeded nor were rejected
     */
    private record Result(long orders, long invoiced, long rejected, long left) {

        static Result of(List<Path> orders, Path folder) {
            long left = count(orders, folder);
            long rejected = count(orders, folder.resolve("error"));
            return new Result(orders.size(), orders.size() - left - rejected, rejected, left);
        }

        private static long count(List<Path> orders, Path folder) {
            return orders.stream()
                    .filter(name -> Files.exists(folder.resolve(name)))
                    .count();
        }

        /** This run and the next one, which continues with the orders that this one has left. */
        Result with(Result next) {
            return new Result(orders, invoiced + next.invoiced, rejected + next.rejected, next.left);
        }

        void report() {
            LOG.info("");
            LOG.info("Done: {} orders, {} invoiced, {} rejected, {} left", orders, invoiced, rejected, left);
            if (left > 0) {
                throw new IllegalStateException(
                        "Of " + orders + " orders " + left + " are left for the next run; the reasons are above");
            }
        }
    }
}
