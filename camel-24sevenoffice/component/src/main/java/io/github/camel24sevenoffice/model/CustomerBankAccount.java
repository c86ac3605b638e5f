/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.model;

import io.soabase.recordbuilder.core.RecordBuilder;

/**
 * A bank account of a customer or supplier. It is changed by sending it whole.
 *
 * @param number capital letters, digits and hyphens, at most 50; what the account is addressed by
 * @param name at most 50 characters
 * @param countryCode two letters as in ISO 3166-1
 * @param address the bank's, at most 490 characters
 * @param bsc the sort code of the bank
 * @param bic the SWIFT code of the bank
 */
@Json.Model
@RecordBuilder
public record CustomerBankAccount(
        String number,
        BankAccountType type,
        Boolean isDefault,
        String name,
        String countryCode,
        String address,
        String bsc,
        String bic) {}
