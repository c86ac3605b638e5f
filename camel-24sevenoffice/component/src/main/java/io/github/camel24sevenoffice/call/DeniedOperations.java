/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.call;

import io.github.camel24sevenoffice.auth.AccessToken;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The operations that were denied to an organization even with a fresh token: a permission is missing, or the resource is in
 * a state that forbids it. During the cool-down no tokens are requested for them. Safe for use by several threads.
 */
public final class DeniedOperations {

    private static final Logger LOG = LoggerFactory.getLogger(DeniedOperations.class);

    private final Map<Key, Rejection> rejections = new ConcurrentHashMap<>();
    private final Duration coolDown;
    private final LongSupplier nanos;
    private final AtomicLong cleanedAt;

    /**
     * @param coolDown how long; zero turns it off
     */
    public DeniedOperations(Duration coolDown) {
        this(coolDown, System::nanoTime);
    }

    DeniedOperations(Duration coolDown, LongSupplier nanos) {
        this.coolDown = coolDown;
        this.nanos = nanos;
        this.cleanedAt = new AtomicLong(nanos.getAsLong());
    }

    /** Whether a fresh token would not help. */
    boolean contains(String organizationId, String operation) {
        Rejection last = rejections.isEmpty() ? null : rejections.get(new Key(organizationId, operation));
        return last != null && last.isFinal && isRecent(last);
    }

    /**
     * Notes that a call was rejected.
     *
     * <p>Of exchanges that run in parallel, one may be rejected with the old token and another with the new one. Together they
     * show as much as one exchange that has tried both.
     *
     * @param token the token of the call
     * @param freshTokenTried whether the same exchange was rejected before, with another token
     * @return whether a fresh token would not help
     */
    boolean add(AccessToken token, String operation, boolean freshTokenTried) {
        if (coolDown.isZero()) {
            return freshTokenTried;
        }
        clean();
        Key key = new Key(token.organizationId(), operation);
        Rejection latest = rejections.compute(key, (same, last) -> {
            if (last == null || !isRecent(last)) {
                return new Rejection(token, nanos.getAsLong(), freshTokenTried);
            }
            boolean another = !last.isFinal && (freshTokenTried || last.isOfEarlierTokenThan(token));
            return another ? new Rejection(token, nanos.getAsLong(), true) : last;
        });
        if (latest.isFinal && latest.announced.compareAndSet(false, true)) {
            LOG.warn(
                    "{} is denied to organization {} even with a fresh access token. For {} ms, or until it succeeds,"
                            + " it fails without a new token request",
                    operation,
                    token.organizationId(),
                    coolDown.toMillis());
        }
        return latest.isFinal;
    }

    /** After a response that shows that there is access. */
    void remove(String organizationId, String operation) {
        Rejection last = rejections.isEmpty() ? null : rejections.remove(new Key(organizationId, operation));
        if (last != null && last.isFinal) {
            LOG.info("{} is no longer denied to organization {}", operation, organizationId);
        }
    }

    private void clean() {
        long last = cleanedAt.get();
        long now = nanos.getAsLong();
        if (now - last > coolDown.toNanos() && cleanedAt.compareAndSet(last, now)) {
            rejections.values().removeIf(rejection -> !isRecent(rejection));
        }
    }

    private boolean isRecent(Rejection rejection) {
        return nanos.getAsLong() - rejection.at < coolDown.toNanos();
    }

    private record Key(String organizationId, String operation) {}

    private record Rejection(AccessToken token, long at, boolean isFinal, AtomicBoolean announced) {

        Rejection(AccessToken token, long at, boolean isFinal) {
            this(token, at, isFinal, new AtomicBoolean());
        }

        @SuppressWarnings("ReferenceEquality") // a login server may issue the same value twice
        boolean isOfEarlierTokenThan(AccessToken other) {
            return token != other && !other.expiresAt().isBefore(token.expiresAt());
        }
    }
}
