/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.sandbox.products;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camel24sevenoffice.sandbox.data.Failure;
import io.github.camel24sevenoffice.sandbox.data.Operation;
import io.github.camel24sevenoffice.sandbox.data.Organization;
import io.github.camel24sevenoffice.sandbox.data.Request;
import io.github.camel24sevenoffice.sandbox.data.Shape;
import io.github.camel24sevenoffice.sandbox.http.Json;
import io.github.camel24sevenoffice.sandbox.http.Response;
import io.github.camel24sevenoffice.sandbox.reference.SalesTypes;
import java.util.List;

/** The accounts that products of one organization are sold on instead of those of the sales types. */
public final class SalesTypeOverrides {

    public static final List<Operation> OPERATIONS = List.of(
            Operation.of(
                    "GET",
                    "/products/{id}/salestypeOverrides",
                    "api.product.salestype:read",
                    (organization, request) ->
                            SalesTypeOverrides.of(organization).list(request)),
            Operation.of(
                    "PUT",
                    "/products/{id}/salestypeOverrides/{salesTypeId}",
                    "api.product.salestype:write",
                    (organization, request) ->
                            SalesTypeOverrides.of(organization).set(request)),
            Operation.of(
                    "DELETE",
                    "/products/{id}/salestypeOverrides/{salesTypeId}",
                    "api.product.salestype:write",
                    (organization, request) ->
                            SalesTypeOverrides.of(organization).delete(request)));

    private static final Shape SHAPE = Shape.object()
            .nullable("accountNumber", Shape.integer(Integer.MIN_VALUE, Integer.MAX_VALUE))
            .closed();

    private final TablesByProduct rows;

    private SalesTypeOverrides(Organization organization) {
        rows = new TablesByProduct("salestypeOverrides", "override of this product", organization);
    }

    /**
     * @param organization an organization
     * @return its sales type overrides
     */
    public static SalesTypeOverrides of(Organization organization) {
        return organization.module(SalesTypeOverrides.class, SalesTypeOverrides::new);
    }

    /** Drops the overrides of a product that is deleted. */
    void forget(int product) {
        rows.forget(product);
    }

    private Response list(Request request) {
        return Response.ok(rows.of(rows.product(request)).all());
    }

    private Response set(Request request) {
        int product = rows.product(request);
        int salesType = salesType(request);
        ObjectNode given = SHAPE.create(request.object());
        if (!given.has("accountNumber")) {
            // required, but null is a value with a meaning, which the shape cannot express
            throw Failure.invalid("accountNumber", "required");
        }
        if (given.path("accountNumber").isNull()) {
            return remove(product, salesType);
        }
        ObjectNode override = Json.MAPPER
                .createObjectNode()
                .put("productId", product)
                .put("salesTypeId", salesType)
                .set("accountNumber", given.get("accountNumber"));
        return Response.ok(rows.at(product).put(salesType, override));
    }

    private Response delete(Request request) {
        return remove(rows.product(request), salesType(request));
    }

    /** Without an override there is nothing to do: 204 too, as the contract says. */
    private Response remove(int product, int salesType) {
        if (rows.of(product).contains(salesType)) {
            rows.of(product).remove(salesType);
        }
        return Response.noContent();
    }

    private static int salesType(Request request) {
        return SalesTypes.get(request.id("salesTypeId")).id();
    }
}
