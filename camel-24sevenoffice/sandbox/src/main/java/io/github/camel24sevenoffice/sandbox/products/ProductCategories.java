/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.sandbox.products;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camel24sevenoffice.sandbox.data.Failure;
import io.github.camel24sevenoffice.sandbox.data.Operation;
import io.github.camel24sevenoffice.sandbox.data.Organization;
import io.github.camel24sevenoffice.sandbox.data.Request;
import io.github.camel24sevenoffice.sandbox.data.Sequence;
import io.github.camel24sevenoffice.sandbox.data.Shape;
import io.github.camel24sevenoffice.sandbox.data.Table;
import io.github.camel24sevenoffice.sandbox.data.Timestamp;
import io.github.camel24sevenoffice.sandbox.http.Json;
import io.github.camel24sevenoffice.sandbox.http.Response;
import java.util.List;
import java.util.Optional;

/**
 * The product categories of one organization; it starts with a few made-up ones. A list has a link header, as the
 * contract says, but is always whole: the contract has no parameters for pages.
 */
public final class ProductCategories {

    public static final List<Operation> OPERATIONS = List.of(
            Operation.of(
                    "GET",
                    "/productcategories",
                    "api.product.category:read",
                    (organization, request) ->
                            ProductCategories.of(organization).list(request)),
            Operation.of(
                    "POST",
                    "/productcategories",
                    "api.product.category:write",
                    (organization, request) ->
                            ProductCategories.of(organization).create(request)),
            Operation.of(
                    "GET",
                    "/productcategories/{id}",
                    "api.product.category:read",
                    (organization, request) ->
                            ProductCategories.of(organization).read(request)),
            Operation.of(
                    "PATCH",
                    "/productcategories/{id}",
                    "api.product.category:write",
                    (organization, request) ->
                            ProductCategories.of(organization).change(request)),
            Operation.of(
                    "DELETE",
                    "/productcategories/{id}",
                    "api.product.category:write",
                    (organization, request) ->
                            ProductCategories.of(organization).delete(request)));

    /** The parent of a category at the top, by the contract's default. */
    private static final int NO_PARENT = 0;

    private static final Shape SHAPE = Shape.object()
            .required("name", Shape.text())
            .optional("alternativeReference", Shape.text())
            .optional("parentId", Shape.wholeNumber());

    private final Table<Integer> rows;
    private final Sequence ids = new Sequence(0);
    private final Organization organization;

    private ProductCategories(Organization organization) {
        this.organization = organization;
        this.rows = new Table<>(organization, "productcategories", "product category");
        add("Goods", NO_PARENT);
        add("Spare parts", 1);
        add("Services", NO_PARENT);
    }

    /**
     * @param organization an organization
     * @return its product categories
     */
    public static ProductCategories of(Organization organization) {
        return organization.module(ProductCategories.class, ProductCategories::new);
    }

    boolean contains(int id) {
        return rows.contains(id);
    }

    Optional<ObjectNode> find(int id) {
        return rows.find(id);
    }

    private Response list(Request request) {
        return organization.paging().whole(request, rows.all());
    }

    private Response create(Request request) {
        ObjectNode given = SHAPE.create(request.object());
        return Response.created(keep(ids.next(), Json.MAPPER.createObjectNode().put("parentId", NO_PARENT), given));
    }

    private Response read(Request request) {
        return Response.ok(rows.get(request.id("id")));
    }

    private Response change(Request request) {
        int id = request.id("id");
        ObjectNode category = rows.get(id);
        return Response.ok(keep(id, category, SHAPE.patch(request.object())));
    }

    /** Products in the category keep its id: our reading, as 204 is the only response in the contract. */
    private Response delete(Request request) {
        rows.remove(request.id("id"));
        return Response.noContent();
    }

    private void add(String name, int parentId) {
        ObjectNode given = Json.MAPPER.createObjectNode().put("name", name).put("parentId", parentId);
        keep(ids.next(), Json.MAPPER.createObjectNode(), given);
    }

    private ObjectNode keep(int id, ObjectNode category, ObjectNode given) {
        if (given.has("parentId")) {
            checkParent(id, given.path("parentId").intValue());
        }
        return rows.put(
                id,
                Json.merge(category, given)
                        .put("id", id)
                        .put(
                                "modifiedAt",
                                Timestamp.SPACED.text(organization.clock().instant())));
    }

    private void checkParent(int id, int parentId) {
        if (parentId != NO_PARENT && !rows.contains(parentId)) {
            throw Failure.badRequest("There is no product category with the id " + parentId);
        }
        for (int ancestor = parentId;
                ancestor != NO_PARENT;
                ancestor = rows.find(ancestor)
                        .map(row -> row.path("parentId").intValue())
                        .orElse(NO_PARENT)) {
            if (ancestor == id) {
                throw Failure.badRequest("The product category " + id + " would be within itself");
            }
        }
    }
}
