/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.auth.internal;

import java.time.Duration;
import java.util.concurrent.Future;

/** Tells the time and runs tasks later. One interface for both, so that a test can move them together. */
public interface TokenTimer {

    /**
     * @return milliseconds since the epoch, by a clock that never goes back
     */
    long millis();

    /**
     * @param delay how long to wait
     * @param task a short task
     * @return cancels the task
     */
    Future<?> schedule(Duration delay, Runnable task);
}
