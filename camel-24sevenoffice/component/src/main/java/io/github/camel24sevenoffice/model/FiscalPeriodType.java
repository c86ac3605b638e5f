/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;

/**
 * How long a fiscal period is.
 *
 * @param value as the API writes it, not null; a text without a constant is kept
 */
public record FiscalPeriodType(@JsonValue String value) {

    /** A whole financial year. */
    public static final FiscalPeriodType YEAR = new FiscalPeriodType("Year");

    /** A part of one. */
    public static final FiscalPeriodType PERIOD = new FiscalPeriodType("Period");

    public FiscalPeriodType {
        Objects.requireNonNull(value, "value");
    }

    /**
     * @param value as the API writes it, not null
     * @return the value; equal to the constant with the same text
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static FiscalPeriodType of(String value) {
        return new FiscalPeriodType(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
