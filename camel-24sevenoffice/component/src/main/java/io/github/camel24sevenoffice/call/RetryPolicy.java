/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.call;

import io.github.camel24sevenoffice.error.TsOfficeConnectionFailedException;
import io.github.camel24sevenoffice.error.TsOfficeOperationFailedException;
import io.github.camel24sevenoffice.error.TsOfficeRateLimitedException;
import io.github.camel24sevenoffice.error.TsOfficeServerException;
import java.time.Duration;
import java.util.Optional;

/**
 * Which failed calls are retried, when, and how often. Immutable.
 *
 * <ul>
 *   <li>429, for all methods: nothing was done.
 *   <li>408, 5xx and failed connections, for idempotent methods.
 * </ul>
 *
 * <p>If the server sends {@code Retry-After}, the call is retried after that time, or not at all if it is too long. Otherwise
 * the delays double.
 *
 * @param maxRetries how often a call is retried
 * @param firstDelay the wait before the first retry; twice as long after a 429
 * @param maxRetryAfter the longest wait that a server may ask for
 */
public record RetryPolicy(int maxRetries, Duration firstDelay, Duration maxRetryAfter) {

    /** Five retries, after 1, 2, 4, 8 and 16 s; at most five minutes at the request of a server. */
    public static final RetryPolicy DEFAULT = new RetryPolicy(5, Duration.ofSeconds(1), Duration.ofMinutes(5));

    private static final int REQUEST_TIMEOUT = 408;

    /**
     * @param failure why the call failed
     * @param retries how often the call was retried before
     * @return how long to wait before the next retry; empty when there is none
     */
    public Optional<Duration> delay(Exception failure, int retries) {
        if (retries >= maxRetries) {
            return Optional.empty();
        }
        Duration backOff = firstDelay.multipliedBy(1L << retries);
        if (failure instanceof TsOfficeRateLimitedException limited) {
            return allowed(limited.getRetryAfter(), backOff.multipliedBy(2));
        }
        if (failure instanceof TsOfficeServerException server && server.isRepeatable()) {
            return allowed(server.getRetryAfter(), backOff);
        }
        boolean retried = (failure instanceof TsOfficeConnectionFailedException connection && connection.isRepeatable())
                || (failure instanceof TsOfficeOperationFailedException e
                        && e.getStatusCode() == REQUEST_TIMEOUT
                        && e.getMethod().equals("GET"));
        return retried ? Optional.of(backOff) : Optional.empty();
    }

    private Optional<Duration> allowed(Duration retryAfter, Duration backOff) {
        if (retryAfter == null) {
            return Optional.of(backOff);
        }
        return retryAfter.compareTo(maxRetryAfter) <= 0 ? Optional.of(retryAfter) : Optional.empty();
    }
}
