/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.sandbox.control;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camel24sevenoffice.sandbox.bank.BankAccounts;
import io.github.camel24sevenoffice.sandbox.bank.BankTransactions;
import io.github.camel24sevenoffice.sandbox.crm.Customers;
import io.github.camel24sevenoffice.sandbox.data.Failure;
import io.github.camel24sevenoffice.sandbox.data.Organization;
import io.github.camel24sevenoffice.sandbox.data.Source;
import io.github.camel24sevenoffice.sandbox.http.Json;
import io.github.camel24sevenoffice.sandbox.http.Response;
import io.github.camel24sevenoffice.sandbox.ledger.Ledger;
import io.github.camel24sevenoffice.sandbox.products.Products;
import io.github.camel24sevenoffice.sandbox.sales.SalesOrderLines;
import io.github.camel24sevenoffice.sandbox.sales.SalesOrders;
import io.undertow.server.HttpServerExchange;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The rows of the organizations as they are kept. Not by the operations of the API: those need a token, and with some switches
 * a read changes what the next one responds.
 */
record OrganizationReader(List<Organization> organizations) {

    private static final int DEFAULT_LIMIT = 25;
    private static final int MAXIMUM_LIMIT = 500;

    private static final Map<String, Function<Organization, Source>> TABLES = tables();

    private static Map<String, Function<Organization, Source>> tables() {
        Map<String, Function<Organization, Source>> tables = new LinkedHashMap<>();
        tables.put(
                "customers",
                organization -> Source.of(Customers.of(organization).all()));
        tables.put(
                "products", organization -> Source.of(Products.of(organization).all()));
        tables.put(
                "salesorders",
                organization -> Source.of(SalesOrders.of(organization).all()));
        tables.put("transactionlines", Ledger::all);
        tables.put(
                "bankaccounts",
                organization -> Source.of(BankAccounts.of(organization).all()));
        tables.put(
                "banktransactions",
                organization -> Source.of(BankTransactions.of(organization).all()));
        return tables;
    }

    /** The organizations, with the number of rows of each table. */
    ArrayNode list() {
        ArrayNode list = Json.MAPPER.createArrayNode();
        for (Organization organization : organizations) {
            ObjectNode tables = list.addObject().put("id", organization.id()).putObject("tables");
            TABLES.forEach(
                    (name, rows) -> tables.put(name, rows.apply(organization).size()));
        }
        return list;
    }

    /** Rows of the {@code table} of an {@code organization}, from {@code offset} on, at most {@code limit}. */
    Response rows(HttpServerExchange exchange) {
        Function<Organization, Source> rows = TABLES.get(path(exchange, "table"));
        if (rows == null) {
            throw new Failure(Response.notFound("There is no such table"));
        }
        return excerpt(exchange, rows.apply(organization(exchange)));
    }

    /** The lines of an {@code order}. */
    Response orderLines(HttpServerExchange exchange) {
        int order = (int) Parameters.number(exchange, "order", 0, 0, Integer.MAX_VALUE);
        return excerpt(
                exchange, Source.of(SalesOrderLines.of(organization(exchange)).of(order)));
    }

    private Organization organization(HttpServerExchange exchange) {
        String id = path(exchange, "organization");
        return organizations.stream()
                .filter(organization -> organization.id().equals(id))
                .findFirst()
                .orElseThrow(() -> Failure.notFound("organization"));
    }

    private static String path(HttpServerExchange exchange, String name) {
        return Parameters.text(exchange, name).orElse("");
    }

    private static Response excerpt(HttpServerExchange exchange, Source rows) {
        long offset = Parameters.number(exchange, "offset", 0, 0, Long.MAX_VALUE);
        int limit = (int) Parameters.number(exchange, "limit", DEFAULT_LIMIT, 1, MAXIMUM_LIMIT);
        ObjectNode excerpt =
                Json.MAPPER.createObjectNode().put("total", rows.size()).put("offset", offset);
        excerpt.putArray("rows").addAll(rows.slice(Math.min(offset, rows.size()), limit));
        return Response.ok(excerpt);
    }
}
