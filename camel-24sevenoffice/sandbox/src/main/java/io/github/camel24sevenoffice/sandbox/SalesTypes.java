/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.sandbox;

import java.util.List;

/**
 * The sales types, made up, alike for all organizations. Those of the system have negative ids, as in the real service.
 */
final class SalesTypes {

    static final List<Operation> OPERATIONS = List.of(
            Operation.of(
                    "GET",
                    "/salestypes",
                    "api.product.salestype:read",
                    (organization, request) -> Response.ok(SalesTypes.ALL)),
            Operation.of(
                    "GET",
                    "/salestypes/{id}",
                    "api.product.salestype:read",
                    (organization, request) -> Response.ok(get(request.id("id")))));

    // accounts by id, which is not their number
    private static final List<SalesType> ALL = List.of(
            new SalesType(-101, "Invoice fee", new Account(2003900)),
            new SalesType(-100, "Freight", new Account(2003910)),
            new SalesType(1, "Sale of goods", new Account(2003000)),
            new SalesType(2, "Sale of services", new Account(2003020)),
            new SalesType(3, "Export", new Account(2003100)));

    private SalesTypes() {}

    static SalesType get(int id) {
        return ALL.stream()
                .filter(salesType -> salesType.id() == id)
                .findFirst()
                .orElseThrow(() -> Failure.notFound("sales type"));
    }

    record SalesType(int id, String name, Account account) {}

    private record Account(int id) {}
}
