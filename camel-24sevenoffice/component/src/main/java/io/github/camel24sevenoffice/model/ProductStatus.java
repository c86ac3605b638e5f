/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;

/**
 * Whether a product can still be sold.
 *
 * @param value as the API writes it, not null; a text without a constant is kept
 */
public record ProductStatus(@JsonValue String value) {

    public static final ProductStatus ACTIVE = new ProductStatus("active");
    public static final ProductStatus INACTIVE = new ProductStatus("inactive");

    public ProductStatus {
        Objects.requireNonNull(value, "value");
    }

    /**
     * @param value as the API writes it, not null
     * @return the value; equal to the constant with the same text
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static ProductStatus of(String value) {
        return new ProductStatus(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
