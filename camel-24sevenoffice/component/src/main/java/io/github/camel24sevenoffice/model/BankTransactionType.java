/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;

/**
 * Whether a bank transaction is incoming or outgoing.
 *
 * @param value as the API writes it, not null; a text without a constant is kept
 */
public record BankTransactionType(@JsonValue String value) {

    public static final BankTransactionType INBOUND = new BankTransactionType("inbound");
    public static final BankTransactionType OUTBOUND = new BankTransactionType("outbound");

    public BankTransactionType {
        Objects.requireNonNull(value, "value");
    }

    /**
     * @param value as the API writes it, not null
     * @return the value; equal to the constant with the same text
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static BankTransactionType of(String value) {
        return new BankTransactionType(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
