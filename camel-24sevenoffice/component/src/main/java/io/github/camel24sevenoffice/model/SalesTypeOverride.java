/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.model;

/** The account that sales of one product go to for one sales type, instead of the sales type's own. */
@Json.Model
public record SalesTypeOverride(Integer productId, Integer salesTypeId, Integer accountNumber) {}
