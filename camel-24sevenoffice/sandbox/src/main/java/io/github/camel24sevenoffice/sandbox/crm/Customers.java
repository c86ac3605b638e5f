/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.sandbox.crm;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camel24sevenoffice.sandbox.data.Failure;
import io.github.camel24sevenoffice.sandbox.data.Operation;
import io.github.camel24sevenoffice.sandbox.data.Organization;
import io.github.camel24sevenoffice.sandbox.data.Request;
import io.github.camel24sevenoffice.sandbox.data.Sequence;
import io.github.camel24sevenoffice.sandbox.data.Shape;
import io.github.camel24sevenoffice.sandbox.data.Source;
import io.github.camel24sevenoffice.sandbox.data.SpecFeatures;
import io.github.camel24sevenoffice.sandbox.data.Table;
import io.github.camel24sevenoffice.sandbox.data.Timestamp;
import io.github.camel24sevenoffice.sandbox.http.Json;
import io.github.camel24sevenoffice.sandbox.http.Response;
import io.github.camel24sevenoffice.sandbox.ledger.Dimensions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The customers of one organization, companies and persons. Fields and lengths from the contract, with what version 0.60.1
 * added: the field {@code note} and the filters {@code email} and {@code externalReference}.
 */
public final class Customers {

    private static final String READ = "api.crm.customer:read";
    private static final String WRITE = "api.crm.customer:write";
    private static final String ONE = "/customers/{customerId}";

    public static final List<Operation> OPERATIONS = List.of(
            Operation.of("GET", "/customers", READ, (organization, request) -> Customers.of(organization)
                    .list(request)),
            Operation.of("POST", "/customers", WRITE, (organization, request) -> Customers.of(organization)
                    .create(request)),
            Operation.of("GET", ONE, READ, (organization, request) -> Customers.of(organization)
                    .read(request)),
            Operation.of("PATCH", ONE, WRITE, (organization, request) -> Customers.of(organization)
                    .change(request)),
            Operation.of("DELETE", ONE, WRITE, (organization, request) -> Customers.of(organization)
                    .delete(request)));

    private static final int DEFAULT_LIMIT = 25;
    private static final int MAXIMUM_LIMIT = 100;

    private static final String IS_COMPANY = "isCompany";
    private static final String NAME = "name";
    private static final String PERSON = "person";

    private static final Shape PERSON_NAME =
            Shape.object().nullable("firstName", Shape.text()).nullable("lastName", Shape.text());
    private static final Shape KIND = Shape.object().required(IS_COMPANY, Shape.bool());
    // What the contract leaves out of a company (person) and of a person (name, organizationNumber) is dropped, and so
    // is an id: the server gives them. All of it is our reading.
    private static final Shape COMPANY = withSharedFields(Shape.object()
            .required(IS_COMPANY, Shape.bool())
            .required(NAME, Shape.text())
            .nullable("organizationNumber", Shape.text()));
    private static final Shape PRIVATE_PERSON = withSharedFields(
            Shape.object().required(IS_COMPANY, Shape.bool()).required(PERSON, Shape.object(PERSON_NAME)));
    private static final Shape COMPANY_CHANGES =
            withSharedFields(Shape.object().nullable(NAME, Shape.text()).nullable("organizationNumber", Shape.text()));
    private static final Shape PERSON_CHANGES =
            withSharedFields(Shape.object().optional(PERSON, Shape.object(PERSON_NAME)));

    // the fields that the contract allows; what is equal comes by id
    private static final Map<String, Comparator<ObjectNode>> ORDERS = Map.of(
            "id",
            Comparator.comparingInt(row -> row.path("id").intValue()),
            NAME,
            byText(NAME),
            "createdAt",
            byText("createdAt"),
            "modifiedAt",
            byText("modifiedAt"),
            "organizationNumber",
            byText("organizationNumber"));

    private final Table<Integer> rows;
    private final Sequence ids = new Sequence(1000);
    private final Organization organization;

    private Customers(Organization organization) {
        this.organization = organization;
        this.rows = new Table<>(organization, "customers", "customer");
        Dimensions.of(organization).register(Dimensions.CUSTOMER, rows::all);
    }

    /**
     * @param organization an organization
     * @return its customers
     */
    public static Customers of(Organization organization) {
        return organization.module(Customers.class, Customers::new);
    }

    /** A copy of the customer, if there is one. */
    public Optional<ObjectNode> find(int id) {
        return rows.find(id);
    }

