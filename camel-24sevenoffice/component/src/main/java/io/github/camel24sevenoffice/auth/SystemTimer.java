/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.auth;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** The time of a clock, and the thread of an executor. */
final class SystemTimer implements TokenTimer {

    private final Clock clock;
    private final ScheduledExecutorService executor;

    SystemTimer(Clock clock, ScheduledExecutorService executor) {
        this.clock = clock;
        this.executor = executor;
    }

    @Override
    public long millis() {
        return clock.millis();
    }

    @Override
    public Future<?> schedule(Duration delay, Runnable task) {
        return executor.schedule(task, delay.toMillis(), TimeUnit.MILLISECONDS);
    }
}
