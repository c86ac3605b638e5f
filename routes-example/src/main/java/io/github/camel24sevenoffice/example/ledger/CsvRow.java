/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.example.ledger;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.github.camel24sevenoffice.model.TransactionLine;
import java.math.BigDecimal;

/**
 * A transaction line as a row of a table. Numbers have a decimal point, which a Norwegian spreadsheet does not expect.
 *
 * @param amount in the currency of the line
 * @param baseAmount in the organization's own
 */
@JsonPropertyOrder({
    "id",
    "transactionId",
    "transactionNumber",
    "date",
    "periodDate",
    "accountNumber",
    "amount",
    "currency",
    "baseAmount",
    "taxId",
    "customerId",
    "invoiceNumber",
    "comment",
    "documentId"
})
record CsvRow(
        String id,
        String transactionId,
        Long transactionNumber,
        String date,
        String periodDate,
        Integer accountNumber,
        BigDecimal amount,
        String currency,
        BigDecimal baseAmount,
        Integer taxId,
        Integer customerId,
        String invoiceNumber,
        String comment,
        Long documentId) {

    static CsvRow of(TransactionLine line) {
        return new CsvRow(
                line.id(),
                line.transaction() == null ? null : line.transaction().id(),
                line.transaction() == null ? null : line.transaction().number(),
                text(line.date()),
                text(line.periodDate()),
                line.account().number(),
                line.amount(),
                line.currency() == null ? null : line.currency().code(),
                Sums.baseAmount(line),
                line.tax() == null ? null : line.tax().id(),
                line.customer() == null ? null : line.customer().id(),
                line.invoice() == null ? null : line.invoice().number(),
                line.comment(),
                line.documentId());
    }

    private static String text(Object value) {
        return value == null ? null : value.toString();
    }
}
