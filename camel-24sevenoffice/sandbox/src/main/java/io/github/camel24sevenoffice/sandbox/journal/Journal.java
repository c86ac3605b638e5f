/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.sandbox.journal;

import io.github.camel24sevenoffice.sandbox.JournalEntry;
import io.github.camel24sevenoffice.sandbox.http.Paths;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/** The last requests and their responses, in the order of the responses. */
public final class Journal {

    public static final int DEFAULT_LIMIT = 10_000;

    /** Of all headers and bodies together, so that uploads do not fill the heap. */
    private static final long MAXIMUM_CHARACTERS = 32L * 1024 * 1024;

    private final Lock lock = new ReentrantLock();
    private final Deque<JournalEntry> entries = new ArrayDeque<>();
    private final int limit;
    private long characters;
    private long added;
    private int tokenRequests;

    /**
     * @param limit how many requests are kept
     */
    public Journal(int limit) {
        this.limit = limit;
    }

    void add(JournalEntry entry) {
        lock.lock();
        try {
            entries.addLast(entry);
            added++;
            characters += characters(entry);
            while (entries.size() > limit || (characters > MAXIMUM_CHARACTERS && entries.size() > 1)) {
                characters -= characters(entries.removeFirst());
            }
            if (entry.path().equals(Paths.TOKEN)) {
                tokenRequests++;
            }
        } finally {
            lock.unlock();
        }
    }

    private static long characters(JournalEntry entry) {
        return (long) entry.body().length()
                + entry.responseBody().length()
                + entry.requestHeaders().length()
                + entry.responseHeaders().length();
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
        return read().entries();
    }

    /** All that is kept, with the numbers of the requests. */
    public Excerpt read() {
        lock.lock();
        try {
            return new Excerpt(added - entries.size() + 1, List.copyOf(entries));
        } finally {
            lock.unlock();
        }
    }

    /** The number of the last request, kept or not; 0 when there was none. */
    public long lastNumber() {
        lock.lock();
        try {
            return added;
        } finally {
            lock.unlock();
        }
    }

    /** The number of the first request that is kept, or the next number when none is. */
    public long firstNumber() {
        lock.lock();
        try {
            return added - entries.size() + 1;
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

    /**
     * Requests in a row. Numbers are counted from 1 on, and none is used again.
     *
     * @param first the number of the first of the entries
     */
    public record Excerpt(long first, List<JournalEntry> entries) {}
}
