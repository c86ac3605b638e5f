/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.auth.internal;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Reads the wall clock once and counts on from there with a steady clock. A wall clock that is set, or corrected by NTP, then
 * neither prolongs nor shortens the life of a token.
 */
public final class MonotonicClock extends Clock {

    private final LongSupplier nanos;
    private final long originNanos;
    private final long originMillis;

    /** Starts from the present time. */
    public MonotonicClock() {
        this(Clock.systemUTC(), System::nanoTime);
    }

    MonotonicClock(Clock wall, LongSupplier nanos) {
        this.nanos = nanos;
        this.originNanos = nanos.getAsLong();
        this.originMillis = wall.millis();
    }

    @Override
    public long millis() {
        return originMillis + TimeUnit.NANOSECONDS.toMillis(nanos.getAsLong() - originNanos);
    }

    @Override
    public Instant instant() {
        return Instant.ofEpochMilli(millis());
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("Only durations are measured with this clock");
    }
}
