/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.model;

/**
 * The answer to a {@link Voucher} that was posted.
 *
 * @param transactionId finds its lines again
 */
@Json.Model
public record VoucherCreated(String transactionId) {}
