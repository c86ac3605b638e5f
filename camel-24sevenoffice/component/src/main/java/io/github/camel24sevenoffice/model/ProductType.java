/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;

/**
 * Whether a product is a single one or made up of others.
 *
 * @param value as the API writes it, not null; a text without a constant is kept
 */
public record ProductType(@JsonValue String value) {

    public static final ProductType DEFAULT = new ProductType("default");
    public static final ProductType STRUCTURE = new ProductType("structure");

    public ProductType {
        Objects.requireNonNull(value, "value");
    }

    /**
     * @param value as the API writes it, not null
     * @return the value; equal to the constant with the same text
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static ProductType of(String value) {
        return new ProductType(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
