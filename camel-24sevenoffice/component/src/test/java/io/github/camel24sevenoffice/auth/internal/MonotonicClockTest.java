/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.auth.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camel24sevenoffice.auth.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MonotonicClockTest {

    private final TestClock wall = new TestClock();
    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5);

    @ParameterizedTest
    @ValueSource(strings = {"PT24H", "-PT24H", "PT0S"})
    void advancesSteadilyWhileTheWallClockJumps(Duration jump) {
        MonotonicClock clock = new MonotonicClock(wall, nanos::get);
        Instant start = clock.instant();

        wall.advance(jump);
        // past the overflow of nanoTime, which is allowed to happen
        nanos.addAndGet(Duration.ofSeconds(7).toNanos());

        assertThat(clock.instant()).isEqualTo(start.plusSeconds(7));
        assertThat(clock.millis()).isEqualTo(start.plusSeconds(7).toEpochMilli());
    }
}
