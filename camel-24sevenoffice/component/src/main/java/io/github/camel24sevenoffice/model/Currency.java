/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.model;

import java.math.BigDecimal;

/**
 * A currency and its rate.
 *
 * @param code three letters as in ISO 4217; the ledger also says {@code LOCAL} for the organization's own
 * @param rate the price of one unit in the organization's own currency
 */
@Json.Model
public record Currency(String code, BigDecimal rate) {}
