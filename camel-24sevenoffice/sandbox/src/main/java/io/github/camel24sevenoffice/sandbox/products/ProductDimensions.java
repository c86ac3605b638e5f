/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.sandbox.products;

import io.github.camel24sevenoffice.sandbox.data.Failure;
import io.github.camel24sevenoffice.sandbox.data.Operation;
import io.github.camel24sevenoffice.sandbox.data.Organization;
import io.github.camel24sevenoffice.sandbox.data.Request;
import io.github.camel24sevenoffice.sandbox.data.Shape;
import io.github.camel24sevenoffice.sandbox.http.Json;
import io.github.camel24sevenoffice.sandbox.http.Response;
import io.github.camel24sevenoffice.sandbox.ledger.Dimensions;
import java.util.List;

/**
 * The dimensions that the products of one organization have: one element of each type. That an element which is not there
 * is refused is our reading.
 */
public final class ProductDimensions {

    public static final List<Operation> OPERATIONS = List.of(
            Operation.of(
                    "GET",
                    "/products/{id}/dimensions",
                    "api.product.dimension:read",
                    (organization, request) ->
                            ProductDimensions.of(organization).list(request)),
            Operation.of(
                    "PUT",
                    "/products/{id}/dimensions/{dimensionId}",
                    "api.product.dimension:write",
                    (organization, request) ->
                            ProductDimensions.of(organization).set(request)),
            Operation.of(
                    "DELETE",
                    "/products/{id}/dimensions/{dimensionId}",
                    "api.product.dimension:write",
                    (organization, request) ->
                            ProductDimensions.of(organization).delete(request)));

    private static final Shape SHAPE =
            Shape.object().required("value", Shape.text()).closed();

    private final TablesByProduct rows;
    private final Organization organization;

    private ProductDimensions(Organization organization) {
        this.organization = organization;
        rows = new TablesByProduct("dimensions", "dimension of this product", organization);
    }

    /**
     * @param organization an organization
     * @return its product dimensions
     */
    public static ProductDimensions of(Organization organization) {
        return organization.module(ProductDimensions.class, ProductDimensions::new);
    }

    /** Drops the dimensions of a product that is deleted. */
    void forget(int product) {
        rows.forget(product);
    }

    private Response list(Request request) {
        return Response.ok(rows.of(rows.product(request)).all());
    }

    private Response set(Request request) {
        int product = rows.product(request);
        int type = request.id("dimensionId");
        String typeName = Dimensions.typeName(type);
        String value = SHAPE.create(request.object()).path("value").textValue();
        Dimensions.Element element =
                Dimensions.of(organization).find(type, value).orElseThrow(() -> Failure.invalid("value", "exists"));
        rows.at(product)
                .put(
                        type,
                        Json.MAPPER
                                .createObjectNode()
                                .put("dimensionType", type)
                                .put("dimensionTypeName", typeName)
                                .put("value", value)
                                .put("name", element.name()));
        return Response.ok(rows.of(product).all());
    }

    /** A dimension that the product does not have is a 404: the contract says otherwise only for overrides. */
    private Response delete(Request request) {
        rows.of(rows.product(request)).remove(request.id("dimensionId"));
        return Response.noContent();
    }
}
