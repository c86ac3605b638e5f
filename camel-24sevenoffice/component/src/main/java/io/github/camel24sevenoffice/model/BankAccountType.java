/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;

/**
 * What kind of number a bank account has.
 *
 * @param value as the API writes it, not null; a text without a constant is kept
 */
public record BankAccountType(@JsonValue String value) {

    /** A national account number. */
    public static final BankAccountType BBAN = new BankAccountType("bban");

    public static final BankAccountType IBAN = new BankAccountType("iban");
    /** Customers' accounts only. */
    public static final BankAccountType BANKGIRO = new BankAccountType("bankgiro");

    /** Customers' accounts only. */
    public static final BankAccountType PLUSGIRO = new BankAccountType("plusgiro");

    public BankAccountType {
        Objects.requireNonNull(value, "value");
    }

    /**
     * @param value as the API writes it, not null
     * @return the value; equal to the constant with the same text
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static BankAccountType of(String value) {
        return new BankAccountType(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
