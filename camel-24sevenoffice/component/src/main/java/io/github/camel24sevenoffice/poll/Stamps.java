/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.poll;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;

/** The stamps of rows, which the API writes in more than one style. */
final class Stamps {

    private static final DateTimeFormatter ANY_STYLE = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .appendPattern("['T'][' ']")
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .appendPattern("[XXX][XX][X]")
            .toFormatter(Locale.ROOT);

    /** The form of nearly all stamps, up to the fraction of the second. */
    private static final String PLAIN = "0000-00-00T00:00:00";

    private static final int MOST_DIGITS = 9;

    private Stamps() {}

    /**
     * @param text a date and time; without an offset it is UTC
     * @return the instant; null for an empty text
     * @throws DateTimeException if it is neither
     */
    static Instant parse(String text) {
        Instant plain = plain(text);
        if (plain != null) {
            return plain;
        }
        if (text.isBlank() || text.equals("null")) {
            return null;
        }
        TemporalAccessor time = ANY_STYLE.parseBest(text.strip(), OffsetDateTime::from, LocalDateTime::from);
        return time instanceof OffsetDateTime withOffset
                ? withOffset.toInstant()
                : ((LocalDateTime) time).toInstant(ZoneOffset.UTC);
    }

    /** A formatter would take a quarter of the time that a row takes; null for a text that needs one. */
    private static Instant plain(String text) {
        int end = text.length() - 1;
        int digits = end - PLAIN.length() - 1;
        if (end < PLAIN.length() || text.charAt(end) != 'Z' || digits == 0 || digits > MOST_DIGITS) {
            return null;
        }
        for (int i = 0; i < end; i++) {
            char c = text.charAt(i);
            boolean asExpected =
                    switch (i < PLAIN.length() ? PLAIN.charAt(i) : i == PLAIN.length() ? '.' : '0') {
                        case '0' -> c >= '0' && c <= '9';
                        case 'T' -> c == 'T' || c == ' ';
                        case '-' -> c == '-';
                        case ':' -> c == ':';
                        default -> c == '.';
                    };
            if (!asExpected) {
                return null;
            }
        }
        int nanos = digits < 0 ? 0 : number(text, PLAIN.length() + 1, end);
        for (int i = Math.max(digits, 0); i < MOST_DIGITS; i++) {
            nanos *= 10;
        }
        return LocalDateTime.of(
                        number(text, 0, 4),
                        number(text, 5, 7),
                        number(text, 8, 10),
                        number(text, 11, 13),
                        number(text, 14, 16),
                        number(text, 17, 19),
                        nanos)
                .toInstant(ZoneOffset.UTC);
    }

    private static int number(String text, int begin, int end) {
        return Integer.parseInt(text, begin, end, 10);
    }
}
