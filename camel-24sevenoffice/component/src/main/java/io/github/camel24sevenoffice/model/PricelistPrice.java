/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.model;

import java.math.BigDecimal;

/** What a product costs in a {@link Pricelist}, in its currency. */
@Json.Model
public record PricelistPrice(Integer productId, BigDecimal price) {}
