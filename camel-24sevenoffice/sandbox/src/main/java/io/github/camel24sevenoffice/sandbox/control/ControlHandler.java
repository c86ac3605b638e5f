/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.sandbox.control;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camel24sevenoffice.sandbox.Change;
import io.github.camel24sevenoffice.sandbox.JournalEntry;
import io.github.camel24sevenoffice.sandbox.data.Changes;
import io.github.camel24sevenoffice.sandbox.data.Failure;
import io.github.camel24sevenoffice.sandbox.fault.ActiveFault;
import io.github.camel24sevenoffice.sandbox.fault.Faults;
import io.github.camel24sevenoffice.sandbox.fault.RequestPattern;
import io.github.camel24sevenoffice.sandbox.http.Json;
import io.github.camel24sevenoffice.sandbox.http.Response;
import io.github.camel24sevenoffice.sandbox.journal.Journal;
import io.github.camel24sevenoffice.sandbox.login.Tokens;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.RoutingHandler;
import io.undertow.util.Headers;
import java.io.IOException;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * Controls the sandbox over HTTP, apart from the API: the start page, the journal, the changes, the faults and the tokens. It needs no
 * token. Without CORS headers no page of another site can read it or inject a fault.
 */
public final class ControlHandler implements HttpHandler {

    private static final String PREFIX = "/sandbox/";
    private static final String JOURNAL = PREFIX + "journal";
    private static final String CHANGES = PREFIX + "changes";
    private static final String FAULTS = PREFIX + "faults";

    private final RoutingHandler routes = new RoutingHandler();
    private final Journal journal;
    private final Changes changes;
    private final Faults faults;

    public ControlHandler(Journal journal, Changes changes, Faults faults, Tokens tokens, HttpHandler startPage) {
        this.journal = journal;
        this.changes = changes;
        this.faults = faults;
        routes.get("/", startPage)
                .get(JOURNAL, responding(this::readJournal))
                .delete(JOURNAL, responding(exchange -> {
                    journal.clear();
                    return Response.noContent();
                }))
                .get(CHANGES, responding(this::readChanges))
                .get(
                        FAULTS,
                        responding(exchange -> Response.ok(
                                faults.active().stream().map(FaultJson::write).toList())))
                .post(FAULTS, responding(this::inject))
                .delete(FAULTS, responding(exchange -> {
                    faults.clear();
                    return Response.noContent();
                }))
                .post(PREFIX + "revoke-tokens", responding(exchange -> {
                    tokens.revokeAll();
                    return Response.noContent();
                }))
                .setFallbackHandler(responding(exchange -> Response.notFound("There is nothing at this path")))
                .setInvalidMethodHandler(responding(exchange -> Response.error(
                        405, "MethodNotAllowed", exchange.getRequestMethod() + " is not offered at this path")));
    }

    public static boolean serves(String path) {
        return path.equals("/") || path.startsWith(PREFIX);
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) throws Exception {
        routes.handleRequest(exchange);
    }

    private Response readJournal(HttpServerExchange exchange) {
        String path = parameter(exchange, "path");
        RequestPattern pattern = path == null ? null : RequestPattern.of(path);
        String method = parameter(exchange, "method");
        String organizationId = parameter(exchange, "organization");
        List<JournalEntry> found = journal.entries().stream()
                .filter(entry -> pattern == null || pattern.matches(entry.method(), entry.path()))
                .filter(entry -> method == null || method.equals(entry.method()))
                .filter(entry -> organizationId == null || organizationId.equals(entry.organizationId()))
                .toList();
        ArrayNode rows = Json.MAPPER.createArrayNode();
        found.forEach(entry -> rows.add(row(entry)));
        return Response.ok(rows);
    }

    private Response readChanges(HttpServerExchange exchange) {
        String resource = parameter(exchange, "resource");
        String organizationId = parameter(exchange, "organization");
        ArrayNode rows = Json.MAPPER.createArrayNode();
        changes.entries().stream()
                .filter(change -> resource == null || resource.equals(change.resource()))
                .filter(change -> organizationId == null || organizationId.equals(change.organizationId()))
                .forEach(change -> rows.add(row(change)));
        return Response.ok(rows);
    }

    private static ObjectNode row(Change change) {
        return Json.MAPPER
                .createObjectNode()
                .put("time", change.time().toString())
                .put("organizationId", change.organizationId())
                .put("resource", change.resource())
                .put("id", change.id())
                .put("kind", change.kind().name().toLowerCase(Locale.ROOT))
                .put("modifiedAt", Objects.toString(change.modifiedAt(), null));
    }

    private static String parameter(HttpServerExchange exchange, String name) {
        Deque<String> values = exchange.getQueryParameters().get(name);
        return values == null || values.getFirst().isEmpty() ? null : values.getFirst();
    }

    private static ObjectNode row(JournalEntry entry) {
        return Json.MAPPER
                .createObjectNode()
                .put("time", entry.time().toString())
                .put("method", entry.method())
                .put("path", entry.path())
                .put("query", entry.query())
                .put("organizationId", entry.organizationId())
                .put("status", entry.status())
                .put("traceId", entry.traceId())
                .put("body", entry.body());
    }

    private Response inject(HttpServerExchange exchange) throws IOException {
        byte[] body = exchange.getInputStream().readAllBytes();
        String type = exchange.getRequestHeaders().getFirst(Headers.CONTENT_TYPE);
        if (type == null || !type.startsWith("application/json")) {
            // a form on a page of another site cannot send this type
            throw new Failure(Response.error(415, "UnsupportedMediaType", "Send application/json"));
        }
        ObjectNode object = Json.object(body);
        if (object == null) {
            throw Failure.badRequest("The body is not a JSON object");
        }
        ActiveFault fault = faults.add(FaultJson.read(object));
        return Response.created(FaultJson.write(fault));
    }

    private static HttpHandler responding(Action action) {
        return exchange -> {
            Response response;
            try {
                response = action.respond(exchange);
            } catch (Failure e) {
                response = e.response();
            }
            Json.send(exchange, response);
        };
    }

    @FunctionalInterface
    private interface Action {

        Response respond(HttpServerExchange exchange) throws IOException;
    }
}
