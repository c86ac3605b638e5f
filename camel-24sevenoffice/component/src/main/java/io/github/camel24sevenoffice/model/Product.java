/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.math.BigDecimal;
import java.time.Instant;

/**
 * A product. The server sets id and timestamps. To create one, name and category are required.
 *
 * @param name at most 150 characters
 * @param number the user's own, at most 100 characters
 * @param description at most 500 characters
 * @param ean a GTIN, at most 14 digits
 * @param eanAlternative at most 25 digits
 */
@Json.Model
@RecordBuilder
public record Product(
        Integer id,
        String name,
        String number,
        ProductType type,
        ProductStatus status,
        String description,
        BigDecimal costPrice,
        BigDecimal salesPrice,
        BigDecimal indirectCost,
        Boolean webshopEnabled,
        Stock stock,
        String ean,
        String eanAlternative,
        SupplierProduct supplierProduct,
        ProductUnit units,
        Category category,
        Supplier supplier,
        @Json.Timestamp Instant createdAt,
        @Json.Timestamp Instant modifiedAt) {

    /**
     * What is there. The last writer wins: there is no way to add or take away.
     *
     * @param isManaged whether sales take from the quantity
     * @param location a shelf, for example
     */
    @Json.Model
    public record Stock(Boolean isManaged, BigDecimal quantity, String location) {}

    /**
     * What the supplier calls it and takes for it.
     *
     * @param itemCode at most 50 characters
     * @param number at most 50 characters
     * @param name at most 250 characters
     */
    @Json.Model
    @RecordBuilder
    public record SupplierProduct(String itemCode, String number, String name, BigDecimal price) {}

    /**
     * The category that it is in; to set it the id is enough.
     *
     * @param id of a {@link ProductCategory}
     */
    @Json.Model
    public record Category(Integer id, String name) {}

    /**
     * Where it is bought; to set it the id is enough.
     *
     * @param id of a {@link Customer} that is a supplier; null is written as null, and takes the supplier off
     */
    @Json.Model
    public record Supplier(
            @JsonInclude(JsonInclude.Include.ALWAYS) Integer id, String name) {}
}
