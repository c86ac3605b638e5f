/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.sandbox.files;

import io.github.camel24sevenoffice.sandbox.data.Organization;
import io.github.camel24sevenoffice.sandbox.http.Body;
import io.github.camel24sevenoffice.sandbox.http.Delivery;
import io.github.camel24sevenoffice.sandbox.http.Json;
import io.github.camel24sevenoffice.sandbox.http.RequestKeys;
import io.github.camel24sevenoffice.sandbox.http.Response;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import java.util.Base64;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Where files go and come from: URLs outside the API that are good without a token, as their signature says who may use
 * them. The real ones are on another host. A token is refused here, as stores of files do, and as it has to stay with the
 * API.
 */
public final class StorageHandler implements HttpHandler {

    public static final String PATH = "/storage";

    /** A picture of one pixel, which all pages look like. */
    private static final byte[] PICTURE = Base64.getDecoder()
            .decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    private final List<Organization> organizations;

    public StorageHandler(List<Organization> organizations) {
        this.organizations = List.copyOf(organizations);
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) {
        byte[] body = Body.read(exchange);
        if (body == null) {
            return;
        }
        String[] path = exchange.getRequestPath().substring(PATH.length()).split("/");
        if (path.length != 3) {
            Json.send(exchange, Response.notFound("There is nothing at this path"));
            return;
        }
        if (exchange.getRequestHeaders().contains(Headers.AUTHORIZATION)) {
            Json.send(
                    exchange, Response.error(400, "BadRequest", "The signature is enough: send no token to this URL"));
            return;
        }
        for (Organization organization : organizations) {
            Optional<Uploads.Upload> upload = Uploads.of(organization).at(path[2]);
            if (upload.isPresent()) {
                exchange.putAttachment(RequestKeys.ORGANIZATION_ID, organization.id());
                respond(exchange, Uploads.of(organization), upload.get(), path[1], body);
                return;
            }
        }
        Json.send(exchange, Response.notFound("There is no file at this path"));
    }

    private static void respond(
            HttpServerExchange exchange, Uploads uploads, Uploads.Upload upload, String what, byte[] body) {
        Deque<String> signature = exchange.getQueryParameters().get("signature");
        boolean upwards = what.equals("upload");
        if (signature == null || !upload.signature().equals(signature.getFirst())) {
            forbid(exchange, "The signature is not that of this URL");
        } else if (!exchange.getRequestMethod().equalToString(upwards ? "PUT" : "GET")) {
            Json.send(exchange, Response.error(405, "MethodNotAllowed", "The URL is for another method"));
        } else if (upwards) {
            if (uploads.store(upload.address(), exchange.getRequestHeaders().getFirst(Headers.CONTENT_TYPE), body)) {
                Delivery.of(exchange).deliver(exchange, new byte[0]);
            } else {
                forbid(exchange, "The URL has expired, or was made for another Content-Type");
            }
        } else if (what.equals("download") && upload.content() != null) {
            send(exchange, upload.contentType(), upload.content());
        } else if (what.equals("thumbnail") || what.equals("preview")) {
            send(exchange, "image/png", PICTURE);
        } else {
            Json.send(exchange, Response.notFound("There is nothing at this path"));
        }
    }

    private static void forbid(HttpServerExchange exchange, String why) {
        Json.send(exchange, Response.error(403, "Forbidden", why));
    }

    private static void send(HttpServerExchange exchange, String contentType, byte[] content) {
        exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, contentType);
        Delivery.of(exchange).deliver(exchange, content);
    }
}
