/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.model;

import java.math.BigDecimal;
import java.time.Instant;

/** What was on a bank account at some time. */
@Json.Model
public record BankAccountBalance(
        BigDecimal amount, @Json.Timestamp Instant timestamp, CurrencyCode currency) {}
