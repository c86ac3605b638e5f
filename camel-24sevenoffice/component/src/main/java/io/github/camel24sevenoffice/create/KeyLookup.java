/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.create;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * How to find what a POST has created. The published contract names the filters, those of 0.60.1 too; an API that does not
 * know a filter ignores it, so that rows are compared here as well.
 *
 * @param operation the operation that creates, method and path
 * @param field the field of its body that holds the key
 * @param list the path of the list to look in
 * @param query makes the query for that list from the body
 * @param row where a row of the list holds the key, as a JSON pointer
 * @param response makes of the row what the operation would have returned
 */
record KeyLookup(
        String operation,
        String field,
        String list,
        Function<JsonNode, Map<String, String>> query,
        String row,
        UnaryOperator<JsonNode> response) {

    static final List<KeyLookup> ALL = List.of(
            filtered("POST /salesorders", "referenceNumber", "/salesorders", "referenceNumber"),
            filtered("POST /customers", "externalReference", "/customers", "externalReference"),
            filtered("POST /customers", "organizationNumber", "/customers", "organizationNumber"),
            filtered("POST /products", "number", "/products", "productNumber"),
            whole("POST /productcategories", "alternativeReference", "/productcategories"),
            whole("POST /bankaccounts", "number", "/bankaccounts"),
            new KeyLookup(
                    "POST /banktransactions",
                    "bankTransactionReference",
                    "/banktransactions",
                    KeyLookup::bankTransactions,
                    "/bankTransactionReference",
                    UnaryOperator.identity()),
            new KeyLookup(
                    "POST /transactions",
                    "comment",
                    "/transactionlines",
                    KeyLookup::transactionLines,
                    "/comment",
                    line -> JsonNodeFactory.instance.objectNode().set("transactionId", line.at("/transaction/id"))));

    private static KeyLookup filtered(String operation, String field, String list, String filter) {
        return new KeyLookup(
                operation,
                field,
                list,
                body -> Map.of(filter, body.path(field).asText()),
                "/" + field,
                UnaryOperator.identity());
    }

    /** For a list without such a filter: all of it is read. */
    private static KeyLookup whole(String operation, String field, String list) {
        return new KeyLookup(operation, field, list, body -> Map.of(), "/" + field, UnaryOperator.identity());
    }

    /** The dates of this list are both inclusive. */
    private static Map<String, String> bankTransactions(JsonNode body) {
        String date = date(body, body.path("date").asText()).toString();
        Map<String, String> query = new LinkedHashMap<>();
        query.put("dateFrom", date);
        query.put("dateTo", date);
        query.put("bankAccountId", body.at("/bankAccount/id").asText());
        return query;
    }

    /** The last date of this list is exclusive. A line without a date has that of the voucher. */
    private static Map<String, String> transactionLines(JsonNode body) {
        TreeSet<LocalDate> dates = new TreeSet<>();
        String general = body.path("date").asText();
        body.path("lines")
                .forEach(line -> dates.add(date(body, line.path("date").asText(general))));
        if (dates.isEmpty()) {
            dates.add(date(body, general));
        }
        return Map.of(
                "dateFrom", dates.first().toString(),
                "dateTo", dates.last().plusDays(1).toString());
    }

    private static LocalDate date(JsonNode body, String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("The message body needs a date such as 2026-01-31, which the option"
                    + " createOnce looks for it by, but has the fields " + fields(body));
        }
    }

    /** Without values, which may be personal data. */
    private static List<String> fields(JsonNode body) {
        return body.properties().stream().map(Map.Entry::getKey).toList();
    }

    @Override
    public String toString() {
        return operation + " by " + field;
    }
}
