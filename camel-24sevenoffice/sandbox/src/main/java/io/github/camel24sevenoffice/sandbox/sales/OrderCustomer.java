/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.sandbox.sales;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camel24sevenoffice.sandbox.crm.Customers;
import io.github.camel24sevenoffice.sandbox.data.Failure;
import io.github.camel24sevenoffice.sandbox.data.Organization;
import io.github.camel24sevenoffice.sandbox.http.Json;
import java.util.List;

/** The customer of an order: a copy that does not follow later changes of the customer. */
final class OrderCustomer {

    private final Organization organization;

    OrderCustomer(Organization organization) {
        this.organization = organization;
    }

    /** The customer as the request has it. What the request leaves out is taken from the customer as it is now: our reading. */
    ObjectNode snapshot(ObjectNode given) {
        ObjectNode customer = require(given.path("id").intValue());
        ObjectNode copy = Json.MAPPER.createObjectNode();
        copy.set("id", given.get("id"));
        copyText(customer.path("organizationNumber"), copy, "organizationNumber");
        copy.set("name", given.get("name"));
        JsonNode billingEmail = customer.at("/email/billing");
        if (billingEmail.isTextual()) {
            copy.putArray("invoiceEmailAddresses").add(billingEmail);
        }
        JsonNode addresses = customer.path("address");
        for (String kind : List.of("billing", "postal", "visit")) {
            if (addresses.has(kind)) {
                for (String field :
                        List.of("street", "postalCode", "postalArea", "countrySubdivision", "countryCode")) {
                    copyText(addresses.path(kind).path(field), copy, field);
                }
                break;
            }
        }
        copy.setAll(given);
        return copy;
    }

    private static void copyText(JsonNode value, ObjectNode target, String field) {
        if (value.isTextual()) {
            target.set(field, value);
        }
    }

    /** The customer that must be there. How an unknown one is refused is our reading. */
    ObjectNode require(int id) {
        return Customers.of(organization).find(id).orElseThrow(() -> Failure.invalid("customer.id", "exists"));
    }
}
