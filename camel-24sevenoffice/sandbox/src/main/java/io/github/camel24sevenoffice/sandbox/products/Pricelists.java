/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.sandbox.products;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camel24sevenoffice.sandbox.data.Failure;
import io.github.camel24sevenoffice.sandbox.data.Operation;
import io.github.camel24sevenoffice.sandbox.data.Organization;
import io.github.camel24sevenoffice.sandbox.data.Request;
import io.github.camel24sevenoffice.sandbox.http.Json;
import io.github.camel24sevenoffice.sandbox.http.Response;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The pricelists, invented, the same for all organizations. Prices cannot be written, so they are computed from
 * the sales prices of the organization's products, of those that have one.
 */
public final class Pricelists {

    public static final List<Operation> OPERATIONS = List.of(
            Operation.of(
                    "GET",
                    "/pricelists",
                    "api.product.pricelist:read",
                    (organization, request) -> Response.ok(Pricelists.ALL)),
            Operation.of(
                    "GET",
                    "/pricelists/{listId}",
                    "api.product.pricelist:read",
                    (organization, request) -> Response.ok(get(request))),
            Operation.of("GET", "/pricelists/{listId}/prices", "api.product.pricelist:read", Pricelists::prices));

    private static final List<Pricelist> ALL = List.of(
            new Pricelist(1, "Wholesale", null, "LOCAL", false),
            new Pricelist(2, "Retail", "With 25 % VAT", "LOCAL", true),
            new Pricelist(3, "Export", "At 11.50 NOK for a euro", "EUR", false));

    private static final List<Double> FACTORS = List.of(1.0, 1.25, 1 / 11.5);

    private static final Pattern RANGE = Pattern.compile("(\\d{1,18})(?:\\.\\.(\\d{1,18}))?");

    private Pricelists() {}

    private static Pricelist get(Request request) {
        int id = request.id("listId");
        return ALL.stream()
                .filter(list -> list.id() == id)
                .findFirst()
                .orElseThrow(() -> Failure.notFound("pricelist"));
    }

    private static Response prices(Organization organization, Request request) {
        double factor = FACTORS.get(ALL.indexOf(get(request)));
        IntPredicate wanted = products(request.list("productIds"));
        return Response.ok(Products.of(organization).all().stream()
                .filter(product -> wanted.test(product.path("id").intValue()))
                .filter(product -> product.path("salesPrice").doubleValue() > 0)
                .map(product -> price(product, factor))
                .toList());
    }

    private static IntPredicate products(List<String> ranges) {
        return ranges.stream().map(Pricelists::range).reduce(IntPredicate::or).orElse(id -> true);
    }

    /** One id, or the ids from one to another, both inclusive. */
    private static IntPredicate range(String text) {
        Matcher matcher = RANGE.matcher(text.strip());
        if (!matcher.matches()) {
            throw Failure.invalid("productIds", "format");
        }
        long from = Long.parseLong(matcher.group(1));
        long to = matcher.group(2) == null ? from : Long.parseLong(matcher.group(2));
        return id -> from <= id && id <= to;
    }

    private static ObjectNode price(ObjectNode product, double factor) {
        // as a double, the type of the contract's prices, which has no numbers of a million digits
        long hundredths = Math.round(product.path("salesPrice").doubleValue() * factor * 100);
        return Json.MAPPER
                .createObjectNode()
                .put("productId", product.path("id").intValue())
                .put("price", BigDecimal.valueOf(hundredths, 2));
    }

    private record Pricelist(int id, String name, String description, String currencyCode, boolean isInclusiveTax) {}
}
