/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.call;

import io.github.camel24sevenoffice.auth.TokenRequestFailedException;
import io.github.camel24sevenoffice.error.TsOfficeAccessDeniedException;
import io.github.camel24sevenoffice.error.TsOfficeConnectionFailedException;
import io.github.camel24sevenoffice.error.TsOfficeRateLimitedException;
import io.github.camel24sevenoffice.error.TsOfficeServerException;
import io.github.camel24sevenoffice.error.TsOfficeUnreadableResponseException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Which failed calls are repeated, when, and how often: for the handlers of a route, for pages, for a consumer and for
 * uploads. Immutable.
 *
 * <ul>
 *   <li>401 and 403: once, at once, after the rejected token was invalidated.
 *   <li>429, for all methods: nothing was done.
 *   <li>408, 5xx, failed connections and time-outs, where the call may be repeated: the method is idempotent, the request
 *       surely did not reach the API, or the key of what it creates is looked up before.
 *   <li>A token request without a response in time, or with 408, 429 or 5xx: nothing was sent to the API.
 *   <li>A response that cannot be read, for a POST whose key is looked up before.
 * </ul>
 *
 * <p>If the server sends {@code Retry-After} (RFC 9110, section 10.2.3), the call is repeated after that time, or not at all if
 * it is too long. Otherwise the delays double, each longer by a random share of up to a quarter, so that calls that failed
 * together are not repeated together.
 *
 * @param maxRetries how often a call is repeated; a fresh token does not count
 * @param firstDelay the wait before the first retry; twice as long after a 429
 * @param maxRetryAfter the longest wait that a server may ask for
 */
public record RetryPolicy(int maxRetries, Duration firstDelay, Duration maxRetryAfter) {

    /** Five retries, after 1, 2, 4, 8 and 16 s; at most five minutes at the request of a server. */
    public static final RetryPolicy DEFAULT = new RetryPolicy(5, Duration.ofSeconds(1), Duration.ofMinutes(5));

    private static final int MOST_DOUBLINGS = 20;
    private static final double JITTER = 0.25;

    /**
     * @param failure why the call failed
     * @param retries how often the call was repeated before
     * @return how long to wait before the next retry; empty when there is none
     */
    public Optional<Duration> delay(Exception failure, int retries) {
        if (failure instanceof TsOfficeAccessDeniedException denied) {
            // not counted, since other failures may have come before
            return denied.isFreshTokenTried() || retries > maxRetries ? Optional.empty() : Optional.of(Duration.ZERO);
        }
        if (retries >= maxRetries) {
            return Optional.empty();
        }
        if (failure instanceof TsOfficeRateLimitedException limited) {
            return allowed(limited.getRetryAfter(), retries, 2);
        }
        if (failure instanceof TsOfficeServerException server) {
            return server.isRepeatable() ? allowed(server.getRetryAfter(), retries, 1) : Optional.empty();
        }
        return isRepeatable(failure) ? Optional.of(backOff(retries, 1)) : Optional.empty();
    }

    private static boolean isRepeatable(Exception failure) {
        return (failure instanceof TokenRequestFailedException login && login.isTemporary())
                || (failure instanceof TsOfficeConnectionFailedException connection && connection.isRepeatable())
                || (failure instanceof TsOfficeUnreadableResponseException unreadable && unreadable.isRepeatable());
    }

    /** How long an organization makes no calls after a 429. */
    Duration pause(TsOfficeRateLimitedException failure) {
        Duration asked = failure.getRetryAfter();
        if (asked == null) {
            return firstDelay.multipliedBy(2);
        }
        // after that long, a call is worth a try, whatever the server said
        return asked.compareTo(maxRetryAfter) <= 0 ? asked : maxRetryAfter;
    }

    private Optional<Duration> allowed(Duration retryAfter, int retries, int factor) {
        if (retryAfter == null) {
            return Optional.of(backOff(retries, factor));
        }
        return retryAfter.compareTo(maxRetryAfter) <= 0 ? Optional.of(retryAfter) : Optional.empty();
    }

    private Duration backOff(int retries, int factor) {
        double nanos = firstDelay.toNanos() * (double) (factor * (1L << Math.min(retries, MOST_DOUBLINGS)));
        return Duration.ofNanos((long) (nanos * (1 + ThreadLocalRandom.current().nextDouble(JITTER))));
    }
}
