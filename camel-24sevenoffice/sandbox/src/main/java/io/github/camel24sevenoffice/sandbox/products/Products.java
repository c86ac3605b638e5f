/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.sandbox.products;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camel24sevenoffice.sandbox.crm.Customers;
import io.github.camel24sevenoffice.sandbox.data.Failure;
import io.github.camel24sevenoffice.sandbox.data.Operation;
import io.github.camel24sevenoffice.sandbox.data.Organization;
import io.github.camel24sevenoffice.sandbox.data.Request;
import io.github.camel24sevenoffice.sandbox.data.Sequence;
import io.github.camel24sevenoffice.sandbox.data.Shape;
import io.github.camel24sevenoffice.sandbox.data.Source;
import io.github.camel24sevenoffice.sandbox.data.Table;
import io.github.camel24sevenoffice.sandbox.data.Timestamp;
import io.github.camel24sevenoffice.sandbox.http.Json;
import io.github.camel24sevenoffice.sandbox.http.Response;
import io.github.camel24sevenoffice.sandbox.ledger.Dimensions;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The products of one organization. Fields, limits and defaults are the contract's, 0.56.0; the filter {@code ean} is from
 * 0.60.1. It starts with none. Names of category, unit and supplier are those at the time of the response.
 */
public final class Products {

    public static final List<Operation> OPERATIONS = List.of(
            Operation.of(
                    "GET", "/products", "api.product.product:read", (organization, request) -> Products.of(organization)
                            .list(request)),
            Operation.of("POST", "/products", "api.product.product:write", (organization, request) -> Products.of(
                            organization)
                    .create(request)),
            Operation.of("GET", "/products/{id}", "api.product.product:read", (organization, request) -> Products.of(
                            organization)
                    .read(request)),
            Operation.of("PATCH", "/products/{id}", "api.product.product:write", (organization, request) -> Products.of(
                            organization)
                    .change(request)),
            Operation.of(
                    "DELETE", "/products/{id}", "api.product.product:write", (organization, request) -> Products.of(
                                    organization)
                            .delete(request)));

    private static final int DEFAULT_LIMIT = 25;

    /** The contract names none; the same as that of customers and bank transactions. */
    private static final int MAXIMUM_LIMIT = 100;

    /** A product that is in no category has it; it is no category that can be read. */
    private static final int NO_CATEGORY = -1;

    private static final Shape NEW =
            shape(Shape.object(Shape.object().required("id", Shape.integer(NO_CATEGORY, Integer.MAX_VALUE))));
    private static final Shape CHANGED =
            shape(Shape.part(Shape.object().required("id", Shape.integer(NO_CATEGORY, Integer.MAX_VALUE))));

    private final Table<Integer> rows;
    private final Sequence ids = new Sequence(100);
    private final Organization organization;

    private Products(Organization organization) {
        this.organization = organization;
        this.rows = new Table<>(organization, "products", "product");
        Dimensions.of(organization).register(Dimensions.PRODUCT, rows::all);
    }

    /**
     * @param organization an organization
     * @return its products
     */
    public static Products of(Organization organization) {
        return organization.module(Products.class, Products::new);
    }

    /** Whether there is a product with this id, for example for the line of an order. */
    /** A copy of the product, if there is one. */
    public Optional<ObjectNode> find(int id) {
        return rows.find(id);
    }

    /** Ends the operation with a 404 when there is no product with this id. */
    void require(int id) {
        rows.get(id);
    }

    /** The products as they are kept, in the order of their ids, to be read only. */
    public List<ObjectNode> all() {
        return rows.all();
    }

    private Response list(Request request) {
        Predicate<ObjectNode> wanted = filter(request);
        List<ObjectNode> found = rows.all().stream().filter(wanted).toList();
        return organization.paging().byNumber(request, Source.of(found).map(this::view), DEFAULT_LIMIT, MAXIMUM_LIMIT);
    }

    private static Predicate<ObjectNode> filter(Request request) {
        Predicate<ObjectNode> wanted = product -> true;
        if (request.parameter("productSearch").isPresent()) {
            Predicate<String> matches =
                    search(request.parameter("productSearch").get());
            wanted = wanted.and(
                    product -> Stream.of("/number", "/name", "/supplierProduct/number", "/supplierProduct/name")
                            .map(product::at)
                            .anyMatch(value -> value.isTextual() && matches.test(value.textValue())));
        }
        if (request.parameter("productNumber").isPresent()) {
            String number = request.parameter("productNumber").get();
            wanted = wanted.and(product -> product.path("number").asText("").equals(number));
        }
        if (request.parameter("ean").isPresent()) {
            String ean = request.parameter("ean").get();
            wanted = wanted.and(product -> product.path("ean").asText("").equals(ean)
                    || product.path("eanAlternative").asText("").equals(ean));
        }
        return wanted.and(oneOf(request, "categoryIds", "/category/id"))
                .and(oneOf(request, "supplierIds", "/supplier/id"));
    }

    private static Predicate<ObjectNode> oneOf(Request request, String parameter, String pointer) {
        Set<Long> ids = Set.copyOf(request.numbers(parameter));
        return product -> ids.isEmpty()
                || (product.at(pointer).isNumber()
                        && ids.contains(product.at(pointer).longValue()));
    }

    /**
     * Percent signs match anything, as in SQL. Case is ignored, which is our reading. By hand, as a regular expression
     * with many of them takes forever, or too deep a stack.
     */
    private static Predicate<String> search(String text) {
        String[] parts = text.toLowerCase(Locale.ROOT).split("%+", -1);
        return value -> matches(value.toLowerCase(Locale.ROOT), parts);
    }

