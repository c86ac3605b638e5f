/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.call;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/** The limits of one organization. Calls get their turn in the order in which they came. Safe for use by several threads. */
final class OrganizationGate {

    static final long MINUTE = TimeUnit.MINUTES.toNanos(1);

    /** How soon a wait notices that its route is stopping. */
    private static final long STEP = TimeUnit.MILLISECONDS.toNanos(100);

    /** Increased within the map of {@link OrganizationLimits} only, so that no gate in use is forgotten. */
    final AtomicInteger users = new AtomicInteger();

    private final OrganizationLimits.Settings settings;
    private final LongSupplier nanos;
    private final Lock lock = new ReentrantLock();
    private final Deque<Waiter> waiting = new ArrayDeque<>();
    /** When the last calls were made, oldest first, as many as are allowed within a minute. */
    private final Deque<Long> calls = new ArrayDeque<>();

    private int running;
    private long pausedUntil;

    OrganizationGate(OrganizationLimits.Settings settings, LongSupplier nanos) {
        this.settings = settings;
        this.nanos = nanos;
        this.pausedUntil = nanos.getAsLong();
    }

    void enter(BooleanSupplier stopping) throws LimitReachedException, InterruptedException {
        lock.lock();
        try {
            long now = nanos.getAsLong();
            if (waiting.isEmpty() && isFree(now)) {
                begin(now);
                return;
            }
            Waiter waiter =
                    new Waiter(lock.newCondition(), now + settings.maxWait().toNanos());
            waiting.add(waiter);
            boolean entered = false;
            try {
                await(waiter, stopping);
                entered = true;
            } finally {
                if (!entered) {
                    giveUp(waiter);
                }
            }
        } finally {
            lock.unlock();
        }
    }

    private boolean isFree(long now) {
        return running < settings.maxConcurrentCalls() && closedFor(now) <= 0;
    }

    private void begin(long now) {
        running++;
        if (settings.callsPerMinute() > 0) {
            calls.add(now);
        }
    }

    private void giveUp(Waiter waiter) {
        if (waiter.admitted) {
            running--;
        }
        waiting.remove(waiter);
        admit();
    }

    private void await(Waiter waiter, BooleanSupplier stopping) throws LimitReachedException, InterruptedException {
        admit();
        while (!waiter.admitted) {
            long now = nanos.getAsLong();
            long closed = closedFor(now);
            if (now + Math.max(closed, 0) - waiter.end >= 0) {
                throw tooLong(closed);
            }
            if (stopping.getAsBoolean()) {
                throw Stopping.stopped();
            }
            long step = closed > 0 ? Math.min(closed, STEP) : STEP;
            waiter.turn.awaitNanos(Math.min(step, waiter.end - now));
            admit();
        }
    }

    private void admit() {
        long now = nanos.getAsLong();
        while (!waiting.isEmpty() && isFree(now)) {
            Waiter next = waiting.remove();
            next.admitted = true;
            next.turn.signal();
            begin(now);
        }
    }

    /** How long no call may be made, in nanoseconds; not positive when one may be made now. */
    private long closedFor(long now) {
        while (!calls.isEmpty() && now - calls.peek() >= MINUTE) {
            calls.remove();
        }
        boolean full = settings.callsPerMinute() > 0 && calls.size() >= settings.callsPerMinute();
        return Math.max(pausedUntil - now, full ? calls.peek() + MINUTE - now : 0);
    }

    private LimitReachedException tooLong(long closed) {
        String wait = "The option maxLimitWait lets a call wait for "
                + settings.maxWait().toMillis() + " ms";
        if (closed <= 0) {
            return new LimitReachedException(
                    "All " + settings.maxConcurrentCalls() + " calls that the organization may make at the same time"
                            + " (option maxConcurrentCalls) are running. " + wait,
                    null);
        }
        long millis = TimeUnit.NANOSECONDS.toMillis(closed) + 1;
        String reason = pausedUntil - nanos.getAsLong() > 0
                ? "The API has asked the organization to pause for another " + millis + " ms. "
                : "The organization has made the " + settings.callsPerMinute()
                        + " calls of this minute (option callsPerMinute); the next one can be made in " + millis
                        + " ms. ";
        return new LimitReachedException(reason + wait, Duration.ofMillis(millis));
    }

    void leave() {
        lock.lock();
        try {
            running--;
            admit();
        } finally {
            lock.unlock();
        }
    }

    void pause(Duration duration) {
        lock.lock();
        try {
            long until = nanos.getAsLong() + duration.toNanos();
            pausedUntil = until - pausedUntil > 0 ? until : pausedUntil;
        } finally {
            lock.unlock();
        }
    }

    /** Whether it holds anything that the next call must know. */
    boolean isNeeded() {
        lock.lock();
        try {
            long now = nanos.getAsLong();
            return users.get() > 0 || closedFor(now) > 0 || !calls.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    OrganizationLoad load(String organizationId) {
        lock.lock();
        try {
            long pause = pausedUntil - nanos.getAsLong();
            return new OrganizationLoad(
                    organizationId,
                    running,
                    waiting.size(),
                    pause > 0 ? Instant.now().plusNanos(pause) : null);
        } finally {
            lock.unlock();
        }
    }

    /** A call that waits for its turn. */
    private static final class Waiter {

        private final Condition turn;
        private final long end;
        private boolean admitted;

        Waiter(Condition turn, long end) {
            this.turn = turn;
            this.end = end;
        }
    }
}
