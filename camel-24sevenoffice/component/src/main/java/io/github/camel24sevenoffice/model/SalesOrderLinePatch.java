/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.model;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.math.BigDecimal;
import java.util.List;

/**
 * What to change on a {@link SalesOrderLine}.
 *
 * @param accrual {@link Accrual#NONE} takes it off
 */
@Json.Model
@RecordBuilder
public record SalesOrderLinePatch(
        Change<SalesOrderLineType> type,
        Change<SalesOrderLine.Product> product,
        Change<String> description,
        Change<BigDecimal> quantity,
        Change<BigDecimal> price,
        Change<BigDecimal> costPrice,
        Change<BigDecimal> discountRate,
        Change<SalesOrderLine.Tax> tax,
        Change<AccountReference> account,
        Change<Boolean> isHidden,
        Change<List<DimensionValue>> dimensions,
        Change<Accrual> accrual) {}
