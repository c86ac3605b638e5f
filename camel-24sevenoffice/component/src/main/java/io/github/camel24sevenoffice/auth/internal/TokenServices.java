/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.auth.internal;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.function.DoubleSupplier;

/**
 * What the tokens of all organizations of a TokenManager share.
 *
 * @param source where tokens come from
 * @param executor runs the requests
 * @param timer tells the time and runs tasks later
 * @param margin how long before its expiry a token is renewed
 * @param timeout how long a caller waits for a token
 * @param jitter between 0 and 1, so that nodes that failed together do not retry together
 * @param counters counts what happens
 */
public record TokenServices(
        TokenSource source,
        Executor executor,
        TokenTimer timer,
        Duration margin,
        Duration timeout,
        DoubleSupplier jitter,
        TokenCounters counters) {}
