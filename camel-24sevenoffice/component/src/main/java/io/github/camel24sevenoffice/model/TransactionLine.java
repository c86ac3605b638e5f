/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.model;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * A line of the ledger as it is read; to post one there is {@link Voucher}.
 *
 * @param amount debit is positive, credit negative
 * @param dimensions null unless asked for with {@code includeDimensions=true}; not modifiable
 * @param documentId null when no document is attached
 */
@Json.Model
@RecordBuilder
public record TransactionLine(
        String id,
        Transaction transaction,
        AccountReference account,
        TransactionType transactionType,
        Tax tax,
        BigDecimal amount,
        Currency currency,
        @Json.Date LocalDate date,
        Invoice invoice,
        Customer customer,
        List<Dimension> dimensions,
        String comment,
        @Json.Date LocalDate periodDate,
        Long documentId,
        @Json.Timestamp Instant createdAt,
        @Json.Timestamp Instant modifiedAt) {

    public TransactionLine {
        dimensions = Lists.copy(dimensions);
    }

    /** The voucher that the line belongs to. */
    @Json.Model
    public record Transaction(String id, Long number) {}

    /** The type of the voucher. */
    @Json.Model
    public record TransactionType(Long id) {}

    /**
     * The tax on the line.
     *
     * @param id the id of the tax code; its number is not returned
     * @param rate in percent
     */
    @Json.Model
    public record Tax(Integer id, BigDecimal rate) {}

    /** The invoice that the line is about. */
    @Json.Model
    public record Invoice(String number, @Json.Date LocalDate dueDate, String remittanceReference) {}

    /** The customer or supplier that the line is about. */
    @Json.Model
    public record Customer(Integer id) {}

    /**
     * What the line is assigned to in one dimension, such as a department.
     *
     * @param value the key of the element
     * @param name the name of the element
     */
    @Json.Model
    @RecordBuilder
    public record Dimension(Integer dimensionType, String dimensionTypeName, String value, String name) {}
}
