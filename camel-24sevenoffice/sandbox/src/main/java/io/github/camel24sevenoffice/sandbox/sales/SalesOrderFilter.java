/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.sandbox.sales;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camel24sevenoffice.sandbox.data.Failure;
import io.github.camel24sevenoffice.sandbox.data.Request;
import io.github.camel24sevenoffice.sandbox.data.Settings;
import io.github.camel24sevenoffice.sandbox.data.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** The filters of the list of sales orders, from the contract; {@code referenceNumber} from version 0.60.1. */
final class SalesOrderFilter {

    /** Inactive is a status, but the contract does not allow to search for it. */
    private static final List<String> SEARCHABLE =
            List.of("Draft", "Web", "Proposal", "Confirmed", "Invoice", "AdvanceInvoice");

    private final Settings settings;
    private final Predicate<ObjectNode> hidesNumber;

    /**
     * @param hidesNumber whether the invoice number of an order does not show yet
     */
    SalesOrderFilter(Settings settings, Predicate<ObjectNode> hidesNumber) {
        this.settings = settings;
        this.hidesNumber = hidesNumber;
    }

    /** The rows that a request asks for. */
    Predicate<ObjectNode> of(Request request) {
        List<Predicate<ObjectNode>> filters = new ArrayList<>();
        request.date("date").ifPresent(date -> filters.add(row -> date(row).equals(date)));
        request.date("dateFrom").ifPresent(from -> filters.add(row -> !date(row).isBefore(from)));
        // the contract does not say that the last day is left out
        request.date("dateTo").ifPresent(to -> filters.add(row -> !date(row).isAfter(to)));
        request.parameter("status").ifPresent(status -> {
            if (!SEARCHABLE.contains(status)) {
                throw Failure.invalid("status", "enum");
            }
            filters.add(row -> status.equals(row.path("status").textValue()));
        });
        request.parameter("customerId")
                .ifPresent(id ->
                        filters.add(row -> id.equals(row.at("/customer/id").asText())));
        request.parameter("invoiceNumber")
                .ifPresent(number -> filters.add(row -> !hidesNumber.test(row)
                        && number.equals(row.at("/invoice/number").asText())));
        request.parameter("referenceNumber")
                .ifPresent(reference -> filters.add(
                        row -> reference.equals(row.path("referenceNumber").textValue())));
        for (String field : List.of("createdAt", "modifiedAt")) {
            String name = field.substring(0, field.length() - "At".length());
            request.instant(name + "From").ifPresent(from -> filters.add(from(field, from)));
            request.instant(name + "To")
                    .ifPresent(to -> filters.add(row -> !time(row, field).isAfter(to)));
        }
        return filters.stream().reduce(row -> true, Predicate::and);
    }

    private Predicate<ObjectNode> from(String field, Instant from) {
        return settings.modifiedFromExclusive()
                ? row -> time(row, field).isAfter(from)
                : row -> !time(row, field).isBefore(from);
    }

    private static LocalDate date(ObjectNode order) {
        return LocalDate.parse(order.path("date").textValue());
    }

    private static Instant time(ObjectNode order, String field) {
        return Timestamp.SECONDS.instant(order.path(field).textValue());
    }
}