    private Response list(Request request) {
        List<Predicate<ObjectNode>> filters = new ArrayList<>();
        request.parameter("organizationNumber")
                .ifPresent(number -> filters.add(
                        row -> number.equals(row.path("organizationNumber").textValue())));
        request.parameter("externalReference")
                .ifPresent(reference -> filters.add(
                        row -> reference.equals(row.path("externalReference").textValue())));
        // it is not published which of the two addresses counts: either does
        request.parameter("email")
                .ifPresent(address -> filters.add(row -> address.equalsIgnoreCase(
                                row.at("/email/contact").textValue())
                        || address.equalsIgnoreCase(row.at("/email/billing").textValue())));
        request.flag(IS_COMPANY)
                .ifPresent(
                        flag -> filters.add(row -> flag == row.path(IS_COMPANY).booleanValue()));
        request.flag("isSupplier")
                .ifPresent(flag ->
                        filters.add(row -> flag == row.path("isSupplier").booleanValue()));
        request.instant("modifiedFrom")
                .ifPresent(from -> filters.add(row -> !time(row, "modifiedAt").isBefore(from)));
        request.instant("createdFrom")
                .ifPresent(from -> filters.add(row -> !time(row, "createdAt").isBefore(from)));
        Comparator<ObjectNode> order =
                request.parameter("sortBy").map(Customers::order).orElse(null);
        List<ObjectNode> found = rows.all().stream()
                .filter(filters.stream().reduce(row -> true, Predicate::and))
                .toList();
        if (order != null) {
            found = found.stream().sorted(order).toList();
        }
        return organization.paging().byNumber(request, Source.of(found), DEFAULT_LIMIT, MAXIMUM_LIMIT);
    }

    private Response create(Request request) {
        ObjectNode body = body(request);
        boolean company = KIND.create(body).path(IS_COMPANY).booleanValue();
        ObjectNode fields = (company ? COMPANY : PRIVATE_PERSON).create(body);
        int id = ids.next();
        ObjectNode customer = Json.MAPPER.createObjectNode().put("id", id).put("isSupplier", false);
        customer.setAll(fields);
        if (!company) {
            customer.put(NAME, personName(customer));
        }
        String now = now();
        customer.put("createdAt", now).put("modifiedAt", now);
        return Response.ok(rows.put(id, customer));
    }

    private ObjectNode body(Request request) {
        ObjectNode body = request.object();
        if (!SpecFeatures.hasCustomerNote(organization.settings().specVersion())) {
            // dropped, as every field is that the contract does not have
            body.remove("note");
        }
        return body;
    }

    private Response read(Request request) {
        return Response.ok(rows.get(request.id("customerId")));
    }

    private Response change(Request request) {
        int id = request.id("customerId");
        ObjectNode customer = rows.get(id);
        boolean company = customer.path(IS_COMPANY).booleanValue();
        Json.merge(customer, (company ? COMPANY_CHANGES : PERSON_CHANGES).patch(body(request)));
        if (!company) {
            customer.put(NAME, personName(customer));
        }
        customer.put("modifiedAt", now());
        return Response.ok(rows.put(id, customer));
    }

    /** Orders keep what they have of the customer. */
    private Response delete(Request request) {
        int id = request.id("customerId");
        rows.remove(id);
        CustomerBankAccounts.of(organization).forget(id);
        return Response.noContent();
    }

    private String now() {
        return Timestamp.SPACED.text(organization.clock().instant());
    }

    private static Instant time(ObjectNode row, String field) {
        return Timestamp.SPACED.instant(row.path(field).textValue());
    }

    /** All customers, to be read only. */
    public List<ObjectNode> all() {
        return rows.all();
    }

    /** A person's name is made by the server, and cannot be given. */
    private static String personName(ObjectNode customer) {
        return (part(customer, "firstName") + " " + part(customer, "lastName")).strip();
    }

    private static String part(ObjectNode customer, String field) {
        String text = customer.path(PERSON).path(field).textValue();
        return text == null ? "" : text;
    }

    private static Comparator<ObjectNode> order(String sortBy) {
        String[] parts = sortBy.split(":", -1);
        if (parts.length != 2
                || !ORDERS.containsKey(parts[0])
                || !List.of("asc", "desc").contains(parts[1])) {
            throw Failure.invalid("sortBy", "pattern");
        }
        Comparator<ObjectNode> order = ORDERS.get(parts[0]);
        return parts[1].equals("desc") ? order.reversed() : order;
    }

    private static Comparator<ObjectNode> byText(String field) {
        Function<ObjectNode, String> text = row -> row.path(field).textValue();
        return Comparator.comparing(text, Comparator.nullsLast(String.CASE_INSENSITIVE_ORDER));
    }

    private static Shape withSharedFields(Shape shape) {
        Shape email = Shape.object().nullable("contact", Shape.text()).nullable("billing", Shape.text());
        Shape addresses = Shape.object()
                .optional("visit", Shape.object(withCountry(address())))
                .optional("postal", Shape.object(address()))
                .optional("billing", Shape.object(withCountry(address().nullable(NAME, Shape.text()))))
                .optional("delivery", Shape.object(withCountry(address().nullable(NAME, Shape.text()))));
        return shape.nullable("externalReference", Shape.text(100))
                .optional("isSupplier", Shape.bool())
                .optional("address", Shape.object(addresses))
                .optional("email", Shape.object(email))
                .nullable("phone", Shape.text())
                .nullable("mobilePhone", Shape.text(25))
                .nullable("note", Shape.text(10_000));
    }

    private static Shape address() {
        return Shape.object()
                .nullable("street", Shape.text())
                .nullable("postalCode", Shape.text())
                .nullable("postalArea", Shape.text())
                .nullable("countrySubdivision", Shape.text());
    }

    private static Shape withCountry(Shape address) {
        return address.nullable("countryCode", Shape.text(2));
    }
}
