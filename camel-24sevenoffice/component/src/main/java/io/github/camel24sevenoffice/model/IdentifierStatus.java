/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;

/**
 * Whether an identifier has been confirmed.
 *
 * @param value as the API writes it, not null; a text without a constant is kept
 */
public record IdentifierStatus(@JsonValue String value) {

    public static final IdentifierStatus UNCONFIRMED = new IdentifierStatus("Unconfirmed");
    public static final IdentifierStatus CONFIRMED = new IdentifierStatus("Confirmed");

    public IdentifierStatus {
        Objects.requireNonNull(value, "value");
    }

    /**
     * @param value as the API writes it, not null
     * @return the value; equal to the constant with the same text
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static IdentifierStatus of(String value) {
        return new IdentifierStatus(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
