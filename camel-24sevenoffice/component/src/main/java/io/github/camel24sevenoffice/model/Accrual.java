/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.model;

import java.time.LocalDate;

/**
 * Over which time a sale is spread. Both null, as in {@link #NONE}, is written as an empty object, which takes an
 * accrual off that was set.
 *
 * @param length in months, at least 1
 */
@Json.Model
public record Accrual(@Json.Date LocalDate startDate, Integer length) {

    /** No accrual. */
    public static final Accrual NONE = new Accrual(null, null);
}
