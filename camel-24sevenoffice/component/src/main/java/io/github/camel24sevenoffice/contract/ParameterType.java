/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.contract;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;

/** The types of path and query parameters, each with the texts that it accepts. */
public enum ParameterType {
    @JsonProperty("string")
    STRING("a text") {
        @Override
        boolean accepts(String text) {
            return true;
        }
    },

    @JsonProperty("integer")
    INTEGER("an integer") {
        @Override
        boolean accepts(String text) {
            new BigInteger(text);
            return true;
        }
    },

    @JsonProperty("int32")
    INT32("an integer of 32 bits") {
        @Override
        boolean accepts(String text) {
            Integer.parseInt(text);
            return true;
        }
    },

    @JsonProperty("int64")
    INT64("an integer of 64 bits") {
        @Override
        boolean accepts(String text) {
            Long.parseLong(text);
            return true;
        }
    },

    @JsonProperty("number")
    NUMBER("a number such as 12.5") {
        @Override
        boolean accepts(String text) {
            new BigDecimal(text);
            return true;
        }
    },

    @JsonProperty("boolean")
    BOOLEAN("true or false") {
        @Override
        boolean accepts(String text) {
            return text.equals("true") || text.equals("false");
        }
    },

    @JsonProperty("date")
    DATE("a date such as 2026-01-31") {
        @Override
        boolean accepts(String text) {
            LocalDate.parse(text);
            return true;
        }
    },

    @JsonProperty("date-time")
    DATE_TIME("a date and time with offset such as 2026-01-31T12:00:00Z") {
        @Override
        boolean accepts(String text) {
            OffsetDateTime.parse(text);
            return true;
        }
    },

    @JsonProperty("iso-8601")
    ISO_8601("a date or a date and time such as 2026-01-31 or 2026-01-31T12:00:00Z") {
        @Override
        boolean accepts(String text) {
            (text.indexOf('T') < 0 ? DateTimeFormatter.ISO_LOCAL_DATE : DateTimeFormatter.ISO_DATE_TIME).parse(text);
            return text.indexOf('[') < 0;
        }
    },

    @JsonProperty("uuid")
    UUID("a UUID such as 123e4567-e89b-12d3-a456-426614174000") {
        @Override
        boolean accepts(String text) {
            return UUID_TEXT.matcher(text).matches();
        }
    };

    private static final Pattern UUID_TEXT =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

    private final String description;

    ParameterType(String description) {
        this.description = description;
    }

    /**
     * @param text the value as it would go over the wire, unencoded; not null
     * @return whether it is of this type
     */
    public boolean matches(String text) {
        try {
            return accepts(text);
        } catch (NumberFormatException | DateTimeException e) {
            return false;
        }
    }

    /** May also throw the exceptions of the parsers for numbers and dates. */
    abstract boolean accepts(String text);

    /**
     * @return what is accepted, for a message; for example {@code a date such as 2026-01-31}
     */
    public String description() {
        return description;
    }
}
