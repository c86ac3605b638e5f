/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.example.voucher;

import io.github.camel24sevenoffice.model.FileUploadStatus;
import io.github.camel24sevenoffice.model.TransactionLine;
import io.github.camel24sevenoffice.model.Voucher;
import io.github.camel24sevenoffice.model.VoucherBuilder;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/** The steps between the calls of the route that posts a voucher. Stateless, and safe for use by several threads. */
final class Vouchers {

    /** Sets the days whose lines are read. */
    void setDates(Exchange exchange) {
        LocalDate date = voucher(exchange).date();
        exchange.getMessage().setHeader("date", date);
        exchange.getMessage().setHeader("dayAfter", date.plusDays(1));
    }

    /** Ends the route when the day has lines with the comment of the voucher. */
    void refuseSecond(Exchange exchange) {
        Voucher voucher = voucher(exchange);
        Iterator<?> lines = exchange.getMessage().getBody(Iterator.class);
        while (lines.hasNext()) {
            TransactionLine line = (TransactionLine) lines.next();
            if (voucher.comment().equals(line.comment())) {
                throw new IllegalStateException("There is a voucher \"" + voucher.comment() + "\" on " + voucher.date()
                        + " already, with the number " + line.transaction().number() + "; nothing was posted");
            }
        }
    }

    /** Makes the body the voucher, with the document. */
    void complete(Exchange exchange) {
        Voucher voucher = voucher(exchange);
        Message message = exchange.getMessage();
        message.setBody(VoucherBuilder.builder()
                .transactionTypeNumber(voucher.transactionTypeNumber())
                .date(voucher.date())
                .comment(voucher.comment())
                .lines(voucher.lines())
                .documentId(message.getBody(FileUploadStatus.class).documentId())
                .build());
    }

    /** Checks the lines, since an API before 0.60 ignores the filter and returns all lines of the day. */
    void keepPosted(Exchange exchange) {
        Message message = exchange.getMessage();
        String transactionId = message.getHeader("transactionId", String.class);
        List<?> lines = message.getBody(List.class);
        message.setBody(lines.stream()
                .map(TransactionLine.class::cast)
                .filter(line -> transactionId.equals(line.transaction().id()))
                .toList());
    }

    private static Voucher voucher(Exchange exchange) {
        return exchange.getProperty("voucher", Voucher.class);
    }
}
