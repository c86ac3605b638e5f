/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.sandbox.control;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camel24sevenoffice.sandbox.JournalEntry;
import io.github.camel24sevenoffice.sandbox.fault.RequestPattern;
import io.github.camel24sevenoffice.sandbox.http.Json;
import io.github.camel24sevenoffice.sandbox.http.Response;
import io.github.camel24sevenoffice.sandbox.journal.Journal;
import io.undertow.server.HttpServerExchange;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** The journal as JSON: {@code path}, {@code method}, {@code organization} and {@code status} choose what is wanted. */
record JournalReader(Journal journal) {

    /** With {@code since} those after the request of a number, and with {@code limit} no more than the last ones. */
    Response read(HttpServerExchange exchange) {
        Filter filter = Filter.of(exchange);
        long since = Parameters.number(exchange, "since", 0, 0, Long.MAX_VALUE);
        long limit = Parameters.number(exchange, "limit", Integer.MAX_VALUE, 1, Integer.MAX_VALUE);
        Journal.Excerpt excerpt = journal.read();
        Deque<ObjectNode> found = new ArrayDeque<>();
        for (int i = excerpt.entries().size() - 1; i >= 0 && found.size() < limit; i--) {
            long number = excerpt.first() + i;
            JournalEntry entry = excerpt.entries().get(i);
            if (number > since && filter.matches(entry)) {
                found.addFirst(row(number, entry));
            }
        }
        ArrayNode rows = Json.MAPPER.createArrayNode();
        return Response.ok(rows.addAll(found));
    }

    private static ObjectNode row(long number, JournalEntry entry) {
        return Json.MAPPER
                .createObjectNode()
                .put("number", number)
                .put("time", entry.time().toString())
                .put("method", entry.method())
                .put("path", entry.path())
                .put("query", entry.query())
                .put("organizationId", entry.organizationId())
                .put("status", entry.status())
                .put("traceId", entry.traceId())
                .put("body", entry.body())
                .put("requestHeaders", entry.requestHeaders())
                .put("responseHeaders", entry.responseHeaders())
                .put("responseBody", entry.responseBody());
    }

    /**
     * @param status a status, or how it begins
     */
    private record Filter(
            Optional<RequestPattern> path,
            Optional<String> method,
            Optional<String> organizationId,
            Optional<String> status) {

        static Filter of(HttpServerExchange exchange) {
            return new Filter(
                    Parameters.text(exchange, "path").map(RequestPattern::of),
                    Parameters.text(exchange, "method"),
                    Parameters.text(exchange, "organization"),
                    Parameters.text(exchange, "status"));
        }

        boolean matches(JournalEntry entry) {
            return path.stream().allMatch(pattern -> pattern.matches(entry.method(), entry.path()))
                    && method.stream().allMatch(entry.method()::equals)
                    && organizationId.stream().allMatch(id -> id.equals(entry.organizationId()))
                    && status.stream().allMatch(String.valueOf(entry.status())::startsWith);
        }
    }
}
