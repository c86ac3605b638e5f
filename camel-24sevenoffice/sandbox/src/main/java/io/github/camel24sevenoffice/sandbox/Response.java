/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.sandbox;

import java.util.List;
import java.util.Map;

/**
 * An answer.
 *
 * @param body what is written as JSON
 */
record Response(int status, Object body) {

    static Response ok(Object body) {
        return new Response(200, body);
    }

    static Response unauthorized(int status) {
        return error(status, "Unauthorized", "The access token is missing, unknown, expired or revoked");
    }

    static Response notFound(String message) {
        return error(404, "NotFound", message);
    }

    /** The contract's Error; {@code trackingId} is added when it is sent. */
    static Response error(int status, String name, String message) {
        return new Response(status, Map.of("error", Map.of("name", name, "message", message)));
    }

    /** The contract's ValidationError, with one JSON-schema keyword for one path. */
    static Response invalid(String path, String keyword) {
        return new Response(
                400,
                Map.of(
                        "error",
                        Map.of(
                                "name",
                                "ValidationError",
                                "payload",
                                Map.of("validationErrors", List.of(Map.of("path", path, "keyword", keyword))))));
    }

    /** RFC 6749, section 5.2, as Auth0 answers. */
    static Response oauthError(int status, String error, String description) {
        return new Response(status, Map.of("error", error, "error_description", description));
    }

    boolean isApiError() {
        return body instanceof Map<?, ?> fields && fields.get("error") instanceof Map;
    }
}
