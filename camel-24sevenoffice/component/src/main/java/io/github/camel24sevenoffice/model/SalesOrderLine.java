/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.model;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.math.BigDecimal;
import java.util.List;

/**
 * A line of a sales order. The server sets the id, and does not take one in a new line.
 *
 * @param product required on a line of type product
 * @param description 1 to 300 characters
 * @param price of one unit
 * @param costPrice of one unit, at most four decimals
 * @param discountRate in percent, 0 to 100
 * @param isHidden known to the old invoicing module only
 * @param dimensions not modifiable
 * @param accrual null leaves it out; see {@link Accrual#NONE}
 */
@Json.Model
@RecordBuilder
public record SalesOrderLine(
        Integer id,
        SalesOrderLineType type,
        Product product,
        String description,
        BigDecimal quantity,
        BigDecimal price,
        BigDecimal costPrice,
        BigDecimal discountRate,
        Tax tax,
        AccountReference account,
        Boolean isHidden,
        List<DimensionValue> dimensions,
        Accrual accrual) {

    public SalesOrderLine {
        dimensions = Lists.copy(dimensions);
    }

    /**
     * What is sold.
     *
     * @param number is read only; the server ignores one that is sent
     */
    @Json.Model
    public record Product(Integer id, String number) {}

    /**
     * The tax on the line.
     *
     * @param rate in percent, 0 to 100
     */
    @Json.Model
    public record Tax(Integer id, Integer number, BigDecimal rate) {}
}
