/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.sandbox.data;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camel24sevenoffice.sandbox.Change;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/** The last changes of rows in all organizations, in their order. Safe for use by several threads. */
public final class Changes {

    private static final int LIMIT = 200_000;

    private final Lock lock = new ReentrantLock();
    private final Deque<Change> entries = new ArrayDeque<>();
    private final Clock clock;

    /**
     * @param clock the time of the service
     */
    public Changes(Clock clock) {
        this.clock = clock;
    }

    void add(String organizationId, String resource, Object id, Change.Kind kind, ObjectNode row) {
        Change change = new Change(
                clock.instant(), organizationId, resource, id.toString(), kind, row == null ? null : stamp(row));
        lock.lock();
        try {
            entries.addLast(change);
            if (entries.size() > LIMIT) {
                entries.removeFirst();
            }
        } finally {
            lock.unlock();
        }
    }

    private static Instant stamp(ObjectNode row) {
        String text = row.path("modifiedAt").textValue();
        return text == null ? null : Instant.parse(text.replace(' ', 'T'));
    }

    public void clear() {
        lock.lock();
        try {
            entries.clear();
        } finally {
            lock.unlock();
        }
    }

    public List<Change> entries() {
        lock.lock();
        try {
            return List.copyOf(entries);
        } finally {
            lock.unlock();
        }
    }
}
