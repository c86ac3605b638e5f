/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.model;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.LocalDate;

/**
 * A financial year or a period of one.
 *
 * @param startingDate its first day
 * @param endingDate its last day
 */
@Json.Model
@RecordBuilder
public record FiscalPeriod(
        String id,
        FiscalPeriodType type,
        @Json.Date LocalDate startingDate,
        @Json.Date LocalDate endingDate) {}
