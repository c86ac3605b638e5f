/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.error;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** The header in which a server says when to call again (RFC 9110, section 10.2.3). */
final class RetryAfter {

    /** Any longer number of seconds is more than anybody waits. */
    private static final int MOST_DIGITS = 9;

    private static final Duration LONGEST = Duration.ofSeconds(999_999_999);

    private RetryAfter() {}

    /** A sentence on when to call again; empty when the server does not say. */
    static String advice(FailedCall call) {
        Duration wait = of(call);
        if (wait == null) {
            return "";
        }
        String advice = "Call again after " + wait.toSeconds() + " s";
        return wait.compareTo(call.maxRetryAfter()) <= 0
                ? advice
                : advice + ", which is longer than the option maxRetryAfter allows ("
                        + call.maxRetryAfter().toSeconds() + " s), so that the call is not repeated";
    }

    /**
     * @return seconds, or the time until a date by the server's own clock where it tells that; null without a readable
     *     header
     */
    static Duration of(FailedCall call) {
        String value = call.header("Retry-After");
        if (value == null) {
            return null;
        }
        String text = value.strip();
        if (text.matches("\\d+")) {
            return text.length() > MOST_DIGITS ? LONGEST : Duration.ofSeconds(Long.parseLong(text));
        }
        return instant(text)
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
}
