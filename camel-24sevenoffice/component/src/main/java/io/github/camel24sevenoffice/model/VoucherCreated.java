/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.model;

/**
 * The response to a posted {@link Voucher}.
 *
 * @param transactionId finds its lines again
 */
@Json.Model
public record VoucherCreated(String transactionId) {}
