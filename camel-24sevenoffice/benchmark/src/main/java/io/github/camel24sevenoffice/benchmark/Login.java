/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Map;

/** The token request of the vendor's guide, for the contestants that have none of their own. */
final class Login {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI tokenUrl;

    Login(String tokenUrl) {
        this.tokenUrl = URI.create(tokenUrl);
    }

    /**
     * @throws UncheckedIOException if there is no token
     */
    Token request(String organizationId) {
        try {
            Map<String, String> fields = Map.of(
                    "grant_type", "client_credentials",
                    "client_id", Service.CLIENT_ID,
                    "client_secret", Service.CLIENT_SECRET,
                    "audience", Service.AUDIENCE,
                    "login_organization", organizationId);
            HttpRequest request = HttpRequest.newBuilder(tokenUrl)
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(fields)))
                    .build();
            HttpResponse<byte[]> response = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
            if (response.statusCode() != 200) {
                throw new IOException("The login server responded with " + response.statusCode());
            }
            JsonNode token = JSON.readTree(response.body());
            return new Token(
                    token.path("access_token").asText(),
                    Instant.now().plusSeconds(token.path("expires_in").asLong()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted at the login", e);
        }
    }
}
