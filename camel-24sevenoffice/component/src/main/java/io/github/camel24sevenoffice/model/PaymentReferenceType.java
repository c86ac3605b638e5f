/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;

/**
 * What the reference of a payment is.
 *
 * @param value as the API writes it, not null; a text without a constant is kept
 */
public record PaymentReferenceType(@JsonValue String value) {

    /** Free text. */
    public static final PaymentReferenceType TEXT = new PaymentReferenceType("text");

    public static final PaymentReferenceType OCR = new PaymentReferenceType("ocr");
    public static final PaymentReferenceType INVOICE_REF = new PaymentReferenceType("invoiceRef");

    public PaymentReferenceType {
        Objects.requireNonNull(value, "value");
    }

    /**
     * @param value as the API writes it, not null
     * @return the value; equal to the constant with the same text
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static PaymentReferenceType of(String value) {
        return new PaymentReferenceType(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
