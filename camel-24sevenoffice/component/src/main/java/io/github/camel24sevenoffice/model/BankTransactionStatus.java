/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;

/**
 * How far a bank transaction has come. The server sets it.
 *
 * @param value as the API writes it, not null; a text without a constant is kept
 */
public record BankTransactionStatus(@JsonValue String value) {

    public static final BankTransactionStatus CREATED = new BankTransactionStatus("created");
    public static final BankTransactionStatus CLOSED = new BankTransactionStatus("closed");

    public BankTransactionStatus {
        Objects.requireNonNull(value, "value");
    }

    /**
     * @param value as the API writes it, not null
     * @return the value; equal to the constant with the same text
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static BankTransactionStatus of(String value) {
        return new BankTransactionStatus(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
