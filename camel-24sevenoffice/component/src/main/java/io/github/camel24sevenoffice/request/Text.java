/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.request;

import java.lang.reflect.Array;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Calendar;
import java.util.Date;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

/** How a value is written in a path or a query. */
final class Text {

    /** A date-time whose offset has lost its plus, because Camel decodes a plus in an endpoint URI to a space. */
    private static final Pattern LOST_PLUS = Pattern.compile("(\\d{4}-\\d{2}-\\d{2}T[\\d:.]+) (\\d{2}:?\\d{2})");

    private Text() {}

    /**
     * @param value not null; a collection or array becomes a list separated by commas, a date or a time ISO 8601, all
     *     else its toString
     */
    static String of(Object value) {
        return String.join(",", each(value));
    }

    /**
     * @param value not null
     * @return the texts of a collection or array, or the text of another value
     * @throws IllegalArgumentException if one of them is null
     */
    static List<String> each(Object value) {
        if (value instanceof Iterable<?> values) {
            return StreamSupport.stream(values.spliterator(), false)
                    .map(Text::single)
                    .toList();
        }
        if (value.getClass().isArray() && !(value instanceof byte[])) {
            return IntStream.range(0, Array.getLength(value))
                    .mapToObj(i -> single(Array.get(value, i)))
                    .toList();
        }
        return List.of(single(value));
    }

    @SuppressWarnings("JavaUtilDate") // it comes with the message
    private static String text(Date date) {
        try {
            return date.toInstant().toString();
        } catch (UnsupportedOperationException e) {
            // a date or time of java.sql, whose text is ISO 8601
            return date.toString();
        }
    }

    private static String single(Object value) {
        if (value == null) {
            throw new IllegalArgumentException("A list of values for a parameter has a null in it");
        }
        if (value instanceof BigDecimal number) {
            return number.toPlainString();
        }
        // their toString omits seconds that are zero, which RFC 3339 requires, and adds the name of the zone
        if (value instanceof ZonedDateTime || value instanceof OffsetDateTime) {
            return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format((TemporalAccessor) value);
        }
        if (value instanceof LocalDateTime time) {
            return DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(time);
        }
        if (value instanceof Calendar calendar) {
            return calendar.toInstant().toString();
        }
        if (value instanceof Date date) {
            return text(date);
        }
        if (value instanceof byte[] bytes) {
            return new String(bytes, StandardCharsets.UTF_8);
        }
        return LOST_PLUS.matcher(value.toString()).replaceFirst("$1+$2");
    }
}
