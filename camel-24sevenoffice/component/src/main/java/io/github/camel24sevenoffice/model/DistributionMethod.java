/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;

/**
 * How an invoice reaches the customer.
 *
 * @param value as the API writes it, not null; a text without a constant is kept
 */
public record DistributionMethod(@JsonValue String value) {

    /** The organization's settings decide; written as an empty text. */
    public static final DistributionMethod AUTOMATIC = new DistributionMethod("");

    /** Nothing is sent. */
    public static final DistributionMethod MANUAL = new DistributionMethod("manualdistribution");

    public static final DistributionMethod EFAKTURA = new DistributionMethod("efakturadistribution");
    public static final DistributionMethod EHF = new DistributionMethod("ehfdistribution");
    public static final DistributionMethod POSTAL = new DistributionMethod("postaldistribution");
    public static final DistributionMethod PRINT = new DistributionMethod("printdistribution");
    public static final DistributionMethod EMAIL = new DistributionMethod("emaildistribution");

    public DistributionMethod {
        Objects.requireNonNull(value, "value");
    }

    /**
     * @param value as the API writes it, not null
     * @return the value; equal to the constant with the same text
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static DistributionMethod of(String value) {
        return new DistributionMethod(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
