/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.sandbox;

/** Ends an operation with an answer that is no success. */
final class Failure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Response response;

    Failure(Response response) {
        super("Answered with " + response.status(), null, false, false);
        this.response = response;
    }

    Response response() {
        return response;
    }

    /** The contract's ValidationError, with one JSON-schema keyword for one path. */
    static Failure invalid(String path, String keyword) {
        return new Failure(Response.invalid(path, keyword));
    }

    static Failure notFound(String what) {
        return new Failure(Response.notFound("There is no " + what + " with this id"));
    }

    static Failure conflict(String message) {
        return new Failure(Response.error(409, "Conflict", message));
    }

    static Failure forbidden(String message) {
        return new Failure(Response.error(403, "Forbidden", message));
    }

    static Failure badRequest(String message) {
        return new Failure(Response.error(400, "BadRequest", message));
    }
}
