/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.model;

import io.soabase.recordbuilder.core.RecordBuilder;

/**
 * A list of prices that customers can be given.
 *
 * @param currencyCode three letters as in ISO 4217, or {@code LOCAL} for the organization's own
 * @param isInclusiveTax whether its prices have the tax in them
 */
@Json.Model
@RecordBuilder
public record Pricelist(Long id, String name, String description, String currencyCode, Boolean isInclusiveTax) {}
