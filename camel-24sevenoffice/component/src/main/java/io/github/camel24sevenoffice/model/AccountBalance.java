/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.model;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * The balances of one account.
 *
 * @param balances one for each date or period, not modifiable
 */
@Json.Model
public record AccountBalance(AccountReference account, List<Balance> balances) {

    public AccountBalance {
        balances = Lists.copy(balances);
    }

    /**
     * The balance of one date or period.
     *
     * @param change closing less opening
     */
    @Json.Model
    @RecordBuilder
    public record Balance(@Json.Date LocalDate date, BigDecimal opening, BigDecimal closing, BigDecimal change) {}
}
