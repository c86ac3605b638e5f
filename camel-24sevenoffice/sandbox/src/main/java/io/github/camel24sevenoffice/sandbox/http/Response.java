/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.sandbox.http;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A response.
 *
 * @param body what is written as JSON, or bytes that are sent as they are; null for none
 * @param headers the headers beyond those of every response
 */
public record Response(int status, Object body, Map<String, String> headers) {

    Response(int status, Object body) {
        this(status, body, Map.of());
    }

    public static Response ok(Object body) {
        return new Response(200, body);
    }

    public static Response created(Object body) {
        return new Response(201, body);
    }

    public static Response noContent() {
        return new Response(204, null);
    }

    public Response with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Response(status, body, more);
    }

    public static Response unauthorized(int status) {
        return error(status, "Unauthorized", "The access token is missing, unknown, expired or revoked");
    }

    public static Response notFound(String message) {
        return error(404, "NotFound", message);
    }

    /** The contract's Error; {@code trackingId} is added when it is sent. */
    public static Response error(int status, String name, String message) {
        return new Response(status, Map.of("error", Map.of("name", name, "message", message)));
    }

    /** The contract's ValidationError, with one JSON-schema keyword for one path. */
    public static Response invalid(String path, String keyword) {
        return badRequest(
                "ValidationError", Map.of("validationErrors", List.of(Map.of("path", path, "keyword", keyword))));
    }

    /** The contract's BadRequestError: a rule of the organization that the request breaks. */
    public static Response businessError(String type, String message) {
        return badRequest(
                "BadRequestError",
                Map.of("errors", List.of(Map.of("type", type, "message", message, "arguments", List.of()))));
    }

    private static Response badRequest(String name, Map<String, ?> payload) {
        return new Response(400, Map.of("error", Map.of("name", name, "payload", payload)));
    }

    /** RFC 6749, section 5.2, as Auth0 responds. */
    public static Response oauthError(int status, String error, String description) {
        return new Response(status, Map.of("error", error, "error_description", description));
    }

    public boolean isApiError() {
        return body instanceof Map<?, ?> fields && fields.get("error") instanceof Map;
    }
}
