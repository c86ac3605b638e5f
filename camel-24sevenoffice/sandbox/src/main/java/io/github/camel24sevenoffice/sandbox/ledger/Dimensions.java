/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.sandbox.ledger;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camel24sevenoffice.sandbox.data.Failure;
import io.github.camel24sevenoffice.sandbox.data.Operation;
import io.github.camel24sevenoffice.sandbox.data.Organization;
import io.github.camel24sevenoffice.sandbox.data.Request;
import io.github.camel24sevenoffice.sandbox.data.Source;
import io.github.camel24sevenoffice.sandbox.http.Json;
import io.github.camel24sevenoffice.sandbox.http.Response;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The dimensions of one organization. The types up to 5 are those that the contract names for all organizations, 101 is one
 * that an organization made itself. The elements of most are invented and fixed; those of the types product and customer are
 * the products and customers of the organization.
 */
public final class Dimensions {

    public static final List<Operation> OPERATIONS = List.of(
            of("/dimensions", (organization, request) -> Response.ok(Dimensions.TYPES)),
            of("/dimensions/{dimensionType}", (organization, request) -> Response.ok(type(request))),
            of("/dimensions/{dimensionType}/elements", (organization, request) -> Dimensions.of(organization)
                    .list(request)),
            of("/dimensions/{dimensionType}/elements/{value}", (organization, request) -> Dimensions.of(organization)
                    .read(request)));

    static final int PROJECT = 1;
    static final int DEPARTMENT = 2;
    public static final int PRODUCT = 4;
    public static final int CUSTOMER = 5;

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

    /** Closed projects: not listed, not open for posting, but still readable by their value. */
    private static final List<Element> INACTIVE = List.of(new Element(PROJECT, "1000", "Old website"));

    /** The rows of other modules that are the elements of a type. */
    private final Map<Integer, Supplier<List<ObjectNode>>> ofOtherModules = new ConcurrentHashMap<>();

    private final Organization organization;

    private Dimensions(Organization organization) {
        this.organization = organization;
    }

    /**
     * @param organization an organization
     * @return its dimensions
     */
    public static Dimensions of(Organization organization) {
        return organization.module(Dimensions.class, Dimensions::new);
    }

    /**
     * Makes the rows of another module the elements of a type.
     *
     * @param type the type
     * @param rows its rows now
     */
    public void register(int type, Supplier<List<ObjectNode>> rows) {
        ofOtherModules.put(type, rows);
    }

    private static Operation of(String path, Operation.Handler handler) {
        return Operation.of("GET", path, "api.accounting.dimension:read", handler);
    }

    public static String typeName(int type) {
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
    public Optional<Element> find(long type, String value) {
        return active(type).filter(element -> element.value().equals(value)).findFirst();
    }

    private Stream<Element> active(long type) {
        Supplier<List<ObjectNode>> rows = ofOtherModules.get((int) type);
        return rows != null
                ? elements((int) type, rows.get())
                : FIXED.stream().filter(element -> element.dimensionType() == type);
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
    public record Element(int dimensionType, String value, String name) {}
}
