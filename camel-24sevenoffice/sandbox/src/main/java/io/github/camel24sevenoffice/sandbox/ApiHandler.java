/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.sandbox;

import io.undertow.Handlers;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.RoutingHandler;
import io.undertow.util.Headers;
import io.undertow.util.PathTemplateMatch;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The API: which operation, is the token good for it, then the operation on the token's organization. */
final class ApiHandler implements HttpHandler {

    private static final String BEARER = "Bearer ";

    private final RoutingHandler routes = Handlers.routing();
    private final Tokens tokens;
    private final Map<String, Organization> organizations;
    private final int badTokenStatus;
    private final int revokedTokenStatus;

    ApiHandler(
            String apiPath,
            Tokens tokens,
            List<Organization> organizations,
            int badTokenStatus,
            int revokedTokenStatus) {
        this.tokens = tokens;
        this.organizations =
                organizations.stream().collect(Collectors.toUnmodifiableMap(Organization::id, Function.identity()));
        this.badTokenStatus = badTokenStatus;
        this.revokedTokenStatus = revokedTokenStatus;

        Operations.ALL.forEach(operation ->
                routes.add(operation.method(), apiPath + operation.path(), exchange -> call(operation, exchange)));
        routes.setFallbackHandler(
                exchange -> Json.send(exchange, Response.notFound("There is no resource at this path")));
        routes.setInvalidMethodHandler(exchange -> Json.send(
                exchange,
                Response.error(405, "MethodNotAllowed", exchange.getRequestMethod() + " is not offered at this path")));
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) throws Exception {
        byte[] body = Body.read(exchange);
        if (body == null) {
            return;
        }
        exchange.putAttachment(EntryHandler.BODY, body);
        // the contract's own example is /accounts/?query=salary
        String path = exchange.getRelativePath();
        int end = path.length();
        // by hand, as a regular expression takes the square of the time for many slashes that are not at the end
        while (end > 0 && path.charAt(end - 1) == '/') {
            end--;
        }
        exchange.setRelativePath(path.substring(0, end));
        routes.handleRequest(exchange);
    }

    private void call(Operation operation, HttpServerExchange exchange) throws IOException {
        String token = token(exchange);
        Tokens.Grant grant = token == null ? null : tokens.find(token);
        if (grant == null) {
            Json.send(exchange, Response.unauthorized(badTokenStatus));
            return;
        }
        if (grant.revoked()) {
            Json.send(exchange, Response.unauthorized(revokedTokenStatus));
            return;
        }
        exchange.putAttachment(EntryHandler.ORGANIZATION_ID, grant.organizationId());
        for (String scope : operation.scopes()) {
            if (!grant.application().mayUse(scope)) {
                Json.send(exchange, Response.error(403, "Forbidden", "The scope " + scope + " is missing"));
                return;
            }
        }
        Json.send(exchange, answer(organizations.get(grant.organizationId()), operation, exchange));
    }

    /** The access token that came with the request, or null. */
    static String token(HttpServerExchange exchange) {
        String authorization = exchange.getRequestHeaders().getFirst(Headers.AUTHORIZATION);
        return authorization != null && authorization.startsWith(BEARER)
                ? authorization.substring(BEARER.length())
                : null;
    }

    private static Response answer(Organization organization, Operation operation, HttpServerExchange exchange) {
        try {
            return organization.call(operation, request(exchange));
        } catch (Failure e) {
            return e.response();
        }
    }

    private static Request request(HttpServerExchange exchange) {
        Map<String, String> query = new LinkedHashMap<>();
        exchange.getQueryParameters().forEach((name, values) -> query.put(name, values.getFirst()));
        Map<String, String> path = new LinkedHashMap<>(
                exchange.getAttachment(PathTemplateMatch.ATTACHMENT_KEY).getParameters());
        query.keySet().removeAll(path.keySet());
        PageFault pageFault = exchange.getAttachment(PageFault.KEY);
        return new Request(
                path,
                query,
                name -> exchange.getRequestHeaders().getFirst(name),
                exchange.getRequestURL(),
                exchange.getAttachment(EntryHandler.BODY),
                pageFault == null ? PageFault.NONE : pageFault);
    }
}
