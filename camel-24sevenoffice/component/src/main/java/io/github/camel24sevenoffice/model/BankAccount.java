/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.model;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;

/**
 * A bank account of the organization. The server sets id, balance and timestamps.
 *
 * @param id a UUID
 * @param bic the code of the bank
 * @param balance null when there is none
 * @param modifiedAt does not move with the balance
 */
@Json.Model
@RecordBuilder
public record BankAccount(
        String id,
        String number,
        String bic,
        BankAccountType type,
        String name,
        Owner owner,
        TransactionType transactionType,
        LedgerAccount ledgerAccount,
        BankAccountBalance balance,
        @Json.Timestamp Instant createdAt,
        @Json.Timestamp Instant modifiedAt) {

    /** Who the account belongs to. All is required when one is created. */
    @Json.Model
    public record Owner(String name, String organizationNumber, Contact contact) {

        /** Whom to ask. */
        @Json.Model
        public record Contact(String name, String email) {}
    }

    /** The type that the account's transactions are posted with. */
    @Json.Model
    public record TransactionType(Long number) {}

    /** The account of the ledger that mirrors this one. */
    @Json.Model
    public record LedgerAccount(Integer number) {}
}
