/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;

/**
 * Whether a line of a sales order sells something or only says something.
 *
 * @param value as the API writes it, not null; a text without a constant is kept
 */
public record SalesOrderLineType(@JsonValue String value) {

    public static final SalesOrderLineType PRODUCT = new SalesOrderLineType("product");
    public static final SalesOrderLineType TEXT = new SalesOrderLineType("text");

    public SalesOrderLineType {
        Objects.requireNonNull(value, "value");
    }

    /**
     * @param value as the API writes it, not null
     * @return the value; equal to the constant with the same text
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static SalesOrderLineType of(String value) {
        return new SalesOrderLineType(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
