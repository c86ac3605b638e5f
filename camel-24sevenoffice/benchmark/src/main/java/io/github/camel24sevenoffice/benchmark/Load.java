/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.benchmark;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;

/** Threads that call one after the other, each with a short pause, and write down how long each call took. */
final class Load implements AutoCloseable {

    private static final Duration PAUSE = Duration.ofMillis(10);

    private final ExecutorService executor;
    private final List<Future<List<Call>>> workers = new ArrayList<>();
    private volatile boolean stopped;

    private Load(int threads) {
        executor = Executors.newFixedThreadPool(threads);
    }

    /**
     * @param exchange makes one call, and tells whether it succeeded
     */
    static Load start(int threads, BooleanSupplier exchange) {
        Load load = new Load(threads);
        for (int i = 0; i < threads; i++) {
            load.workers.add(load.executor.submit(() -> load.callUntilStopped(exchange)));
        }
        return load;
    }

    /** Makes a number of calls without pauses, and waits for all of them. */
    static List<Call> burst(int threads, int count, BooleanSupplier exchange) throws Exception {
        try (Load load = new Load(threads)) {
            List<Callable<Call>> calls = Collections.nCopies(count, () -> Call.of(exchange));
            List<Call> done = new ArrayList<>();
            for (Future<Call> call : load.executor.invokeAll(calls)) {
                done.add(call.get());
            }
            return done;
        }
    }

    private List<Call> callUntilStopped(BooleanSupplier exchange) throws InterruptedException {
        List<Call> calls = new ArrayList<>();
        while (!stopped) {
            calls.add(Call.of(exchange));
            Thread.sleep(PAUSE.toMillis());
        }
        return calls;
    }

    /** Stops and gives all calls that were made. */
    List<Call> stop() throws InterruptedException, ExecutionException {
        stopped = true;
        List<Call> calls = new ArrayList<>();
        for (Future<List<Call>> worker : workers) {
            calls.addAll(worker.get());
        }
        return calls;
    }

    @Override
    public void close() {
        stopped = true;
        executor.shutdownNow();
    }

    /** One call, by the nanosecond clock. */
    record Call(long begin, long end, boolean succeeded) {

        static Call of(BooleanSupplier exchange) {
            long begin = System.nanoTime();
            boolean succeeded = exchange.getAsBoolean();
            return new Call(begin, System.nanoTime(), succeeded);
        }

        double millis() {
            return (end - begin) / 1e6;
        }
    }
}
