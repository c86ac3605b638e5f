/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.sandbox.server;

import io.github.camel24sevenoffice.sandbox.files.StorageHandler;
import io.github.camel24sevenoffice.sandbox.http.Json;
import io.github.camel24sevenoffice.sandbox.http.Paths;
import io.github.camel24sevenoffice.sandbox.http.Response;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;

/** The hosts of the real service on one: the login server, the API, and where it keeps files. */
public final class ServiceHandler implements HttpHandler {

    private final HttpHandler tokenHandler;
    private final HttpHandler apiHandler;
    private final HttpHandler storageHandler;

    public ServiceHandler(HttpHandler tokenHandler, HttpHandler apiHandler, HttpHandler storageHandler) {
        this.tokenHandler = tokenHandler;
        this.apiHandler = apiHandler;
        this.storageHandler = storageHandler;
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) throws Exception {
        String path = exchange.getRequestPath();
        if (path.equals(Paths.TOKEN)) {
            tokenHandler.handleRequest(exchange);
        } else if (path.startsWith(Paths.API + "/")) {
            apiHandler.handleRequest(exchange);
        } else if (path.startsWith(StorageHandler.PATH + "/")) {
            storageHandler.handleRequest(exchange);
        } else {
            Json.send(exchange, Response.notFound("There is nothing at this path"));
        }
    }
}
