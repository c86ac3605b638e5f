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
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/** Calls a sandbox over HTTP with a token for one of its organizations. */
final class Client {

    static final ObjectMapper JSON = new ObjectMapper()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .configure(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES, false);

    private final HttpClient http = HttpClient.newHttpClient();
    private final String apiUrl;
    private final String token;

    Client(Sandbox sandbox) {
        this(sandbox, Sandbox.ORGANIZATION_ID);
    }

    Client(Sandbox sandbox, String organizationId) {
        this(sandbox.apiUrl(), sandbox.tokenUrl(), organizationId);
    }

    Client(String apiUrl, String tokenUrl, String organizationId) {
        this.apiUrl = apiUrl;
        String body = JSON.createObjectNode()
                .put("grant_type", "client_credentials")
                .put("client_id", Sandbox.CLIENT_ID)
                .put("client_secret", Sandbox.CLIENT_SECRET)
                .put("audience", Sandbox.AUDIENCE)
                .put("login_organization", organizationId)
                .toString();
        token = send(HttpRequest.newBuilder(URI.create(tokenUrl))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body)))
                .text("/access_token");
    }

    String token() {
        return token;
    }

    Answer get(String path, String... headers) {
        return call("GET", path, null, headers);
    }

    /** A call with any method; the body as in the others, or null for none. */
    Answer call(String method, String path, String json, String... headers) {
        HttpRequest.Builder request = request(path)
                .method(
                        method,
                        json == null ? BodyPublishers.noBody() : BodyPublishers.ofString(json.replace('\'', '"')));
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    /** The body is JSON, in which a ' stands for a ". */
    Answer post(String path, String json) {
        return send("POST", path, json);
    }

    Answer patch(String path, String json) {
        return send("PATCH", path, json);
    }

    Answer put(String path, String json) {
        return send("PUT", path, json);
    }

    Answer delete(String path) {
        return send(request(path).DELETE());
    }

    Answer postBytes(String path, byte[] body, String... headers) {
        HttpRequest.Builder request = request(path).POST(BodyPublishers.ofByteArray(body));
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    private Answer send(String method, String path, String json) {
        return call(method, path, json, "Content-Type", "application/json");
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(path.startsWith("http") ? path : apiUrl + path))
                .header("Authorization", "Bearer " + token);
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<byte[]> response = http.send(request.build(), BodyHandlers.ofByteArray());
            JsonNode body = response.body().length == 0 ? MissingNode.getInstance() : JSON.readTree(response.body());
            return new Answer(response.statusCode(), body, response.headers());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** What came back; the readers take JSON pointers. */
    record Answer(int status, JsonNode body, HttpHeaders headers) {

        Answer expect(int expected) {
            assertThat(status).as("status, with the body %s", body).isEqualTo(expected);
            return this;
        }

        /** The contract's ValidationError. */
        Answer expectInvalid(String path, String keyword) {
            expect(400);
            assertThat(text("/error/name")).isEqualTo("ValidationError");
            assertThat(at("/error/payload/validationErrors/0"))
                    .isEqualTo(JSON.createObjectNode().put("path", path).put("keyword", keyword));
            return this;
        }

        /** The contract's BadRequestError. */
        Answer expectRefused(String type) {
            expect(400);
            assertThat(text("/error/name")).isEqualTo("BadRequestError");
            assertThat(text("/error/payload/errors/0/type")).isEqualTo(type);
            return this;
        }

        JsonNode at(String pointer) {
            return body.at(pointer);
        }

        String text(String pointer) {
            return body.at(pointer).asText();
        }

        int id() {
            return body.path("id").intValue();
        }

        List<String> fields() {
            return StreamSupport.stream(((Iterable<String>) body::fieldNames).spliterator(), false)
                    .toList();
        }

        /** One field of each row of a list. */
        List<String> column(String pointer) {
            return StreamSupport.stream(body.spliterator(), false)
                    .map(row -> row.at(pointer).asText())
                    .toList();
        }

        Optional<String> header(String name) {
            return headers.firstValue(name);
        }

        /** Where the link of a relation leads. */
        Optional<String> link(String relation) {
            Matcher link = Pattern.compile("<([^>]*)>; rel=\"" + relation + "\"")
                    .matcher(header("link").orElse(""));
            return link.find() ? Optional.of(link.group(1)) : Optional.empty();
        }

        /** The address of the next page, or null. */
        String next() {
            return link("next").orElse(null);
        }
    }
}
