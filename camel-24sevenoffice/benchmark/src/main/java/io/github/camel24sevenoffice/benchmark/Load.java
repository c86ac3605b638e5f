/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.benchmark;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Threads that make calls, and record how long each took and whether it succeeded. */
final class Load implements AutoCloseable {

    private static final Duration PAUSE = Duration.ofMillis(10);

    private final ExecutorService executor;
    private final BooleanSupplier exchange;
    private final Queue<Call> calls = new ConcurrentLinkedQueue<>();
    private final Map<Thread, Long> underWay = new ConcurrentHashMap<>();
    private volatile boolean stopped;

    /**
     * @param exchange makes one call; true when it succeeded
     */
    private Load(int threads, BooleanSupplier exchange) {
        this.executor = Executors.newFixedThreadPool(threads);
        this.exchange = exchange;
    }

    /** Each thread calls again and again, with short pauses, until the load is stopped. */
    static Load start(int threads, BooleanSupplier exchange) {
        Load load = new Load(threads, exchange);
        for (int i = 0; i < threads; i++) {
            load.executor.execute(load::callUntilStopped);
        }
        return load;
    }

    /** Makes a number of calls without pauses. */
    static List<Call> burst(int threads, int count, Duration patience, BooleanSupplier exchange)
            throws InterruptedException {
        try (Load load = new Load(threads, exchange)) {
            for (int i = 0; i < count; i++) {
                load.executor.execute(load::call);
            }
            return load.await(patience);
        }
    }

    private void callUntilStopped() {
        while (!stopped) {
            call();
            try {
                Thread.sleep(PAUSE.toMillis());
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void call() {
        long begin = System.nanoTime();
        underWay.put(Thread.currentThread(), begin);
        boolean succeeded = exchange.getAsBoolean();
        underWay.remove(Thread.currentThread());
        calls.add(new Call(begin, System.nanoTime(), succeeded));
    }

    /**
     * Waits for the calls in progress, and returns all calls.
     *
     * @param patience the longest wait; a call that takes longer has failed
     */
    List<Call> stop(Duration patience) throws InterruptedException {
        stopped = true;
        return await(patience);
    }

    private List<Call> await(Duration patience) throws InterruptedException {
        executor.shutdown();
        executor.awaitTermination(patience.toMillis(), TimeUnit.MILLISECONDS);
        long now = System.nanoTime();
        List<Call> all = new ArrayList<>(calls);
        underWay.values().forEach(begin -> all.add(new Call(begin, now, false)));
        executor.shutdownNow().forEach(waiting -> all.add(new Call(now, now, false)));
        return all;
    }

    @Override
    public void close() {
        stopped = true;
        executor.shutdownNow();
    }

    /** One call; times in nanoseconds. */
    record Call(long begin, long end, boolean succeeded) {

        double millis() {
            return (end - begin) / 1e6;
        }
    }
}
