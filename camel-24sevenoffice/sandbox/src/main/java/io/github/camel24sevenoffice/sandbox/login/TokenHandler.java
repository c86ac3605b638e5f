/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.sandbox.login;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camel24sevenoffice.sandbox.http.Body;
import io.github.camel24sevenoffice.sandbox.http.Json;
import io.github.camel24sevenoffice.sandbox.http.Response;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The token endpoint: client credentials in a JSON or form body, errors as Auth0 gives them. */
public final class TokenHandler implements HttpHandler {

    /** The audience that a token request must name, the same as that of the real service. */
    public static final String AUDIENCE = "https://api.24sevenoffice.com";

    private final Tokens tokens;
    private final List<Application> applications;
    private final Collection<String> organizations;
    private final boolean sendExpiresIn;
    private final int errorStatus;

    /**
     * @param errorStatus the status of a refusal; 0 for the one that Auth0 has for its reason
     */
    public TokenHandler(
            Tokens tokens,
            List<Application> applications,
            Collection<String> organizations,
            boolean sendExpiresIn,
            int errorStatus) {
        this.tokens = tokens;
        this.applications = List.copyOf(applications);
        this.organizations = List.copyOf(organizations);
        this.sendExpiresIn = sendExpiresIn;
        this.errorStatus = errorStatus;
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) {
        byte[] body = Body.read(exchange);
        if (body == null) {
            return;
        }
        String contentType = exchange.getRequestHeaders().getFirst(Headers.CONTENT_TYPE);
        exchange.getResponseHeaders().put(Headers.CACHE_CONTROL, "no-store");
        Json.send(
                exchange,
                exchange.getRequestMethod().equalToString("POST")
                        ? respond(contentType == null ? "" : contentType, body)
                        : Response.oauthError(405, "invalid_request", "The token endpoint takes POST"));
    }

    private Response respond(String contentType, byte[] body) {
        Map<String, String> fields = fields(contentType, body);
        if (fields == null) {
            return Response.oauthError(
                    400, "invalid_request", "Send application/json or application/x-www-form-urlencoded");
        }
        if (!fields.containsKey("grant_type")) {
            return Response.oauthError(400, "invalid_request", "Missing required parameter: grant_type");
        }
        if (!"client_credentials".equals(fields.get("grant_type"))) {
            return Response.oauthError(400, "unsupported_grant_type", "The grant type has to be client_credentials");
        }
        Application application = applications.stream()
                .filter(candidate -> candidate.clientId().equals(fields.get("client_id"))
                        && candidate.clientSecret().equals(fields.get("client_secret")))
                .findFirst()
                .orElse(null);
        if (application == null) {
            return denied(401, "Unauthorized");
        }
        if (!AUDIENCE.equals(fields.get("audience"))) {
            return denied(403, "Unknown audience");
        }
        String organizationId = fields.get("login_organization");
        if (organizationId == null || !organizations.contains(organizationId)) {
            return denied(403, "The organization has not connected this application");
        }
        Map<String, Object> token = new LinkedHashMap<>();
        token.put("access_token", tokens.issue(application, organizationId));
        token.put("token_type", "Bearer");
        if (sendExpiresIn) {
            token.put("expires_in", tokens.lifetime().toSeconds());
        }
        if (!application.scopes().isEmpty()) {
            token.put("scope", String.join(" ", application.scopes()));
        }
        return Response.ok(token);
    }

    private Response denied(int usualStatus, String description) {
        return Response.oauthError(errorStatus == 0 ? usualStatus : errorStatus, "access_denied", description);
    }

    private static Map<String, String> fields(String contentType, byte[] body) {
        if (contentType.startsWith("application/json")) {
            ObjectNode object = Json.object(body);
            if (object == null) {
                return null;
            }
            Map<String, String> fields = new LinkedHashMap<>();
            object.properties()
                    .forEach(
                            field -> fields.put(field.getKey(), field.getValue().asText()));
            return fields;
        }
        if (contentType.startsWith("application/x-www-form-urlencoded")) {
            return formFields(new String(body, StandardCharsets.UTF_8));
        }
        return null;
    }

    private static Map<String, String> formFields(String form) {
        Map<String, String> fields = new LinkedHashMap<>();
        try {
            for (String pair : form.split("&")) {
                String[] parts = pair.split("=", 2);
                if (parts.length == 2) {
                    fields.put(decode(parts[0]), decode(parts[1]));
                }
            }
        } catch (IllegalArgumentException e) {
            // a % without its two digits
            return null;
        }
        return fields;
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
