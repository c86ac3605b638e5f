/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.auth;

import io.github.camel24sevenoffice.auth.internal.TokenTimer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that stands still until it is moved. The thread that moves it runs the tasks that become due. */
public final class TestClock extends Clock implements TokenTimer {

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-01-01T00:00:00Z"));
    private final AtomicLong reads = new AtomicLong();
    private final PriorityBlockingQueue<Task> tasks = new PriorityBlockingQueue<>(16, Comparator.comparing(Task::due));

    public void advance(Duration duration) {
        Instant until = now.get().plus(duration);
        Task next = tasks.peek();
        while (next != null && !next.due.isAfter(until)) {
            tasks.remove(next);
            now.set(next.due);
            next.run();
            next = tasks.peek();
        }
        now.set(until);
    }

    @Override
    public Future<?> schedule(Duration delay, Runnable runnable) {
        Task task = new Task(now.get().plus(delay), runnable);
        tasks.add(task);
        return task;
    }

    @Override
    public long millis() {
        reads.incrementAndGet();
        return super.millis();
    }

    /** How often it was read. */
    public long reads() {
        return reads.get();
    }

    /** The number of tasks that are not done yet. */
    int scheduled() {
        tasks.removeIf(Future::isCancelled);
        return tasks.size();
    }

    @Override
    public Instant instant() {
        return now.get();
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }

    private static final class Task extends FutureTask<Void> {

        private final Instant due;

        Task(Instant due, Runnable runnable) {
            super(runnable, null);
            this.due = due;
        }

        Instant due() {
            return due;
        }
    }
}
