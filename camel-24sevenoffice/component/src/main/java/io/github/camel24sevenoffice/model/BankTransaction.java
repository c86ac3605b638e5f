/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.model;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;

/**
 * A movement on a bank account. The server sets status and timestamps, and the number on the account's own side.
 *
 * @param bankTransactionReference the bank's, 10 to 130 characters; never used twice in an organization
 */
@Json.Model
@RecordBuilder
public record BankTransaction(
        String bankTransactionReference,
        BankTransactionType type,
        BankAccount bankAccount,
        PaymentReference paymentReference,
        Amount amount,
        @Json.Date LocalDate date,
        BankAccountNumber fromBankAccount,
        BankAccountNumber toBankAccount,
        BankTransactionCode bankTransactionCode,
        BankTransactionStatus status,
        @Json.Timestamp Instant createdAt,
        @Json.Timestamp Instant modifiedAt) {

    /**
     * The account that it moves money to or from.
     *
     * @param id a UUID
     */
    @Json.Model
    public record BankAccount(String id) {}

    /**
     * What the payment is for.
     *
     * @param value at most 1000 characters
     */
    @Json.Model
    public record PaymentReference(PaymentReferenceType type, String value) {}

    /**
     * How much it is.
     *
     * @param value positive, whichever way the money goes
     */
    @Json.Model
    public record Amount(BigDecimal value, CurrencyCode currency) {}

    /**
     * One side of the movement.
     *
     * @param type null is {@link BankAccountType#BBAN}
     */
    @Json.Model
    public record BankAccountNumber(String number, BankAccountType type) {}

    /** What kind of movement it is, from coarse to fine. */
    @Json.Model
    public record BankTransactionCode(String domainCode, String familyCode, String subFamilyCode) {}
}
