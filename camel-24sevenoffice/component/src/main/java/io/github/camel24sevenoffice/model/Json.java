/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.model;

import com.fasterxml.jackson.annotation.JacksonAnnotationsInside;
import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.io.IOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.StringJoiner;

/** What makes the records read and write the same JSON with every ObjectMapper, however it is set up. */
final class Json {

    /** A date, and after it a time and an offset or not: the API writes timestamps in more than one style. */
    private static final DateTimeFormatter DATE_AND_TIME = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .appendPattern("['T'][' ']")
            .appendOptional(DateTimeFormatter.ISO_LOCAL_TIME)
            .appendPattern("[XXX][XX][X]")
            .toFormatter(Locale.ROOT);

    private Json() {}

    /** A record whose nulls are left out, whose names stand, and which unknown fields do not disturb. */
    @JacksonAnnotationsInside
    @JsonAutoDetect(
            getterVisibility = JsonAutoDetect.Visibility.PUBLIC_ONLY,
            isGetterVisibility = JsonAutoDetect.Visibility.NONE)
    @JsonIgnoreProperties(ignoreUnknown = true)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonNaming(PropertyNamingStrategies.LowerCamelCaseStrategy.class)
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.TYPE)
    @interface Model {}

    /** An Instant, written in ISO 8601 in UTC; without an offset it is read as UTC, an empty text as null. */
    @JacksonAnnotationsInside
    @JsonDeserialize(using = TimestampDeserializer.class)
    @JsonSerialize(using = ToStringSerializer.class)
    @Retention(RetentionPolicy.RUNTIME)
    @Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER})
    @interface Timestamp {}

    /** A LocalDate, written as year-month-day; of a timestamp the date is read, an empty text as null. */
    @JacksonAnnotationsInside
    @JsonDeserialize(using = DateDeserializer.class)
    @JsonSerialize(using = ToStringSerializer.class)
    @Retention(RetentionPolicy.RUNTIME)
    @Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER})
    @interface Date {}

    /** A text that sometimes arrives as an array of its lines. */
    @JacksonAnnotationsInside
    @JsonDeserialize(using = StreetDeserializer.class)
    @Retention(RetentionPolicy.RUNTIME)
    @Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER})
    @interface Street {}

    /**
     * @param text a date or a timestamp
     * @return its date as it is written, whatever the offset
     * @throws DateTimeException if it is neither
     */
    static LocalDate date(String text) {
        return DATE_AND_TIME.parse(text.strip(), LocalDate::from);
    }

    private static Instant timestamp(String text) {
        TemporalAccessor time =
                DATE_AND_TIME.parseBest(text.strip(), OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
        if (time instanceof OffsetDateTime withOffset) {
            return withOffset.toInstant();
        }
        LocalDateTime local = time instanceof LocalDate day ? day.atStartOfDay() : (LocalDateTime) time;
        return local.toInstant(ZoneOffset.UTC);
    }

    /** Reads a text with a date or a time in it. */
    private abstract static class TimeDeserializer<T> extends StdScalarDeserializer<T> {

        TimeDeserializer(Class<T> type) {
            super(type);
        }

        abstract T parse(String text);

        @Override
        @SuppressWarnings("unchecked")
        public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (!parser.hasToken(JsonToken.VALUE_STRING)) {
                return (T) context.handleUnexpectedToken(handledType(), parser);
            }
            String text = parser.getText();
            if (text.isBlank()) {
                return null;
            }
            try {
                return parse(text);
            } catch (DateTimeException e) {
                return (T) context.handleWeirdStringValue(handledType(), text, "not a date or time");
            }
        }
    }

    static final class TimestampDeserializer extends TimeDeserializer<Instant> {

        TimestampDeserializer() {
            super(Instant.class);
        }

        @Override
        Instant parse(String text) {
            return timestamp(text);
        }
    }

    static final class DateDeserializer extends TimeDeserializer<LocalDate> {

        DateDeserializer() {
            super(LocalDate.class);
        }

        @Override
        LocalDate parse(String text) {
            return date(text);
        }
    }

    static final class StreetDeserializer extends StdScalarDeserializer<String> {

        StreetDeserializer() {
            super(String.class);
        }

        @Override
        public String deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (!parser.isExpectedStartArrayToken()) {
                return _parseString(parser, context, this);
            }
            StringJoiner lines = new StringJoiner("\n");
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                if (!parser.hasToken(JsonToken.VALUE_NULL)) {
                    lines.add(_parseString(parser, context, this));
                }
            }
            return lines.toString();
        }
    }
}
