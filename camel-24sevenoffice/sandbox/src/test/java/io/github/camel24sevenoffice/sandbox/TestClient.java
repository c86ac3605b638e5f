/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.sandbox;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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
import java.util.Map;

/** Calls the API of a sandbox as one application in one organization. Safe for use by several threads. */
final class TestClient {

    static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final String apiUrl;
    private final String authorization;

    private TestClient(String apiUrl, String authorization) {
        this.apiUrl = apiUrl;
        this.authorization = authorization;
    }

    /** The application and the organization that every sandbox knows. */
    static TestClient of(Sandbox sandbox) {
        return of(sandbox, Sandbox.CLIENT_ID, Sandbox.CLIENT_SECRET, Sandbox.ORGANIZATION_ID);
    }

    static TestClient of(Sandbox sandbox, String clientId, String secret, String organizationId) {
        Answer answer = send(
                "POST",
                sandbox.tokenUrl(),
                Map.of("Content-Type", "application/x-www-form-urlencoded"),
                ("grant_type=client_credentials&client_id=" + clientId + "&client_secret=" + secret
                                + "&audience=https%3A%2F%2Fapi.24sevenoffice.com&login_organization="
                                + organizationId)
                        .getBytes(StandardCharsets.UTF_8));
        if (answer.status() != 200) {
            throw new IllegalStateException("No token: " + answer);
        }
        return new TestClient(
                sandbox.apiUrl(), "Bearer " + answer.json().get("access_token").asText());
    }

    /**
     * @param value the header as a whole; null for none
     */
    TestClient authorization(String value) {
        return new TestClient(apiUrl, value);
    }

    String authorization() {
        return authorization;
    }

    Answer get(String path) {
        return call("GET", path, Map.of(), new byte[0]);
    }

    Answer post(String path, String json) {
        return send("POST", path, json);
    }

    Answer patch(String path, String json) {
        return send("PATCH", path, json);
    }

    Answer delete(String path) {
        return call("DELETE", path, Map.of(), new byte[0]);
    }

    Answer send(String method, String path, String json) {
        return call(method, path, Map.of("Content-Type", "application/json"), json.getBytes(StandardCharsets.UTF_8));
    }

    Answer call(String method, String path, Map<String, String> headers, byte[] body) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        if (authorization != null) {
            all.put("Authorization", authorization);
        }
        all.putIfAbsent("Accept", "application/json");
        return send(method, path.startsWith("/") ? apiUrl + path : path, all, body);
    }

    /** A call of any URL, without a token. */
    static Answer send(String method, String url, Map<String, String> headers, byte[] body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url))
                .timeout(PATIENCE)
                .method(method, body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        headers.forEach(request::header);
        try {
            HttpResponse<String> response = HTTP.send(request.build(), BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.headers(), response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + url, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    record Answer(int status, HttpHeaders headers, String text) {

        JsonNode json() {
            try {
                return JSON.readTree(text);
            } catch (IOException e) {
                throw new AssertionError("No JSON: " + this, e);
            }
        }

        @Override
        public String toString() {
            return status + " " + text;
        }
    }
}
