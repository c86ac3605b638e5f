/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.auth.internal;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Takes the time from a clock, and runs tasks on an executor. */
public final class SystemTimer implements TokenTimer {

    private final Clock clock;
    private final ScheduledExecutorService executor;

    /**
     * @param clock tells the time
     * @param executor runs the tasks
     */
    public SystemTimer(Clock clock, ScheduledExecutorService executor) {
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
