/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.poll;

import io.github.camel24sevenoffice.poll.RowRoute.ChangedRow;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * Sends rows to the route: a limited number at a time, and never two states of one row at the same time. Only the poll's
 * thread changes state; the threads that complete rows leave a message in a queue. After several failures in a row, the
 * target is considered down, and nothing more is sent.
 */
final class Dispatcher {

    /** After so many failures in a row the target is considered down. */
    private static final int TARGET_DOWN = 5;

    private final BlockingQueue<Done> completions = new LinkedBlockingQueue<>();
    private final Map<String, Row> inFlight = new HashMap<>();
    private final RowRoute route;
    private final int maxInFlight;
    private final StopSignal stop;
    private final Outcome outcome;
    private int failuresInRow;
    private int completed;

    Dispatcher(RowRoute route, int maxInFlight, StopSignal stop, Outcome outcome) {
        this.route = route;
        this.maxInFlight = maxInFlight;
        this.stop = stop;
        this.outcome = outcome;
    }

    /** Whether anything more is to be sent. */
    boolean isOpen() {
        return !stop.isStopped() && !isTargetDown();
    }

    boolean isTargetDown() {
        return failuresInRow >= TARGET_DOWN;
    }

    /** Whether the row is being worked on, in this very state. */
    boolean isInFlight(Row row) {
        Row sent = inFlight.get(row.id());
        return sent != null && sent.isSameState(row);
    }

    /** How many rows have completed with success. */
    int completed() {
        return completed;
    }

    /**
     * Sends rows when there is room for them.
     *
     * @return false if they were not sent, because the consumer stops, or the target is down
     */
    boolean send(List<ChangedRow> rows) throws InterruptedException {
        while (isOpen()
                && (isFull(rows.size())
                        || rows.stream()
                                .anyMatch(r -> inFlight.containsKey(r.row().id())))) {
            settle(completions.take());
        }
        settleCompleted();
        if (!isOpen()) {
            return false;
        }
        rows.forEach(r -> inFlight.put(r.row().id(), r.row()));
        route.send(rows, succeeded -> completions.add(new Done(rows, succeeded)));
        settleCompleted();
        return true;
    }

    private boolean isFull(int more) {
        return !inFlight.isEmpty() && inFlight.size() + more > maxInFlight;
    }

    /** Waits until nothing is in flight. */
    void awaitAll() throws InterruptedException {
        while (!inFlight.isEmpty()) {
            settle(completions.take());
        }
    }

    void settleCompleted() {
        for (Done done = completions.poll(); done != null; done = completions.poll()) {
            settle(done);
        }
    }

    private void settle(Done done) {
        failuresInRow = done.succeeded ? 0 : failuresInRow + 1;
        for (ChangedRow row : done.rows) {
            inFlight.remove(row.row().id());
            completed += done.succeeded ? 1 : 0;
            outcome.of(row, done.succeeded);
        }
    }

    private record Done(List<ChangedRow> rows, boolean succeeded) {}

    /** Called in the thread of the poll. */
    @FunctionalInterface
    interface Outcome {
        void of(ChangedRow row, boolean succeeded);
    }
}
