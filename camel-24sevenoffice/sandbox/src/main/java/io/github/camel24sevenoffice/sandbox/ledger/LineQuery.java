/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.sandbox.ledger;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camel24sevenoffice.sandbox.data.Failure;
import io.github.camel24sevenoffice.sandbox.data.Request;
import io.github.camel24sevenoffice.sandbox.data.Timestamp;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Which transaction lines are wanted.
 *
 * @param from the first day
 * @param before the day after the last one
 * @param since the first second, since 1970, in which a line may have been created and changed; as lines never change, both
 *     filters are one
 */
public record LineQuery(
        LocalDate from,
        LocalDate before,
        Optional<Long> since,
        Optional<BigDecimal> transactionNumber,
        Optional<Long> transactionTypeId,
        Optional<Long> customerId,
        Optional<Long> accountId,
        Optional<Long> accountNumber,
        Optional<String> invoiceNumber,
        Optional<String> currencyCode,
        Optional<UUID> transactionId) {

    /**
     * @param exclusive whether lines of exactly the instant that is asked for are left out
     */
    static LineQuery of(Request request, boolean exclusive) {
        return new LineQuery(
                request.requiredDate("dateFrom"),
                request.requiredDate("dateTo"),
                Stream.of("createdFrom", "createdAfter", "modifiedFrom", "modifiedAfter")
                        .flatMap(name -> request.instant(name).stream())
                        .map(instant -> since(instant, exclusive))
                        .max(Long::compare),
                request.decimal("transactionNumber"),
                request.number("transactionTypeId"),
                request.number("customerId"),
                request.number("accountId"),
                request.number("accountNumber"),
                request.parameter("invoiceNumber"),
                request.parameter("currencyCode"),
                request.parameter("transactionId").map(text -> uuid("transactionId", text)));
    }

    /** All lines of some days. */
    static LineQuery between(LocalDate from, LocalDate before) {
        return new LineQuery(
                from,
                before,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    static UUID uuid(String name, String text) {
        try {
            UUID id = UUID.fromString(text);
            // it takes shorter texts as well
            if (id.toString().equalsIgnoreCase(text)) {
                return id;
            }
        } catch (IllegalArgumentException e) {
            // refused below
        }
        throw Failure.invalid(name, "format");
    }

    private static long since(Instant instant, boolean exclusive) {
        return exclusive || instant.getNano() > 0 ? instant.getEpochSecond() + 1 : instant.getEpochSecond();
    }

    boolean matches(ObjectNode line) {
        LocalDate date = LocalDate.parse(line.path("date").textValue());
        return !date.isBefore(from)
                && date.isBefore(before)
                && since.stream()
                        .allMatch(second -> Timestamp.SECONDS
                                        .instant(line.path("createdAt").textValue())
                                        .getEpochSecond()
                                >= second)
                && transactionNumber.stream()
                        .allMatch(number ->
                                number.compareTo(line.at("/transaction/number").decimalValue()) == 0)
                && invoiceNumber.stream()
                        .allMatch(number ->
                                number.equals(line.at("/invoice/number").textValue()))
                && transactionId.stream().allMatch(id -> id.toString()
                        .equals(line.at("/transaction/id").textValue()))
                && matchesKind(line);
    }

    /** Looks at what the lines of many vouchers have in common. */
    boolean matchesKind(ObjectNode line) {
        return has(transactionTypeId, line, "/transactionType/id")
                && has(customerId, line, "/customer/id")
                && has(accountId, line, "/account/id")
                && has(accountNumber, line, "/account/number")
                && currencyCode.stream()
                        .allMatch(code -> code.equals(line.at("/currency/code").textValue()));
    }

    private static boolean has(Optional<Long> wanted, ObjectNode line, String pointer) {
        return wanted.stream()
                .allMatch(value ->
                        line.at(pointer).isIntegralNumber() && line.at(pointer).longValue() == value);
    }
}
