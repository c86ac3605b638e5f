/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;

/**
 * How {@link PaymentTerms} arrive at the due date.
 *
 * @param value as the API writes it, not null; a text without a constant is kept
 */
public record PaymentTermsType(@JsonValue String value) {

    /** Days after the invoice date. */
    public static final PaymentTermsType NUMBER_OF_DAYS = new PaymentTermsType("NumberOfDays");

    /** Days after the end of the invoice's month. */
    public static final PaymentTermsType OUT_MONTH_PLUS_DAYS = new PaymentTermsType("OutMonthPlusDays");

    /** That very day; only for organizations on the new invoicing module. */
    public static final PaymentTermsType FIXED_DATE = new PaymentTermsType("FixedDate");

    public PaymentTermsType {
        Objects.requireNonNull(value, "value");
    }

    /**
     * @param value as the API writes it, not null
     * @return the value; equal to the constant with the same text
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static PaymentTermsType of(String value) {
        return new PaymentTermsType(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
