/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.sandbox.data;

import io.github.camel24sevenoffice.sandbox.http.Response;

/** Ends an operation with a response that is not a success. */
public final class Failure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Response response;

    public Failure(Response response) {
        super("Responded with " + response.status(), null, false, false);
        this.response = response;
    }

    public Response response() {
        return response;
    }

    /** The contract's ValidationError, with one JSON-schema keyword for one path. */
    public static Failure invalid(String path, String keyword) {
        return new Failure(Response.invalid(path, keyword));
    }

    public static Failure notFound(String what) {
        return new Failure(Response.notFound("There is no " + what + " with this id"));
    }

    public static Failure conflict(String message) {
        return new Failure(Response.error(409, "Conflict", message));
    }

    public static Failure forbidden(String message) {
        return new Failure(Response.error(403, "Forbidden", message));
    }

    public static Failure badRequest(String message) {
        return new Failure(Response.error(400, "BadRequest", message));
    }
}
