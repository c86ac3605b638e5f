/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.LocalDate;

/**
 * When an invoice is due.
 *
 * @param value a number of days or a date, according to the type
 */
@Json.Model
public record PaymentTerms(PaymentTermsType type, JsonNode value) {

    /** Takes a JSON null for null. */
    public PaymentTerms {
        value = value == null || value.isNull() ? null : value;
    }

    /**
     * @param days 0 or more
     * @return due that many days after the invoice date
     */
    public static PaymentTerms numberOfDays(int days) {
        return new PaymentTerms(PaymentTermsType.NUMBER_OF_DAYS, IntNode.valueOf(days));
    }

    /**
     * @param days 0 or more
     * @return due that many days after the end of the invoice's month
     */
    public static PaymentTerms outMonthPlusDays(int days) {
        return new PaymentTerms(PaymentTermsType.OUT_MONTH_PLUS_DAYS, IntNode.valueOf(days));
    }

    /**
     * @param date not null
     * @return due on that day
     */
    public static PaymentTerms fixedDate(LocalDate date) {
        return new PaymentTerms(PaymentTermsType.FIXED_DATE, TextNode.valueOf(date.toString()));
    }

    /**
     * @return the value as a number of days; null when it is none
     */
    public Integer days() {
        return value != null && value.canConvertToInt() ? value.intValue() : null;
    }

    /**
     * @return the value as a date; null when the type is not {@link PaymentTermsType#FIXED_DATE}
     * @throws java.time.format.DateTimeParseException if it should be one and is not
     */
    public LocalDate date() {
        return PaymentTermsType.FIXED_DATE.equals(type) && value != null ? Json.date(value.asText()) : null;
    }
}
