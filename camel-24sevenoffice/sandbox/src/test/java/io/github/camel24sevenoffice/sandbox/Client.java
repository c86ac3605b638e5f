/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/**
 * Calls a sandbox over HTTP, as one application for one of its organizations. Safe for use by several threads.
 */
public final class Client {

    public static final ObjectMapper JSON = new ObjectMapper()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .configure(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES, false);

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final byte[] NOTHING = {};

    private final String apiUrl;
    private final String authorization;

    private Client(String apiUrl, String authorization) {
        this.apiUrl = apiUrl;
        this.authorization = authorization;
    }

    /** The application and the organization that every sandbox knows. */
    public Client(Sandbox sandbox) {
        this(sandbox, Sandbox.ORGANIZATION_ID);
    }

    public Client(Sandbox sandbox, String organizationId) {
        this(sandbox.apiUrl(), sandbox.tokenUrl(), organizationId);
    }

    public Client(String apiUrl, String tokenUrl, String organizationId) {
        this(apiUrl, bearer(tokenUrl, Sandbox.CLIENT_ID, Sandbox.CLIENT_SECRET, organizationId));
    }

    public static Client of(Sandbox sandbox, String clientId, String secret, String organizationId) {
        return new Client(sandbox.apiUrl(), bearer(sandbox.tokenUrl(), clientId, secret, organizationId));
    }

    private static String bearer(String tokenUrl, String clientId, String secret, String organizationId) {
        String body = JSON.createObjectNode()
                .put("grant_type", "client_credentials")
                .put("client_id", clientId)
                .put("client_secret", secret)
                .put("audience", Sandbox.AUDIENCE)
                .put("login_organization", organizationId)
                .toString();
        Response response = send("POST", tokenUrl, Map.of("Content-Type", "application/json"), bytes(body))
                .expect(200);
        return "Bearer " + response.text("/access_token");
    }

    /**
     * @param value the whole header; null for none
     */
    public Client authorization(String value) {
        return new Client(apiUrl, value);
    }

    public String authorization() {
        return authorization;
    }

    public String token() {
        return authorization.substring("Bearer ".length());
    }

    public Response get(String path, String... headers) {
        return call("GET", path, headers(headers), NOTHING);
    }

    /** The body is JSON, in which a ' means a ". */
    public Response post(String path, String json) {
        return send("POST", path, json);
    }

    public Response patch(String path, String json) {
        return send("PATCH", path, json);
    }

    public Response put(String path, String json) {
        return send("PUT", path, json);
    }

    public Response delete(String path) {
        return call("DELETE", path, Map.of(), NOTHING);
    }

    public Response postBytes(String path, byte[] body, String... headers) {
        return call("POST", path, headers(headers), body);
    }

    /** A call with any method; the body as in the others, or null for none. */
    public Response call(String method, String path, String json, String... headers) {
        return call(method, path, headers(headers), json == null ? NOTHING : bytes(json.replace('\'', '"')));
    }

    public Response send(String method, String path, String json) {
        return call(method, path, json, "Content-Type", "application/json");
    }

    public Response call(String method, String path, Map<String, String> headers, byte[] body) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        if (authorization != null) {
            all.put("Authorization", authorization);
        }
        all.putIfAbsent("Accept", "application/json");
        return send(method, path.startsWith("/") ? apiUrl + path : path, all, body);
    }

    /** A call of any URL, without a token. */
    public static Response send(String method, String url, Map<String, String> headers, byte[] body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url))
                .timeout(PATIENCE)
                .method(method, body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        headers.forEach(request::header);
        try {
            HttpResponse<byte[]> response = HTTP.send(request.build(), BodyHandlers.ofByteArray());
            return new Response(response.statusCode(), response.headers(), response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + url, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Map<String, String> headers(String... namesAndValues) {
        Map<String, String> headers = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            headers.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return headers;
    }

    /** A response; the readers take JSON pointers. */
    public record Response(int status, HttpHeaders headers, byte[] bytes) {

        /** The body as JSON; missing when it is empty. */
        public JsonNode body() {
            try {
                return bytes.length == 0 ? MissingNode.getInstance() : JSON.readTree(bytes);
            } catch (IOException e) {
                throw new AssertionError("Not JSON: " + this, e);
            }
        }

        public String text() {
            return new String(bytes, StandardCharsets.UTF_8);
        }

        @Override
        public String toString() {
            return status + " " + text();
        }

        public Response expect(int expected) {
            assertThat(status).as("status, with the body %s", text()).isEqualTo(expected);
            return this;
        }

        /** The contract's ValidationError. */
        public Response expectInvalid(String path, String keyword) {
            expect(400);
            assertThat(text("/error/name")).isEqualTo("ValidationError");
            assertThat(at("/error/payload/validationErrors/0"))
                    .isEqualTo(JSON.createObjectNode().put("path", path).put("keyword", keyword));
            return this;
        }

        /** The contract's BadRequestError. */
        public Response expectRefused(String type) {
            expect(400);
            assertThat(text("/error/name")).isEqualTo("BadRequestError");
            assertThat(text("/error/payload/errors/0/type")).isEqualTo(type);
            return this;
        }

        public JsonNode at(String pointer) {
            return body().at(pointer);
        }

        public String text(String pointer) {
            return body().at(pointer).asText();
        }

        public int id() {
            return body().path("id").intValue();
        }

        public List<String> fields() {
            return StreamSupport.stream(((Iterable<String>) body()::fieldNames).spliterator(), false)
                    .toList();
        }

        /** One field of each row of a list. */
        public List<String> column(String pointer) {
            return StreamSupport.stream(body().spliterator(), false)
                    .map(row -> row.at(pointer).asText())
                    .toList();
        }

        public Optional<String> header(String name) {
            return headers.firstValue(name);
        }

        /** Where the link of a relation leads. */
        public Optional<String> link(String relation) {
            Matcher link = Pattern.compile("<([^>]*)>; rel=\"" + relation + "\"")
                    .matcher(header("link").orElse(""));
            return link.find() ? Optional.of(link.group(1)) : Optional.empty();
        }

        /** The address of the next page, or null. */
        public String next() {
            return link("next").orElse(null);
        }
    }
}
