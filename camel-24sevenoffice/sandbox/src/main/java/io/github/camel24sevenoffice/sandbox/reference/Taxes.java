/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.sandbox.reference;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camel24sevenoffice.sandbox.data.Failure;
import io.github.camel24sevenoffice.sandbox.data.Operation;
import io.github.camel24sevenoffice.sandbox.data.Request;
import io.github.camel24sevenoffice.sandbox.http.Response;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * The tax codes, the same for all organizations. As in the real service the id of a code is not always its number.
 */
public final class Taxes {

    public static final List<Operation> OPERATIONS = List.of(
            Operation.of("GET", "/taxes", "api.accounting.tax:read", (organization, request) -> Response.ok(Taxes.ALL)),
            Operation.of("GET", "/taxes/{id}", "api.accounting.tax:read", (organization, request) -> read(request)));

    private static final List<Tax> ALL = List.of(
            new Tax(0, 0, "No VAT", BigDecimal.ZERO),
            new Tax(1, 1, "Input VAT, standard rate", new BigDecimal("25")),
            new Tax(3, 3, "Output VAT, standard rate", new BigDecimal("25")),
            new Tax(8, 5, "Exempt from output VAT", BigDecimal.ZERO),
            new Tax(9, 11, "Input VAT, food", new BigDecimal("15")),
            new Tax(10, 13, "Input VAT, reduced rate", new BigDecimal("12")),
            new Tax(11, 31, "Output VAT, food", new BigDecimal("15")),
            new Tax(12, 33, "Output VAT, reduced rate", new BigDecimal("12")),
            new Tax(13, 51, "Export of goods and services", BigDecimal.ZERO),
            new Tax(14, 81, "Import of goods, standard rate", new BigDecimal("25")),
            new Tax(15, 86, "Services from abroad, standard rate", new BigDecimal("25")));

    private Taxes() {}

    /** The tax code that a line names by its id or, failing that, by its number; without both it is code 0. */
    public static Optional<Tax> of(JsonNode named) {
        JsonNode id = named.path("id");
        JsonNode number = named.path("number");
        return ALL.stream()
                .filter(tax -> id.isMissingNode() ? tax.number() == number.asLong(0) : tax.id() == id.longValue())
                .findFirst();
    }

    /** By the number, which vouchers have, not by the id, which lines and accounts have. */
    public static Optional<Tax> byNumber(long number) {
        return ALL.stream().filter(tax -> tax.number() == number).findFirst();
    }

    private static Response read(Request request) {
        int id = request.id("id");
        return ALL.stream()
                .filter(tax -> tax.id() == id)
                .findFirst()
                .map(Response::ok)
                .orElseThrow(() -> Failure.notFound("tax code"));
    }

    /** A tax code as the contract has it. */
    public record Tax(int id, int number, String name, BigDecimal rate) {}
}
