/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.sandbox.journal;

import io.github.camel24sevenoffice.sandbox.JournalEntry;
import io.github.camel24sevenoffice.sandbox.http.Paths;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/** The last requests and their responses, in the order of the responses. */
public final class Journal {

    public static final int DEFAULT_LIMIT = 10_000;

    /** Of all bodies together, so that uploads do not fill the heap. */
    private static final long MAXIMUM_CHARACTERS = 32L * 1024 * 1024;

    private final Lock lock = new ReentrantLock();
    private final Deque<JournalEntry> entries = new ArrayDeque<>();
    private final Clock clock;
    private final int limit;
    private long characters;
    private int tokenRequests;

    /**
     * @param limit how many requests are kept
     */
    public Journal(Clock clock, int limit) {
        this.clock = clock;
        this.limit = limit;
    }

    void add(String method, String path, String query, String organizationId, int status, String traceId, String body) {
        JournalEntry entry =
                new JournalEntry(clock.instant(), method, path, query, organizationId, status, traceId, body);
        lock.lock();
        try {
            entries.addLast(entry);
            characters += body.length();
            while (entries.size() > limit || (characters > MAXIMUM_CHARACTERS && entries.size() > 1)) {
                characters -= entries.removeFirst().body().length();
            }
            if (path.equals(Paths.TOKEN)) {
                tokenRequests++;
            }
        } finally {
            lock.unlock();
        }
    }

    public void clear() {
        lock.lock();
        try {
            entries.clear();
            characters = 0;
        } finally {
            lock.unlock();
        }
    }

    public List<JournalEntry> entries() {
        lock.lock();
        try {
            return List.copyOf(entries);
        } finally {
            lock.unlock();
        }
    }

    /** How many token requests there were, also those that are not kept. */
    public int tokenRequests() {
        lock.lock();
        try {
            return tokenRequests;
        } finally {
            lock.unlock();
        }
    }
}
