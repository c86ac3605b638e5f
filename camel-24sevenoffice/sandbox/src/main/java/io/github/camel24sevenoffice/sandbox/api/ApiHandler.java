/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.sandbox.api;

import io.github.camel24sevenoffice.sandbox.data.Failure;
import io.github.camel24sevenoffice.sandbox.data.Operation;
import io.github.camel24sevenoffice.sandbox.data.Organization;
import io.github.camel24sevenoffice.sandbox.data.PageFault;
import io.github.camel24sevenoffice.sandbox.data.Request;
import io.github.camel24sevenoffice.sandbox.data.Settings;
import io.github.camel24sevenoffice.sandbox.data.SpecFeatures;
import io.github.camel24sevenoffice.sandbox.http.Body;
import io.github.camel24sevenoffice.sandbox.http.Json;
import io.github.camel24sevenoffice.sandbox.http.RequestKeys;
import io.github.camel24sevenoffice.sandbox.http.Response;
import io.github.camel24sevenoffice.sandbox.login.Tokens;
import io.undertow.Handlers;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.RoutingHandler;
import io.undertow.util.Headers;
import io.undertow.util.Methods;
import io.undertow.util.PathTemplateMatch;
import io.undertow.util.StatusCodes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The API: which operation, is the token good for it, then the operation on the token's organization. */
public final class ApiHandler implements HttpHandler {

    private static final String BEARER = "Bearer ";

    /** The statuses whose body the settings determine. */
    private static final Set<Integer> ERRORS = Set.of(401, 403, 404, 409);

    private final RoutingHandler routes = Handlers.routing();
    private final Tokens tokens;
    private final Map<String, Organization> organizations;
    private final int badTokenStatus;
    private final int revokedTokenStatus;
    private final Settings settings;
    private final ResponseStyle style;
    private final PathCase pathCase;

    public ApiHandler(
            String apiPath,
            Tokens tokens,
            List<Organization> organizations,
            int badTokenStatus,
            int revokedTokenStatus,
            Settings settings) {
        this.tokens = tokens;
        this.organizations =
                organizations.stream().collect(Collectors.toUnmodifiableMap(Organization::id, Function.identity()));
        this.badTokenStatus = badTokenStatus;
        this.revokedTokenStatus = revokedTokenStatus;
        this.settings = settings;
        this.style = new ResponseStyle(settings);
        this.pathCase = new PathCase(apiPath, Operations.ALL);

        Operations.ALL.forEach(operation ->
                routes.add(operation.method(), apiPath + operation.path(), exchange -> call(operation, exchange)));
        routes.setFallbackHandler(exchange -> send(exchange, Response.notFound("There is no resource at this path")));
        routes.setInvalidMethodHandler(exchange -> send(
                exchange,
                Response.error(405, "MethodNotAllowed", exchange.getRequestMethod() + " is not offered at this path")));
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) throws Exception {
        byte[] body = Body.read(exchange);
        if (body == null) {
            return;
        }
        exchange.putAttachment(RequestKeys.BODY, body);
        // the contract's own example is /accounts/?query=salary
        String path = exchange.getRelativePath();
        int end = path.length();
        // by hand, as a regular expression takes the square of the time for many slashes that are not at the end
        while (end > 0 && path.charAt(end - 1) == '/') {
            end--;
        }
        path = path.substring(0, end);
        exchange.setRelativePath(settings.pathsIgnoreCase() ? pathCase.declared(path) : path);
        routes.handleRequest(exchange);
    }

    private void call(Operation operation, HttpServerExchange exchange) throws IOException {
        String token = token(exchange);
        Tokens.Grant grant = token == null ? null : tokens.find(token);
        if (grant == null) {
            send(exchange, Response.unauthorized(badTokenStatus));
            return;
        }
        if (grant.revoked()) {
            send(exchange, Response.unauthorized(revokedTokenStatus));
            return;
        }
        exchange.putAttachment(RequestKeys.ORGANIZATION_ID, grant.organizationId());
        for (String scope : operation.scopes()) {
            if (!grant.application().mayUse(scope)) {
                send(exchange, Response.error(403, "Forbidden", "The scope " + scope + " is missing"));
                return;
            }
        }
        send(exchange, respond(organizations.get(grant.organizationId()), operation, exchange));
    }

    private void send(HttpServerExchange exchange, Response response) {
        // an upload would never be over for who waits for its status
        boolean read = exchange.getRequestMethod().equals(Methods.GET)
                && !exchange.getRequestPath().contains("/fileUpload/");
        Json.send(exchange, withErrorBody(style.apply(response, read)));
    }

    private Response withErrorBody(Response response) {
        if (!ERRORS.contains(response.status())) {
            return response;
        }
        return switch (settings.errorBody()) {
            case JSON -> response;
            case EMPTY -> new Response(response.status(), null, response.headers());
            case HTML ->
                new Response(response.status(), page(response.status()), response.headers())
                        .with("Content-Type", "text/html; charset=utf-8");
        };
    }

    private static byte[] page(int status) {
        String title = status + " " + StatusCodes.getReason(status);
        return ("<!DOCTYPE html><html><head><title>" + title + "</title></head><body><h1>" + title
                        + "</h1></body></html>")
                .getBytes(StandardCharsets.UTF_8);
    }

    /** The access token that came with the request, or null. */
    public static String token(HttpServerExchange exchange) {
        String authorization = exchange.getRequestHeaders().getFirst(Headers.AUTHORIZATION);
        return authorization != null && authorization.startsWith(BEARER)
                ? authorization.substring(BEARER.length())
                : null;
    }

    private Response respond(Organization organization, Operation operation, HttpServerExchange exchange) {
        try {
            return organization.call(operation, request(operation, exchange));
        } catch (Failure e) {
            return e.response();
        }
    }

    private Request request(Operation operation, HttpServerExchange exchange) {
        Map<String, String> query = new LinkedHashMap<>();
        exchange.getQueryParameters().forEach((name, values) -> query.put(name, values.getFirst()));
        Map<String, String> path = new LinkedHashMap<>(
                exchange.getAttachment(PathTemplateMatch.ATTACHMENT_KEY).getParameters());
        query.keySet().removeAll(path.keySet());
        query.keySet().removeAll(SpecFeatures.unknownFilters(settings.specVersion(), operation));
        PageFault pageFault = exchange.getAttachment(PageFault.KEY);
        return new Request(
                path,
                query,
                name -> exchange.getRequestHeaders().getFirst(name),
                exchange.getRequestURL(),
                exchange.getAttachment(RequestKeys.BODY),
                pageFault == null ? PageFault.NONE : pageFault);
    }
}
