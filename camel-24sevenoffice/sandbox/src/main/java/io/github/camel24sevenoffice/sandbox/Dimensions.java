/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The dimensions of one organization. The types up to 5 are those that the contract names for all organizations, 101 is one
 * that an organization made itself. The elements of most are made up and fixed; those of the types product and customer are
 * the organization's products and customers.
 */
final class Dimensions {

    static final List<Operation> OPERATIONS = List.of(
            of("/dimensions", (organization, request) -> Response.ok(Dimensions.TYPES)),
            of("/dimensions/{dimensionType}", (organization, request) -> Response.ok(type(request))),
            of(
                    "/dimensions/{dimensionType}/elements",
                    (organization, request) -> organization.dimensions().list(request)),
            of(
                    "/dimensions/{dimensionType}/elements/{value}",
                    (organization, request) -> organization.dimensions().read(request)));

    static final int PROJECT = 1;
    static final int DEPARTMENT = 2;
    static final int PRODUCT = 4;
    static final int CUSTOMER = 5;

    // both are unknown of the real service
    private static final int DEFAULT_LIMIT = 100;
    private static final int MAXIMUM_LIMIT = 1000;

    private static final List<DimensionType> TYPES = List.of(
            new DimensionType(PROJECT, "Project"),
            new DimensionType(DEPARTMENT, "Department"),
            new DimensionType(3, "Employee"),
            new DimensionType(PRODUCT, "Product"),
            new DimensionType(CUSTOMER, "Customer"),
            new DimensionType(101, "Region"));

    private static final List<Element> FIXED = List.of(
            new Element(PROJECT, "1001", "New website"),
            new Element(PROJECT, "1002", "Office move"),
            new Element(PROJECT, "1003", "Customer portal"),
            new Element(DEPARTMENT, "10", "Sales"),
            new Element(DEPARTMENT, "20", "Operations"),
            new Element(DEPARTMENT, "30", "Administration"),
            new Element(3, "1", "Kari Eksempel"),
            new Element(3, "2", "Ola Eksempel"),
            new Element(101, "E", "East"),
            new Element(101, "W", "West"),
            new Element(101, "N", "North"));

    /** Projects that are over: not listed, not to be posted on, but still to be read by their value. */
    private static final List<Element> INACTIVE = List.of(new Element(PROJECT, "1000", "Old website"));

    private final Organization organization;

    Dimensions(Organization organization) {
        this.organization = organization;
    }

    private static Operation of(String path, Operation.Handler handler) {
        return Operation.of("GET", path, "api.accounting.dimension:read", handler);
    }

    static String typeName(int type) {
        return TYPES.stream()
                .filter(candidate -> candidate.id() == type)
                .findFirst()
                .map(DimensionType::name)
                .orElseThrow(() -> Failure.notFound("dimension type"));
    }

    /** Those of a type whose elements are the same for all organizations. */
    static List<Element> fixed(int type) {
        return FIXED.stream().filter(element -> element.dimensionType() == type).toList();
    }

    /** The element, if something may be posted on it. */
    Optional<Element> find(long type, String value) {
        return active(type).filter(element -> element.value().equals(value)).findFirst();
    }

    private Stream<Element> active(long type) {
        if (type == CUSTOMER) {
            return elements(CUSTOMER, organization.customers().all());
        }
        if (type == PRODUCT) {
            return elements(PRODUCT, organization.products().all());
        }
        return FIXED.stream().filter(element -> element.dimensionType() == type);
    }

    private static Stream<Element> elements(int type, List<ObjectNode> rows) {
        return rows.stream()
                .map(row -> new Element(
                        type, row.path("id").asText(), row.path("name").asText()));
    }

    private static DimensionType type(Request request) {
        int id = request.id("dimensionType");
        return new DimensionType(id, typeName(id));
    }

    private Response list(Request request) {
        return organization
                .paging()
                .byToken(
                        request,
                        Source.of(active(type(request).id())
                                .map(element -> Json.MAPPER.<ObjectNode>valueToTree(element))
                                .toList()),
                        DEFAULT_LIMIT,
                        MAXIMUM_LIMIT);
    }

    private Response read(Request request) {
        int type = type(request).id();
        return Response.ok(
                Stream.concat(active(type), INACTIVE.stream().filter(element -> element.dimensionType() == type))
                        .filter(element -> element.value().equals(request.text("value")))
                        .findFirst()
                        .orElseThrow(() -> Failure.notFound("dimension element")));
    }

    private record DimensionType(int id, String name) {}

    /** An element as the contract has it. */
    record Element(int dimensionType, String value, String name) {}
}
