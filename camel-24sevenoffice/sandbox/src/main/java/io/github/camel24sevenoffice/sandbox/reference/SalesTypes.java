/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.sandbox.reference;

import io.github.camel24sevenoffice.sandbox.data.Failure;
import io.github.camel24sevenoffice.sandbox.data.Operation;
import io.github.camel24sevenoffice.sandbox.http.Response;
import java.util.List;

/**
 * The sales types, invented, the same for all organizations. Those of the system have negative ids, as in the real service.
 */
public final class SalesTypes {

    public static final List<Operation> OPERATIONS = List.of(
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

    private static final List<SalesType> ALL = List.of(
            new SalesType(-101, "Invoice fee", Accounts.reference(3900)),
            new SalesType(-100, "Freight", Accounts.reference(3910)),
            new SalesType(1, "Sale of goods", Accounts.reference(3000)),
            new SalesType(2, "Sale of services", Accounts.reference(3020)),
            new SalesType(3, "Export", Accounts.reference(3100)));

    private SalesTypes() {}

    public static SalesType get(int id) {
        return ALL.stream()
                .filter(salesType -> salesType.id() == id)
                .findFirst()
                .orElseThrow(() -> Failure.notFound("sales type"));
    }

    public record SalesType(int id, String name, Accounts.Reference account) {}
}
