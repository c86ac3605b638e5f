/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.sandbox.control;

import io.github.camel24sevenoffice.sandbox.http.Json;
import io.github.camel24sevenoffice.sandbox.http.Response;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The page on which a person sees what is in the sandbox and what happens. Its files are always the same: its scripts fetch the
 * rest as JSON and put it into the page as text. So the browser can be told to run nothing else.
 */
final class Page implements HttpHandler {

    static final String FILES = "/sandbox/page/";

    private static final String INDEX = "index.html";

    private static final Map<String, String> TYPES = Map.of(
            "html",
            "text/html; charset=utf-8",
            "css",
            "text/css; charset=utf-8",
            "js",
            "text/javascript; charset=utf-8");

    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
            + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private final Map<String, byte[]> files =
            List.of(INDEX, "page.css", "page.js", "rows.js", "controls.js", "journal.js", "start.js").stream()
                    .collect(Collectors.toUnmodifiableMap(Function.identity(), Page::read));

    private static byte[] read(String name) {
        try (InputStream file = Page.class.getResourceAsStream("page/" + name)) {
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) {
        String path = exchange.getRequestPath();
        String name = path.startsWith(FILES) ? path.substring(FILES.length()) : INDEX;
        byte[] file = files.get(name);
        if (file == null) {
            Json.send(exchange, Response.notFound("There is nothing at this path"));
            return;
        }
        exchange.getResponseHeaders()
                .put(Headers.CONTENT_TYPE, TYPES.get(name.substring(name.indexOf('.') + 1)))
                .put(Headers.CACHE_CONTROL, "no-store")
                .put(new HttpString("Content-Security-Policy"), POLICY)
                .put(new HttpString("X-Content-Type-Options"), "nosniff")
                .put(new HttpString("Referrer-Policy"), "no-referrer");
        exchange.getResponseSender().send(ByteBuffer.wrap(file));
    }
}