    private static boolean matches(String value, String[] parts) {
        if (parts.length == 1) {
            return value.equals(parts[0]);
        }
        int from = parts[0].length();
        int to = value.length() - parts[parts.length - 1].length();
        if (from > to || !value.startsWith(parts[0]) || !value.endsWith(parts[parts.length - 1])) {
            return false;
        }
        for (int i = 1; i < parts.length - 1; i++) {
            int at = value.indexOf(parts[i], from);
            if (at < 0 || at + parts[i].length() > to) {
                return false;
            }
            from = at + parts[i].length();
        }
        return true;
    }

    private Response create(Request request) {
        ObjectNode given = NEW.create(request.object());
        checkReferences(given);
        int id = ids.next();
        String now = now();
        ObjectNode product = Json.merge(blank(id), given).put("createdAt", now).put("modifiedAt", now);
        return Response.created(view(rows.put(id, product)));
    }

    private Response read(Request request) {
        return Response.ok(view(rows.get(request.id("id"))));
    }

    private Response change(Request request) {
        int id = request.id("id");
        ObjectNode product = rows.get(id);
        ObjectNode given = CHANGED.patch(request.object());
        checkReferences(given);
        return Response.ok(view(rows.put(id, Json.merge(product, given).put("modifiedAt", now()))));
    }

    private Response delete(Request request) {
        int id = request.id("id");
        rows.remove(id);
        ProductDimensions.of(organization).forget(id);
        SalesTypeOverrides.of(organization).forget(id);
        return Response.noContent();
    }

    private String now() {
        return Timestamp.SPACED.text(organization.clock().instant());
    }

    /** That the real service refuses ids of nothing is our reading; the contract is silent. */
    private void checkReferences(ObjectNode given) {
        int category = given.at("/category/id").asInt(NO_CATEGORY);
        if (category != NO_CATEGORY && !ProductCategories.of(organization).contains(category)) {
            throw Failure.badRequest("There is no product category with the id " + category);
        }
        if (given.at("/units/id").isNumber()
                && ProductUnits.find(given.at("/units/id").intValue()).isEmpty()) {
            throw Failure.badRequest("There is no product unit with the id " + given.at("/units/id"));
        }
        if (given.at("/supplier/id").isNumber()
                && Customers.of(organization)
                        .find(given.at("/supplier/id").intValue())
                        .filter(customer -> customer.path("isSupplier").asBoolean())
                        .isEmpty()) {
            throw Failure.badRequest("There is no supplier with the id " + given.at("/supplier/id"));
        }
    }

    private ObjectNode view(ObjectNode product) {
        ObjectNode view = product.deepCopy();
        ObjectNode category = view.withObject("/category");
        ProductCategories.of(organization)
                .find(category.path("id").intValue())
                .ifPresent(row -> category.set("name", row.get("name")));
        ObjectNode units = view.withObject("/units");
        ProductUnits.find(units.path("id").asInt(0))
                .ifPresentOrElse(
                        unit -> units.put("name", unit.name()).put("symbol", unit.symbol()),
                        () -> units.putNull("name").putNull("symbol"));
        ObjectNode supplier = view.withObject("/supplier");
        supplier.put(
                "name",
                Customers.of(organization)
                        .find(supplier.path("id").asInt(0))
                        .map(customer -> customer.path("name").textValue())
                        .orElse(null));
        return view;
    }

    /** A product of which only the id is known: the contract's defaults, and null where it allows null. */
    private static ObjectNode blank(int id) {
        ObjectNode product = Json.MAPPER
                .createObjectNode()
                .put("id", id)
                .putNull("name")
                .putNull("number")
                .put("type", "default")
                .put("status", "active")
                .putNull("description")
                .put("costPrice", 0)
                .put("salesPrice", 0)
                .put("indirectCost", 0)
                .put("webshopEnabled", false);
        product.putObject("stock").put("isManaged", false).put("quantity", 0).putNull("location");
        product.putNull("ean").putNull("eanAlternative");
        product.putObject("supplierProduct")
                .putNull("itemCode")
                .putNull("number")
                .putNull("name")
                .putNull("price");
        product.putObject("units").putNull("id");
        product.putObject("category").put("id", NO_CATEGORY);
        product.putObject("supplier").putNull("id");
        return product;
    }

    private static Shape shape(Shape.Check category) {
        Shape stock = Shape.object()
                .optional("isManaged", Shape.bool())
                .optional("quantity", Shape.number())
                .nullable("location", Shape.text());
        Shape supplierProduct = Shape.object()
                .nullable("itemCode", Shape.text(50))
                .nullable("number", Shape.text(50))
                .nullable("name", Shape.text(250))
                .nullable("price", Shape.number());
        Shape reference = Shape.object().nullable("id", Shape.wholeNumber());
        return Shape.object()
                .required("name", Shape.text(150))
                .nullable("number", Shape.text(100))
                .optional("type", Shape.oneOf("default", "structure"))
                .optional("status", Shape.oneOf("active", "inactive"))
                .nullable("description", Shape.text(500))
                .nullable("costPrice", Shape.number())
                .nullable("salesPrice", Shape.number())
                .nullable("indirectCost", Shape.number())
                .optional("webshopEnabled", Shape.bool())
                .optional("stock", Shape.object(stock))
                .nullable("ean", Shape.text(14))
                .nullable("eanAlternative", Shape.text(25))
                .optional("supplierProduct", Shape.object(supplierProduct))
                .optional("units", Shape.object(reference))
                .required("category", category)
                .optional("supplier", Shape.object(reference));
    }
}
