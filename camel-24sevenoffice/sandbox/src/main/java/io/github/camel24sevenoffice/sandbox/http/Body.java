/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.sandbox.http;

import io.undertow.server.HttpServerExchange;
import io.undertow.server.RequestTooBigException;
import java.io.IOException;

/** Reads the bodies of requests. */
public final class Body {

    private Body() {}

    /** The whole body; null when it ends early or is too large; then an error was sent. */
    public static byte[] read(HttpServerExchange exchange) {
        try {
            return exchange.getInputStream().readAllBytes();
        } catch (RequestTooBigException e) {
            refuse(exchange, Response.error(413, "PayloadTooLarge", "The body is too large"));
        } catch (IOException e) {
            refuse(exchange, Response.error(400, "BadRequest", "The body does not end as its headers say"));
        }
        return null;
    }

    private static void refuse(HttpServerExchange exchange, Response response) {
        // the beginning of the next request is unknown
        exchange.setPersistent(false);
        Json.send(exchange, response);
    }
}
