/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.model;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * What is posted to the ledger in one go. Its lines must add up to zero on each date.
 *
 * @param transactionTypeNumber the number, not the id, of the transaction type; at least 1
 * @param date in an open fiscal period; a line can have another
 * @param comment for the lines that have none; at most 75 characters
 * @param documentId the document of an upload, or null
 * @param lines at most 1000; not modifiable
 */
@Json.Model
@RecordBuilder
public record Voucher(
        Long transactionTypeNumber, @Json.Date LocalDate date, String comment, Long documentId, List<Line> lines) {

    public Voucher {
        lines = Lists.copy(lines);
    }

    /**
     * A line to post.
     *
     * @param amount debit is positive, credit negative; tax is normally included
     * @param comment at most 75 characters; null takes the voucher's
     * @param date null takes the voucher's
     * @param periodDate the tax period, if it is not that of the date
     * @param currency null is the organization's own
     * @param tax required; number 0 is no tax
     * @param dimensions at most 10; not modifiable
     */
    @Json.Model
    @RecordBuilder
    public record Line(
            Integer accountNumber,
            BigDecimal amount,
            String comment,
            @Json.Date LocalDate date,
            @Json.Date LocalDate periodDate,
            Currency currency,
            Tax tax,
            List<Dimension> dimensions,
            Invoice invoice) {

        public Line {
            dimensions = Lists.copy(dimensions);
        }
    }

    /**
     * The tax on a line.
     *
     * @param number the number, not the id, of the tax code
     * @param amount null lets the server work it out
     * @param baseRate in percent, for a partial deduction; else null
     */
    @Json.Model
    @RecordBuilder
    public record Tax(Integer number, BigDecimal amount, BigDecimal baseRate, Long specificationNumber) {}

    /**
     * What a line is assigned to in one dimension.
     *
     * @param value the key of the element
     */
    @Json.Model
    public record Dimension(Integer dimensionType, String value) {}

    /**
     * The invoice that a line is about.
     *
     * @param number at most 50 characters
     * @param remittanceReference at most 32 characters
     * @param bankAccount at most 50 characters
     */
    @Json.Model
    @RecordBuilder
    public record Invoice(
            @Json.Date LocalDate dueDate, String number, String remittanceReference, String bankAccount) {}
}
