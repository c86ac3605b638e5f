/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.sandbox;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The dimensions that the products of one organization have: one element of each type. That an element which is not there
 * is refused is our reading.
 */
final class ProductDimensions {

    static final List<Operation> OPERATIONS = List.of(
            Operation.of(
                    "GET",
                    "/products/{id}/dimensions",
                    "api.product.dimension:read",
                    (organization, request) -> organization.productDimensions().list(request)),
            Operation.of(
                    "PUT",
                    "/products/{id}/dimensions/{dimensionId}",
                    "api.product.dimension:write",
                    (organization, request) -> organization.productDimensions().set(request)),
            Operation.of(
                    "DELETE",
                    "/products/{id}/dimensions/{dimensionId}",
                    "api.product.dimension:write",
                    (organization, request) -> organization.productDimensions().delete(request)));

    private static final Shape SHAPE =
            Shape.object().required("value", Shape.text()).closed();

    private final Map<Integer, Table<Integer>> byProduct = new ConcurrentHashMap<>();
    private final Organization organization;

    ProductDimensions(Organization organization) {
        this.organization = organization;
    }

    /** Drops the dimensions of a product that is deleted. */
    void forget(int product) {
        byProduct.remove(product);
    }

    private Response list(Request request) {
        return Response.ok(of(product(request)).all());
    }

    private Response set(Request request) {
        int product = product(request);
        int type = request.id("dimensionId");
        String typeName = Dimensions.typeName(type);
        String value = SHAPE.create(request.object()).path("value").textValue();
        Dimensions.Element element =
                organization.dimensions().find(type, value).orElseThrow(() -> Failure.invalid("value", "exists"));
        byProduct.putIfAbsent(product, of(product));
        of(product)
                .put(
                        type,
                        Json.MAPPER
                                .createObjectNode()
                                .put("dimensionType", type)
                                .put("dimensionTypeName", typeName)
                                .put("value", value)
                                .put("name", element.name()));
        return Response.ok(of(product).all());
    }

    /** A dimension that the product lacks is a 404, as the contract does not say, unlike for overrides, that it is none. */
    private Response delete(Request request) {
        of(product(request)).remove(request.id("dimensionId"));
        return Response.noContent();
    }

    private int product(Request request) {
        int product = request.id("id");
        organization.products().require(product);
        return product;
    }

    private Table<Integer> of(int product) {
        Table<Integer> table = byProduct.get(product);
        return table == null ? new Table<>("dimension of this product") : table;
    }
}
