/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camel24sevenoffice.sandbox.http.Json;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The journal, faults on demand and the start page over HTTP. */
class ControlTest {

    private final HttpClient http = HttpClient.newHttpClient();
    private final Sandbox sandbox = Sandbox.builder().journalLimit(30).start();

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void showsTheJournalOfAPathAndMethod() throws Exception {
        send("GET", "/v1/taxes?a=1", null);
        send("POST", "/v1/customers", "{}");
        send("GET", "/v1/customers/1", null);

        JsonNode all = json(send("GET", "/sandbox/journal", null));
        assertThat(all).hasSize(3);
        assertThat(all.get(0).path("query").asText()).isEqualTo("a=1");
        assertThat(all.get(0).path("status").asInt()).isEqualTo(401);
        assertThat(all.get(0).path("traceId").asText()).isNotEmpty();
        assertThat(json(send("GET", "/sandbox/journal?path=/v1/customers*&method=POST", null)))
                .singleElement()
                .satisfies(entry -> assertThat(entry.path("path").asText()).isEqualTo("/v1/customers"));
    }

    @Test
    void emptiesTheJournal() throws Exception {
        send("GET", "/v1/taxes", null);

        assertThat(send("DELETE", "/sandbox/journal", null).statusCode()).isEqualTo(204);
        assertThat(sandbox.requests()).isEmpty();
    }

    @Test
    void keepsTheLastRequestsOnly() throws Exception {
        for (int i = 1; i <= 31; i++) {
            send("GET", "/v1/taxes/" + i, null);
        }

        assertThat(sandbox.apiRequests()).hasSize(30);
        assertThat(sandbox.apiRequests().get(0).path()).isEqualTo("/v1/taxes/2");
    }

    @Test
    void keepsNoCredentialsThatAreInTheQuery() throws Exception {
        send("POST", "/oauth/token?client_id=a&client_secret=s3cret", "{}");
        send("GET", "/v1/taxes?continuationToken=p1&access_token=s3cret", null);

        assertThat(sandbox.requests().toString())
                .doesNotContain("s3cret")
                .contains("continuationToken=p1&access_token=xxxxxx");
    }

    @Test
    void injectsShowsAndClearsFaults() throws Exception {
        HttpResponse<String> added = send(
                "POST",
                "/sandbox/faults",
                "{\"path\":\"/v1/taxes\",\"method\":\"GET\",\"status\":429,\"retryAfter\":7,\"times\":2,"
                        + "\"contentType\":\"text/plain\",\"body\":\"slow down\",\"headers\":{\"X-Why\":\"test\"}}");

        assertThat(added.statusCode()).isEqualTo(201);
        HttpResponse<String> faulty = send("GET", "/v1/taxes", null);
        assertThat(faulty.statusCode()).isEqualTo(429);
        assertThat(faulty.body()).isEqualTo("slow down");
        assertThat(faulty.headers().firstValue("Retry-After")).hasValue("7");
        assertThat(faulty.headers().firstValue("X-Why")).hasValue("test");
        assertThat(json(send("GET", "/sandbox/faults", null)).at("/0/timesLeft").asInt())
                .isEqualTo(1);
        assertThat(send("DELETE", "/sandbox/faults", null).statusCode()).isEqualTo(204);
        assertThat(send("GET", "/v1/taxes", null).statusCode()).isEqualTo(401);
    }

    @Test
    void knowsAllEffectsByName() throws Exception {
        JsonNode added = json(send(
                "POST",
                "/sandbox/faults",
                "{\"path\":\"/v1/*\",\"after\":1,\"probability\":0.5,\"seed\":3,\"delay\":20,\"slowBody\":30,"
                        + "\"status\":502,\"afterWork\":true,\"response\":\"half-body\","
                        + "\"reset\":\"after-work\",\"revokeToken\":true,\"page\":\"row-gone\"}"));

        assertThat(added.path("description").asText())
                .isEqualTo("/v1/*: delay PT0.02S, token revoked, status 502 after the work, page ROW_GONE, "
                        + "response HALF_BODY, body within PT0.03S, "
                        + "reset AFTER_WORK, after 1, probability 0.5");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "{}",
                "{\"path\":\"/v1\",\"stauts\":500}",
                "{\"path\":\"/v1\",\"status\":5}",
                "{\"path\":\"/v1\",\"reset\":\"maybe\"}",
                "{\"path\":\"/v1\",\"headers\":{\"A\":\"b\\nc\"}}"
            })
    void refusesAFaultThatItDoesNotUnderstand(String body) throws Exception {
        HttpResponse<String> refused = send("POST", "/sandbox/faults", body);

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(json(refused).at("/error/name").asText()).isNotEmpty();
    }

    @Test
    void revokesTokens() throws Exception {
        String granted = send(
                        "POST",
                        "/oauth/token",
                        "{\"grant_type\":\"client_credentials\",\"client_id\":\"sandbox-client\","
                                + "\"client_secret\":\"sandbox-secret\",\"audience\":\"https://api.24sevenoffice.com\","
                                + "\"login_organization\":\"100000000000001\"}")
                .body();
        assertThat(send("POST", "/sandbox/revoke-tokens", null).statusCode()).isEqualTo(204);

        HttpRequest call = HttpRequest.newBuilder(URI.create(sandbox.apiUrl() + "/taxes"))
                .header(
                        "Authorization",
                        "Bearer "
                                + Json.MAPPER
                                        .readTree(granted)
                                        .path("access_token")
                                        .asText())
                .build();
        assertThat(http.send(call, BodyHandlers.ofString()).statusCode()).isEqualTo(403);
    }

    @Test
    void isNotPartOfTheApi() throws Exception {
        assertThat(send("GET", "/sandbox/nothing", null).statusCode()).isEqualTo(404);
        assertThat(send("PUT", "/sandbox/journal", "{}").statusCode()).isEqualTo(405);
        assertThat(send("GET", "/sandbox/journal", null).headers().firstValue("Access-Control-Allow-Origin"))
                .isEmpty();
        assertThat(sandbox.requests()).isEmpty();
    }

    @Test
    void theStartPageEscapesEverything() throws Exception {
        sandbox.inject(Fault.on("/v1/<b>").status(500));
        send("GET", "/v1/%3Cscript%3E?q=%22", null);

        HttpResponse<String> page = send("GET", "/", null);

        assertThat(page.headers().firstValue("Content-Type")).hasValue("text/html; charset=utf-8");
        assertThat(page.body())
                .contains(Sandbox.ORGANIZATION_ID, "customers: 0", "/v1/&lt;script&gt;", "/v1/&lt;b&gt;: status 500")
                .doesNotContain("<script>", "<b>", "src=");
    }

    private HttpResponse<String> send(String method, String path, String body) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(sandbox.url() + path))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private static JsonNode json(HttpResponse<String> response) throws Exception {
        return Json.MAPPER.readTree(response.body());
    }
}
