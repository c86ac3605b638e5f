/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.http;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The operations that were denied to an organization with a fresh token, too. For a while no more tokens are spent on
 * them: what is missing is a permission, or the resource is in a state that forbids it. Safe for use by several threads.
 */
public final class AccessDenials {

    private static final Logger LOG = LoggerFactory.getLogger(AccessDenials.class);

    private final Map<Denied, Long> since = new ConcurrentHashMap<>();
    private final Duration coolDown;
    private final LongSupplier nanos;

    /**
     * @param coolDown how long that is; zero for not at all
     */
    public AccessDenials(Duration coolDown) {
        this(coolDown, System::nanoTime);
    }

    AccessDenials(Duration coolDown, LongSupplier nanos) {
        this.coolDown = coolDown;
        this.nanos = nanos;
    }

    boolean contains(String organizationId, String operation) {
        Long start = since.isEmpty() ? null : since.get(new Denied(organizationId, operation));
        return start != null && isRecent(start);
    }

    void add(String organizationId, String operation, String reason) {
        // others that were denied at the same time do not make it longer, and say nothing
        if (coolDown.isZero() || contains(organizationId, operation)) {
            return;
        }
        since.values().removeIf(start -> !isRecent(start));
        if (since.putIfAbsent(new Denied(organizationId, operation), nanos.getAsLong()) == null) {
            LOG.warn(
                    "{} is denied to organization {} with a fresh access token, too. For {} ms, or until it succeeds,"
                            + " it fails without another token. {}",
                    operation,
                    organizationId,
                    coolDown.toMillis(),
                    reason);
        }
    }

    void remove(String organizationId, String operation) {
        if (!since.isEmpty() && since.remove(new Denied(organizationId, operation)) != null) {
            LOG.info("{} is no longer denied to organization {}", operation, organizationId);
        }
    }

    private boolean isRecent(long start) {
        return nanos.getAsLong() - start < coolDown.toNanos();
    }

    private record Denied(String organizationId, String operation) {}
}
