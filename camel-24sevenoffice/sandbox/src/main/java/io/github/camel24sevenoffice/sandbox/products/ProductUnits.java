/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.sandbox.products;

import io.github.camel24sevenoffice.sandbox.data.Operation;
import io.github.camel24sevenoffice.sandbox.http.Response;
import java.util.List;
import java.util.Optional;

/** The units of measurement, invented, the same for all organizations. */
public final class ProductUnits {

    public static final List<Operation> OPERATIONS = List.of(Operation.of(
            "GET", "/productunits", "api.product.unit:read", (organization, request) -> Response.ok(ProductUnits.ALL)));

    private static final List<Unit> ALL = List.of(
            new Unit(1, "Piece", "pcs"),
            new Unit(2, "Meter", "m"),
            new Unit(3, "Kilogram", "kg"),
            new Unit(4, "Litre", "l"),
            new Unit(5, "Hour", "h"));

    private ProductUnits() {}

    static Optional<Unit> find(int id) {
        return ALL.stream().filter(unit -> unit.id() == id).findFirst();
    }

    record Unit(int id, String name, String symbol) {}
}
