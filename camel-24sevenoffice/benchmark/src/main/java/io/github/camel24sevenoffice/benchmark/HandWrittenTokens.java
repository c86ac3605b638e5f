/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.benchmark;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The cache that a careful developer writes after the vendor's guide: a volatile token with its expiry, checked by the
 * clock, renewed under a lock by a double check, one per organization.
 */
final class HandWrittenTokens {

    private final Map<String, Entry> entries = new ConcurrentHashMap<>();
    private final Login login;
    private final Duration margin;

    HandWrittenTokens(Login login, Duration margin) {
        this.login = login;
        this.margin = margin;
    }

    String get(String organizationId) {
        return entry(organizationId).get();
    }

    TokenBean bean(String organizationId) {
        return entry(organizationId);
    }

    private Entry entry(String organizationId) {
        Entry entry = entries.get(organizationId);
        return entry == null ? entries.computeIfAbsent(organizationId, Entry::new) : entry;
    }

    private final class Entry implements TokenBean {

        private final Lock lock = new ReentrantLock();
        private final String organizationId;
        private volatile Cached cached;

        Entry(String organizationId) {
            this.organizationId = organizationId;
        }

        @Override
        public String get() {
            Cached current = cached;
            if (current != null && System.currentTimeMillis() < current.renewAt) {
                return current.value;
            }
            lock.lock();
            try {
                current = cached;
                return current != null && System.currentTimeMillis() < current.renewAt ? current.value : fetch();
            } finally {
                lock.unlock();
            }
        }

        /** As in the guide, which requests a new token on a 403 even if another thread has done so. */
        @Override
        public String renew() {
            lock.lock();
            try {
                return fetch();
            } finally {
                lock.unlock();
            }
        }

        private String fetch() {
            Token token = login.request(organizationId);
            cached = new Cached(token.value(), token.expiresAt().minus(margin).toEpochMilli());
            return token.value();
        }
    }

    private static final class Cached {

        private final String value;
        private final long renewAt;

        Cached(String value, long renewAt) {
            this.value = value;
            this.renewAt = renewAt;
        }
    }
}
