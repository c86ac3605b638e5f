/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.sandbox.control;

import io.github.camel24sevenoffice.sandbox.JournalEntry;
import io.github.camel24sevenoffice.sandbox.crm.Customers;
import io.github.camel24sevenoffice.sandbox.data.Organization;
import io.github.camel24sevenoffice.sandbox.fault.Faults;
import io.github.camel24sevenoffice.sandbox.http.Paths;
import io.github.camel24sevenoffice.sandbox.journal.Journal;
import io.github.camel24sevenoffice.sandbox.login.Tokens;
import io.github.camel24sevenoffice.sandbox.products.Products;
import io.github.camel24sevenoffice.sandbox.sales.SalesOrders;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** Shows a person what is in the sandbox and what happened lately: one page of HTML that needs nothing else. */
public final class StartPage implements HttpHandler {

    private static final int REQUESTS = 20;

    private final Collection<Organization> organizations;
    private final Tokens tokens;
    private final Journal journal;
    private final Faults faults;

    public StartPage(Collection<Organization> organizations, Tokens tokens, Journal journal, Faults faults) {
        this.organizations = organizations;
        this.tokens = tokens;
        this.journal = journal;
        this.faults = faults;
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) {
        exchange.getResponseHeaders()
                .put(Headers.CONTENT_TYPE, "text/html; charset=utf-8")
                .put(Headers.CACHE_CONTROL, "no-store")
                .put(
                        new HttpString("Content-Security-Policy"),
                        "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'")
                .put(new HttpString("X-Content-Type-Options"), "nosniff");
        exchange.getResponseSender().send(page(), StandardCharsets.UTF_8);
    }

    private String page() {
        return """
                <!DOCTYPE html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <title>24SevenOffice sandbox</title>
                <style>
                body { font-family: sans-serif; margin: 2em; }
                table { border-collapse: collapse; }
                th, td { border: 1px solid #ccc; padding: .2em .6em; text-align: left; }
                </style>
                </head>
                <body>
                <h1>24SevenOffice sandbox</h1>
                <p>API: <code>%s</code>, token endpoint: <code>%s</code>. Tokens issued: %d, token requests: %d.</p>
                <h2>Organizations</h2>
                %s
                <h2>Active faults</h2>
                %s
                <h2>The last %d requests</h2>
                %s
                <p><a href="/sandbox/journal">All as JSON</a></p>
                </body>
                </html>
                """.formatted(
                        Paths.API,
                        Paths.TOKEN,
                        tokens.issued(),
                        journal.tokenRequests(),
                        organizationTable(),
                        faultTable(),
                        REQUESTS,
                        requestTable());
    }

    private String organizationTable() {
        return table(
                List.of("Organization", "Rows"),
                organizations.stream()
                        .map(organization -> List.of(organization.id(), rows(organization)))
                        .toList());
    }

    private static String rows(Organization organization) {
        return "customers: " + Customers.of(organization).count() + ", products: "
                + Products.of(organization).all().size() + ", sales orders: "
                + SalesOrders.of(organization).all().size();
    }

    private String faultTable() {
        return table(
                List.of("Fault", "Times left"),
                faults.active().stream()
                        .map(active -> List.of(
                                active.fault().toString(),
                                active.left() == Integer.MAX_VALUE ? "always" : String.valueOf(active.left())))
                        .toList());
    }

    private String requestTable() {
        List<JournalEntry> entries = journal.entries();
        return table(
                List.of("Time", "Method", "Path", "Query", "Organization", "Status", "Trace id"),
                entries.subList(Math.max(0, entries.size() - REQUESTS), entries.size()).stream()
                        .map(entry -> List.of(
                                entry.time().toString(),
                                entry.method(),
                                entry.path(),
                                entry.query(),
                                entry.organizationId() == null ? "" : entry.organizationId(),
                                String.valueOf(entry.status()),
                                entry.traceId()))
                        .toList());
    }

    private static String table(List<String> head, List<List<String>> rows) {
        return rows.isEmpty()
                ? "<p>None.</p>"
                : rows.stream()
                        .map(row -> row("td", row))
                        .collect(Collectors.joining("", "<table>" + row("th", head), "</table>"));
    }

    private static String row(String element, List<String> cells) {
        return cells.stream()
                .map(cell -> "<" + element + ">" + escape(cell) + "</" + element + ">")
                .collect(Collectors.joining("", "<tr>", "</tr>\n"));
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
