/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.http;

import java.math.BigDecimal;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.Calendar;
import java.util.Date;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** How a value reads in a path or a query. */
final class Text {

    /** A date-time whose offset has lost its plus: Camel decodes a plus in an endpoint URI to a space. */
    private static final Pattern LOST_PLUS = Pattern.compile("(\\d{4}-\\d{2}-\\d{2}T[\\d:.]+) (\\d{2}:?\\d{2})");

    private Text() {}

    /**
     * @param value not null; a collection or array becomes a list separated by commas, a date or a time ISO 8601, all
     *     else its toString
     */
    static String of(Object value) {
        if (value instanceof Iterable<?> values) {
            return StreamSupport.stream(values.spliterator(), false)
                    .map(Text::of)
                    .collect(Collectors.joining(","));
        }
        if (value instanceof Object[] values) {
            return of(Arrays.asList(values));
        }
        if (value instanceof BigDecimal number) {
            return number.toPlainString();
        }
        if (value instanceof ZonedDateTime time) {
            // without the name of the zone, which is not ISO 8601
            return time.toOffsetDateTime().toString();
        }
        if (value instanceof Calendar calendar) {
            return calendar.toInstant().toString();
        }
        if (value.getClass() == Date.class) {
            return ((Date) value).toInstant().toString();
        }
        return LOST_PLUS.matcher(value.toString()).replaceFirst("$1+$2");
    }
}
