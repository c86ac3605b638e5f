/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.poll;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;

/**
 * Where a consumer starts when it has no state.
 *
 * @param kind with all rows, with those changed from now on, or with those changed since a time
 * @param time that time; null for the other kinds
 */
public record StartFrom(Kind kind, Instant time) {

    /** The values of the option. */
    public enum Kind {
        BEGINNING,
        NOW,
        TIME
    }

    /**
     * @param text {@code beginning}, {@code now}, a date, or a date and time with offset
     * @return where to start
     * @throws IllegalArgumentException if the text is none of these
     */
    public static StartFrom parse(String text) {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "beginning" -> new StartFrom(Kind.BEGINNING, null);
            case "now" -> new StartFrom(Kind.NOW, null);
            default -> new StartFrom(Kind.TIME, time(text.strip()));
        };
    }

    private static Instant time(String text) {
        try {
            return text.indexOf('T') < 0
                    ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                    : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "The option startFrom must be beginning, now, a date such as 2026-01-31 or a time such as"
                            + " 2026-01-31T12:00:00Z, but is " + text,
                    e);
        }
    }
}
