/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/**
 * An HTTP server of the JDK that records each request as it came over the wire, and responds as the test says, for requests that the
 * sandbox would not accept.
 */
class RecordingServer implements AutoCloseable {

    /** The first token; the n-th one ends in -n, which tells a fresh token from a rejected one. */
    static final String TOKEN = "sandbox-token-recorded";

    static {
        // otherwise each response waits 40 ms for the client's delayed acknowledgement of its headers
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;
    private volatile Function<Request, Response> responses = request -> Response.json("[]");

    RecordingServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::handle);
        server.setExecutor(threads);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    String apiUrl() {
        return url() + "/v1";
    }

    /** How the server responds from now on, except to token requests. */
    void respond(Function<Request, Response> function) {
        responses = function;
    }

    /** All requests so far, those for tokens too. */
    List<Request> requests() {
        return requests;
    }

    List<Request> apiRequests() {
        return requests.stream().filter(request -> !request.isForToken()).toList();
    }

    List<Request> tokenRequests() {
        return requests.stream().filter(Request::isForToken).toList();
    }

    private String newToken() {
        int number = tokenRequests().size();
        return number == 1 ? TOKEN : TOKEN + "-" + number;
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Map<String, String> headers = new LinkedHashMap<>();
            exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, String.join(", ", values)));
            Request request = new Request(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().getRawPath(),
                    exchange.getRequestURI().getRawQuery(),
                    headers,
                    exchange.getRequestBody().readAllBytes());
            requests.add(request);
            Response response = request.isForToken()
                    ? Response.json(
                            "{\"access_token\":\"" + newToken() + "\",\"token_type\":\"Bearer\",\"expires_in\":3600}")
                    : responses.apply(request);
            response.headers().forEach(exchange.getResponseHeaders()::add);
            exchange.sendResponseHeaders(response.status(), response.length() == 0 ? -1 : response.length());
            if (response.body().length > 0) {
                exchange.getResponseBody().write(response.body());
            }
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    /** Header names as the JDK's server writes them: the first letter in upper case, the others in lower case. */
    record Request(String method, String path, String query, Map<String, String> headers, byte[] body) {

        String line() {
            return method + " " + path + (query == null ? "" : "?" + query);
        }

        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }

        boolean isForToken() {
            return path.equals("/oauth/token");
        }
    }

    /** The length in the header; the connection breaks when the body is shorter. */
    record Response(int status, Map<String, String> headers, byte[] body, int length) {

        static Response json(String json) {
            return json(200, json);
        }

        static Response json(int status, String json) {
            return of(status, "application/json", json);
        }

        static Response of(int status, String type, String text) {
            byte[] body = text.getBytes(StandardCharsets.UTF_8);
            return new Response(status, Map.of("Content-Type", type), body, body.length);
        }

        Response with(String name, String value) {
            Map<String, String> more = new LinkedHashMap<>(headers);
            more.put(name, value);
            return new Response(status, more, body, length);
        }

        Response brokenOff() {
            return new Response(status, headers, body, length + 1);
        }
    }
}
