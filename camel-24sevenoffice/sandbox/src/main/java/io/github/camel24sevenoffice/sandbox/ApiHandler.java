/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.sandbox;

import io.undertow.Handlers;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.RoutingHandler;
import io.undertow.util.Headers;
import io.undertow.util.PathTemplateMatch;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
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
        byte[] body = exchange.getInputStream().readAllBytes();
        exchange.putAttachment(EntryHandler.BODY, new String(body, StandardCharsets.UTF_8));
        routes.handleRequest(exchange);
    }

    private void call(Operation operation, HttpServerExchange exchange) throws IOException {
        String authorization = exchange.getRequestHeaders().getFirst(Headers.AUTHORIZATION);
        Tokens.Grant grant = authorization != null && authorization.startsWith(BEARER)
                ? tokens.find(authorization.substring(BEARER.length()))
                : null;
        if (grant == null) {
            Json.send(exchange, Response.unauthorized(badTokenStatus));
            return;
        }
        if (grant.revoked()) {
            Json.send(exchange, Response.unauthorized(revokedTokenStatus));
            return;
        }
        exchange.putAttachment(EntryHandler.ORGANIZATION_ID, grant.organizationId());
        if (!grant.application().mayUse(operation.scope())) {
            Json.send(exchange, Response.error(403, "Forbidden", "The scope " + operation.scope() + " is missing"));
            return;
        }
        Organization organization = organizations.get(grant.organizationId());
        Json.send(exchange, operation.handler().handle(organization, request(exchange)));
    }

    private static Request request(HttpServerExchange exchange) {
        return new Request(
                exchange.getAttachment(PathTemplateMatch.ATTACHMENT_KEY).getParameters(),
                exchange.getAttachment(EntryHandler.BODY).getBytes(StandardCharsets.UTF_8));
    }
}
