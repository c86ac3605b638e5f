/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.error;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** The API responded with 429: too many calls. Nothing was done, and the call may be repeated later. */
public class TsOfficeRateLimitedException extends TsOfficeOperationFailedException {

    private static final long serialVersionUID = 1L;

    private final Duration retryAfter;

    /**
     * @param call the failed call, not null
     */
    public TsOfficeRateLimitedException(FailedCall call) {
        super(call, advice(retryAfter(call)));
        retryAfter = retryAfter(call);
    }

    private static String advice(Duration retryAfter) {
        return retryAfter == null
                ? "The API does not say when to call again"
                : "Call again after " + retryAfter.toSeconds() + " s";
    }

    /** Seconds or a date (RFC 9110, section 10.2.3). A date is compared with the time of the server if the response has it. */
    private static Duration retryAfter(FailedCall call) {
        String value = call.header("Retry-After");
        if (value == null) {
            return null;
        }
        if (value.strip().matches("\\d{1,9}")) {
            return Duration.ofSeconds(Long.parseLong(value.strip()));
        }
        return instant(value)
                .map(end -> Duration.between(instant(call.header("Date")).orElseGet(Instant::now), end))
                .map(wait -> wait.isNegative() ? Duration.ZERO : wait)
                .orElse(null);
    }

    private static Optional<Instant> instant(String date) {
        try {
            return date == null
                    ? Optional.empty()
                    : Optional.of(ZonedDateTime.parse(date.strip(), DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /**
     * @return how long the server asks to wait; null when it does not say
     */
    public Duration getRetryAfter() {
        return retryAfter;
    }
}
