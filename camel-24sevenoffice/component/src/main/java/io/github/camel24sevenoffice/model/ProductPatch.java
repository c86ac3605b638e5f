/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.model;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.math.BigDecimal;

/**
 * What to change on a {@link Product}.
 *
 * @param units one without id takes it off
 * @param supplier one without id takes it off
 */
@Json.Model
@RecordBuilder
public record ProductPatch(
        Change<String> name,
        Change<String> number,
        Change<ProductType> type,
        Change<ProductStatus> status,
        Change<String> description,
        Change<BigDecimal> costPrice,
        Change<BigDecimal> salesPrice,
        Change<BigDecimal> indirectCost,
        Change<Boolean> webshopEnabled,
        Change<Product.Stock> stock,
        Change<String> ean,
        Change<String> eanAlternative,
        Change<Product.SupplierProduct> supplierProduct,
        Change<ProductUnit> units,
        Change<Product.Category> category,
        Change<Product.Supplier> supplier) {}
