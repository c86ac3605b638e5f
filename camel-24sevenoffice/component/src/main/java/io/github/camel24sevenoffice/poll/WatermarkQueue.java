/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.poll;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.IdentityHashMap;

/** The rows of a sorted list that were sent: up to which of them all are complete. For use by one thread at a time. */
final class WatermarkQueue {

    private final Deque<Sent> queue = new ArrayDeque<>();
    /** By identity: two states of a row are two rows here. */
    private final IdentityHashMap<Row, Sent> inFlight = new IdentityHashMap<>();

    private Instant completed;

    /**
     * @param done whether it is not sent, because it is complete already
     */
    void add(Row row, boolean done) {
        Sent sent = new Sent(row.modifiedAt());
        sent.done = done;
        queue.add(sent);
        if (!done) {
            inFlight.put(row, sent);
        }
    }

    void complete(Row row) {
        Sent sent = inFlight.remove(row);
        if (sent != null) {
            sent.done = true;
        }
    }

    /** The stamp up to which all rows are complete; null before the first one. */
    Instant completed() {
        while (!queue.isEmpty() && queue.peek().done) {
            Instant stamp = queue.poll().stamp;
            completed = stamp == null ? completed : stamp;
        }
        return completed;
    }

    void clear() {
        queue.clear();
        inFlight.clear();
        completed = null;
    }

    private static final class Sent {

        private final Instant stamp;
        private boolean done;

        Sent(Instant stamp) {
            this.stamp = stamp;
        }
    }
}
