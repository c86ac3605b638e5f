/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** The customers of one organization, companies and persons. */
final class Customers {

    static final List<Operation> OPERATIONS = List.of(
            Operation.of("POST", "/customers", "api.crm.customer:write", (organization, request) -> organization
                    .customers()
                    .create(request)),
            Operation.of(
                    "GET", "/customers/{customerId}", "api.crm.customer:read", (organization, request) -> organization
                            .customers()
                            .read(request)));

    private final Table<Integer> rows = new Table<>("customer");
    private final Sequence ids = new Sequence(1000);
    private final Organization organization;

    Customers(Organization organization) {
        this.organization = organization;
    }

    private Response create(Request request) {
        ObjectNode customer = request.object();
        if (!customer.path("isCompany").isBoolean()) {
            throw Failure.invalid("isCompany", customer.hasNonNull("isCompany") ? "type" : "required");
        }
        if (customer.get("isCompany").booleanValue()) {
            if (!customer.path("name").isTextual()) {
                throw Failure.invalid("name", customer.hasNonNull("name") ? "type" : "required");
            }
        } else {
            if (!customer.path("person").isObject()) {
                throw Failure.invalid("person", customer.hasNonNull("person") ? "type" : "required");
            }
            // a person's name is made by the server, and cannot be given
            customer.put("name", personName(customer));
        }
        String now = Timestamp.SPACED.text(organization.clock().instant());
        customer.put("createdAt", now).put("modifiedAt", now);
        if (!customer.has("isSupplier")) {
            customer.put("isSupplier", false);
        }
        int id = ids.next();
        return Response.ok(rows.put(id, customer.put("id", id)));
    }

    private Response read(Request request) {
        return Response.ok(rows.get(request.id("customerId")));
    }

    private static String personName(ObjectNode customer) {
        return (customer.path("person").path("firstName").asText("") + " "
                        + customer.path("person").path("lastName").asText(""))
                .strip();
    }
}
