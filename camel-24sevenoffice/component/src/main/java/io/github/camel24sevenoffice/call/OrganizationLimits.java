/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.call;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * How many calls each organization makes, so that a slow or busy one holds up no other, and one that the API has asked to pause
 * is left alone. Holds only the organizations that are calling, or did so within the last minute. Safe for use by several
 * threads.
 */
public final class OrganizationLimits {

    private final Settings settings;
    private final LongSupplier nanos;
    private final Map<String, OrganizationGate> gates = new ConcurrentHashMap<>();
    private final AtomicLong cleanedAt;

    /**
     * @param settings the limits
     */
    public OrganizationLimits(Settings settings) {
        this(settings, System::nanoTime);
    }

    OrganizationLimits(Settings settings, LongSupplier nanos) {
        this.settings = settings;
        this.nanos = nanos;
        this.cleanedAt = new AtomicLong(nanos.getAsLong());
    }

    /**
     * Waits for the turn of a call. To be followed by {@link #leave(String)}.
     *
     * @param organizationId the organization to call for
     * @param stopping ends the wait
     * @throws LimitReachedException if it is not its turn in time
     * @throws java.util.concurrent.RejectedExecutionException if the wait ended early
     * @throws InterruptedException if the thread is interrupted
     */
    void enter(String organizationId, BooleanSupplier stopping) throws LimitReachedException, InterruptedException {
        OrganizationGate gate = gates.compute(organizationId, (id, known) -> {
            OrganizationGate used = orNew(known);
            used.users.incrementAndGet();
            return used;
        });
        boolean entered = false;
        try {
            gate.enter(stopping);
            entered = true;
        } finally {
            if (!entered) {
                release(gate);
            }
        }
    }

    /** After the call. */
    void leave(String organizationId) {
        OrganizationGate gate = gates.get(organizationId);
        gate.leave();
        release(gate);
    }

    /** It is kept for the next call, until the organization has been idle for a while. */
    private void release(OrganizationGate gate) {
        gate.users.decrementAndGet();
        forgetIdle();
    }

    private OrganizationGate orNew(OrganizationGate known) {
        return known == null ? new OrganizationGate(settings, nanos) : known;
    }

    /**
     * Makes no calls for a while.
     *
     * @param organizationId the organization
     * @param duration how long; a longer pause that has begun stays
     */
    void pause(String organizationId, Duration duration) {
        gates.compute(organizationId, (id, known) -> {
            OrganizationGate gate = orNew(known);
            gate.pause(duration);
            return gate;
        });
    }

    /** At most once a minute, so that it costs nothing. */
    private void forgetIdle() {
        long last = cleanedAt.get();
        long now = nanos.getAsLong();
        if (now - last > OrganizationGate.MINUTE && cleanedAt.compareAndSet(last, now)) {
            gates.keySet().forEach(id -> gates.computeIfPresent(id, (same, gate) -> gate.isNeeded() ? gate : null));
        }
    }

    /**
     * @return the organizations that are calling, waiting or pausing
     */
    public List<OrganizationLoad> loads() {
        return gates.entrySet().stream()
                .map(entry -> entry.getValue().load(entry.getKey()))
                .filter(load -> load.running() > 0 || load.waiting() > 0 || load.pausedUntil() != null)
                .toList();
    }

    /** How many organizations are held. */
    int size() {
        return gates.size();
    }

    /**
     * The limits of each organization.
     *
     * @param maxConcurrentCalls how many calls are made at the same time
     * @param callsPerMinute how many calls are made within any minute; 0 for no limit
     * @param maxWait how long a call waits for its turn; zero for not at all
     */
    public record Settings(int maxConcurrentCalls, int callsPerMinute, Duration maxWait) {}
}
