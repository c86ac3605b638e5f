/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.model;

/**
 * A type of voucher.
 *
 * @param number not the id; the system's own types have negative ones and cannot be posted
 */
@Json.Model
public record TransactionType(Long id, Long number, String name) {}
