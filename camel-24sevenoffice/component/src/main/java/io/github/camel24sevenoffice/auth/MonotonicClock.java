/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.auth;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Reads the wall clock once and counts on from there by a steady one, so that a wall clock that is set, or corrected by
 * NTP, neither keeps a dead token alive nor throws a good one away.
 */
final class MonotonicClock extends Clock {

    private final LongSupplier nanos;
    private final long originNanos;
    private final long originMillis;

    MonotonicClock() {
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
