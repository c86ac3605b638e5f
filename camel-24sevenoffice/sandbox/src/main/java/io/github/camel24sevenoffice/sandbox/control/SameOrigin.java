/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.sandbox.control;

import io.github.camel24sevenoffice.sandbox.http.Json;
import io.github.camel24sevenoffice.sandbox.http.Response;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import java.util.Set;

/**
 * Refuses what a page of another origin sends. Without this, any page that is open in the same browser could inject a fault
 * or empty the journal, though it could not read the response. Clients that are no browsers send none of these headers.
 */
final class SameOrigin implements HttpHandler {

    private static final Set<String> OTHERS = Set.of("cross-site", "same-site");

    private final HttpHandler next;

    SameOrigin(HttpHandler next) {
        this.next = next;
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) throws Exception {
        if (isForeign(exchange)) {
            Json.send(
                    exchange,
                    Response.error(403, "Forbidden", "The sandbox is not controlled from pages of another origin"));
            return;
        }
        next.handleRequest(exchange);
    }

    private static boolean isForeign(HttpServerExchange exchange) {
        String site = exchange.getRequestHeaders().getFirst("Sec-Fetch-Site");
        if (site != null && OTHERS.contains(site)) {
            return true;
        }
        String origin = exchange.getRequestHeaders().getFirst(Headers.ORIGIN);
        String host = exchange.getRequestHeaders().getFirst(Headers.HOST);
        // without the scheme, which a proxy in front may change
        return origin != null && !origin.replaceFirst("^\\w+://", "").equalsIgnoreCase(host);
    }
}
