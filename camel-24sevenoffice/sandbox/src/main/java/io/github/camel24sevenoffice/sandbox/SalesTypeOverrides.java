/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The accounts that products of one organization are sold on instead of those of the sales types. */
final class SalesTypeOverrides {

    static final List<Operation> OPERATIONS = List.of(
            Operation.of(
                    "GET",
                    "/products/{id}/salestypeOverrides",
                    "api.product.salestype:read",
                    (organization, request) -> organization.salesTypeOverrides().list(request)),
            Operation.of(
                    "PUT",
                    "/products/{id}/salestypeOverrides/{salesTypeId}",
                    "api.product.salestype:write",
                    (organization, request) -> organization.salesTypeOverrides().set(request)),
            Operation.of(
                    "DELETE",
                    "/products/{id}/salestypeOverrides/{salesTypeId}",
                    "api.product.salestype:write",
                    (organization, request) -> organization.salesTypeOverrides().delete(request)));

    private static final Shape SHAPE = Shape.object()
            .nullable("accountNumber", Shape.integer(Integer.MIN_VALUE, Integer.MAX_VALUE))
            .closed();

    private final Map<Integer, Table<Integer>> byProduct = new ConcurrentHashMap<>();
    private final Organization organization;

    SalesTypeOverrides(Organization organization) {
        this.organization = organization;
    }

    /** Drops the overrides of a product that is deleted. */
    void forget(int product) {
        byProduct.remove(product);
    }

    private Response list(Request request) {
        return Response.ok(of(product(request)).all());
    }

    private Response set(Request request) {
        int product = product(request);
        int salesType = salesType(request);
        ObjectNode given = SHAPE.create(request.object());
        if (!given.has("accountNumber")) {
            // required, but null is a value of its own, for which the shape has no word
            throw Failure.invalid("accountNumber", "required");
        }
        if (given.path("accountNumber").isNull()) {
            return remove(product, salesType);
        }
        byProduct.putIfAbsent(product, of(product));
        ObjectNode override = Json.MAPPER
                .createObjectNode()
                .put("productId", product)
                .put("salesTypeId", salesType)
                .set("accountNumber", given.get("accountNumber"));
        return Response.ok(of(product).put(salesType, override));
    }

    private Response delete(Request request) {
        return remove(product(request), salesType(request));
    }

    /** Without an override there is nothing to do: 204 too, as the contract says. */
    private Response remove(int product, int salesType) {
        if (of(product).contains(salesType)) {
            of(product).remove(salesType);
        }
        return Response.noContent();
    }

    private int product(Request request) {
        int product = request.id("id");
        organization.products().require(product);
        return product;
    }

    private static int salesType(Request request) {
        return SalesTypes.get(request.id("salesTypeId")).id();
    }

    private Table<Integer> of(int product) {
        Table<Integer> table = byProduct.get(product);
        return table == null ? new Table<>("override of this product") : table;
    }
}
