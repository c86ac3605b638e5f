/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;

/** The customers of one organization, companies and persons. */
final class Customers {

    /** As the contract's examples show it for customers: with a space. */
    private static final DateTimeFormatter TIMESTAMP =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSX").withZone(ZoneOffset.UTC);

    private final Map<Integer, ObjectNode> rows = new ConcurrentSkipListMap<>();
    private final AtomicInteger lastId = new AtomicInteger(1000);
    private final Clock clock;

    Customers(Clock clock) {
        this.clock = clock;
    }

    Response create(Request request) {
        ObjectNode customer = Json.object(request.body());
        if (customer == null) {
            return Response.error(400, "BadRequest", "The body is not a JSON object");
        }
        if (!customer.path("isCompany").isBoolean()) {
            return Response.invalid("isCompany", customer.hasNonNull("isCompany") ? "type" : "required");
        }
        if (customer.get("isCompany").booleanValue()) {
            if (!customer.path("name").isTextual()) {
                return Response.invalid("name", customer.hasNonNull("name") ? "type" : "required");
            }
        } else {
            if (!customer.path("person").isObject()) {
                return Response.invalid("person", customer.hasNonNull("person") ? "type" : "required");
            }
            // a person's name is made by the server, and cannot be given
            customer.put("name", personName(customer));
        }
        String now = TIMESTAMP.format(clock.instant());
        customer.put("createdAt", now).put("modifiedAt", now);
        if (!customer.has("isSupplier")) {
            customer.put("isSupplier", false);
        }
        int id = lastId.incrementAndGet();
        customer.put("id", id);
        rows.put(id, customer);
        return Response.ok(customer);
    }

    Response read(Request request) {
        try {
            ObjectNode customer = rows.get(Integer.valueOf(request.path().get("customerId")));
            return customer == null ? Response.notFound("There is no customer with this id") : Response.ok(customer);
        } catch (NumberFormatException e) {
            return Response.invalid("customerId", "type");
        }
    }

    private static String personName(ObjectNode customer) {
        return (customer.path("person").path("firstName").asText("") + " "
                        + customer.path("person").path("lastName").asText(""))
                .strip();
    }
}
