/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.sandbox.control;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camel24sevenoffice.sandbox.Change;
import io.github.camel24sevenoffice.sandbox.data.Failure;
import io.github.camel24sevenoffice.sandbox.fault.ActiveFault;
import io.github.camel24sevenoffice.sandbox.http.Json;
import io.github.camel24sevenoffice.sandbox.http.Response;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.RoutingHandler;
import io.undertow.util.Headers;
import java.io.IOException;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * Controls the sandbox over HTTP, apart from the API: its page, the organizations, the journal, the changes, the faults and the
 * tokens. It needs no token, and refuses what comes from pages of other origins.
 */
public final class ControlHandler implements HttpHandler {

    private static final String START = "/";
    private static final String PREFIX = "/sandbox/";
    private static final String JOURNAL = PREFIX + "journal";
    private static final String FAULTS = PREFIX + "faults";
    private static final String ORGANIZATIONS = PREFIX + "organizations";

    private final HttpHandler page = new Page();
    private final HttpHandler control;
    private final Content content;
    private final OrganizationReader organizations;

    public ControlHandler(Content content) {
        this.content = content;
        organizations = new OrganizationReader(content.organizations());
        control = new SameOrigin(routes());
    }

    private RoutingHandler routes() {
        RoutingHandler routes = new RoutingHandler();
        routes.get(Page.FILES + "{file}", page)
                .get(PREFIX + "status", responding(exchange -> status()))
                .get(ORGANIZATIONS, responding(exchange -> Response.ok(organizations.list())))
                .get(ORGANIZATIONS + "/{organization}/{table}", responding(organizations::rows))
                .get(ORGANIZATIONS + "/{organization}/salesorders/{order}/lines", responding(organizations::orderLines))
                .get(JOURNAL, responding(new JournalReader(content.journal())::read))
                .delete(JOURNAL, doing(content.journal()::clear))
                .get(PREFIX + "changes", responding(this::readChanges))
                .get(FAULTS, responding(exchange -> Response.ok(faults())))
                .post(FAULTS, responding(this::inject))
                .delete(FAULTS, doing(content.faults()::clear))
                .post(PREFIX + "revoke-tokens", doing(content.tokens()::revokeAll))
                .post(PREFIX + "expire-tokens", doing(content.tokens()::expireAll))
                .post(PREFIX + "reset", doing(content::reset))
                .setFallbackHandler(responding(exchange -> Response.notFound("There is nothing at this path")))
                .setInvalidMethodHandler(responding(exchange -> Response.error(
                        405, "MethodNotAllowed", exchange.getRequestMethod() + " is not offered at this path")));
        return routes;
    }

    public static boolean serves(String path) {
        return path.equals(START) || path.startsWith(PREFIX);
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) throws Exception {
        // a link on another site may lead to the page
        (exchange.getRequestPath().equals(START) ? page : control).handleRequest(exchange);
    }

    /** All that the page shows and that can change at any time. */
    private Response status() {
        ObjectNode status = Json.MAPPER
                .createObjectNode()
                .put("tokensIssued", content.tokens().issued())
                .put("tokenRequests", content.journal().tokenRequests());
        status.putObject("journal")
                .put("first", content.journal().firstNumber())
                .put("last", content.journal().lastNumber());
        status.set("faults", faults());
        status.set("organizations", organizations.list());
        return Response.ok(status);
    }

    private ArrayNode faults() {
        ArrayNode faults = Json.MAPPER.createArrayNode();
        content.faults().active().forEach(fault -> faults.add(FaultJson.write(fault)));
        return faults;
    }

    private Response readChanges(HttpServerExchange exchange) {
        Optional<String> resource = Parameters.text(exchange, "resource");
        Optional<String> organizationId = Parameters.text(exchange, "organization");
        ArrayNode rows = Json.MAPPER.createArrayNode();
        content.changes().entries().stream()
                .filter(change -> resource.stream().allMatch(change.resource()::equals))
                .filter(change -> organizationId.stream().allMatch(change.organizationId()::equals))
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
        ActiveFault fault = content.faults().add(FaultJson.read(object));
        return Response.created(FaultJson.write(fault));
    }

    private static HttpHandler doing(Runnable action) {
        return responding(exchange -> {
            action.run();
            return Response.noContent();
        });
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
