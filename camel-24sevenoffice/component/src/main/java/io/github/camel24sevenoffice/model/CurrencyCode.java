/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.model;

/**
 * The currency of an amount.
 *
 * @param code three letters as in ISO 4217
 */
@Json.Model
public record CurrencyCode(String code) {}
