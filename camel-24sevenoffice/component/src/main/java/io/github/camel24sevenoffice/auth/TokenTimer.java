/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.auth;

import java.time.Duration;
import java.util.concurrent.Future;

/** What time it is, and what is to be done later. One thing, so that a test can move both together. */
interface TokenTimer {

    /** Milliseconds since the epoch, by a clock that never goes back. */
    long millis();

    /** Runs a short task later; a future to cancel it by. */
    Future<?> schedule(Duration delay, Runnable task);
}
