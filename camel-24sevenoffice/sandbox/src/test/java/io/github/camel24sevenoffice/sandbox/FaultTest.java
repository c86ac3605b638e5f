/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camel24sevenoffice.sandbox.http.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FaultTest {

    private static final String CUSTOMER = "{\"isCompany\":true,\"name\":\"Fjord AS\"}";

    private final Sandbox sandbox = Sandbox.builder().start();
    private String token = login();

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void appliesToPathsWithAWildcard() throws Exception {
        sandbox.inject(Fault.on("/v1/*").method("POST").status(503).times(1));
        sandbox.inject(Fault.on("/*/taxes").status(500).times(1));

        assertThat(get("/taxes/1").statusCode()).isEqualTo(200);
        assertThat(get("/taxes").statusCode()).isEqualTo(500);
        assertThat(post("/customers", CUSTOMER).statusCode()).isEqualTo(503);
        assertThat(post("/customers", CUSTOMER).statusCode()).isEqualTo(200);
    }

    @Test
    void matchesAPathLiterally() throws Exception {
        sandbox.inject(Fault.on("/v1/t.xes").status(500));

        assertThat(get("/taxes").statusCode()).isEqualTo(200);
    }

    @Test
    void letsRequestsPassFirst() throws Exception {
        sandbox.inject(Fault.on("/v1/taxes").after(1).status(500).times(1));

        assertThat(statusesOf(3)).containsExactly(200, 500, 200);
    }

    @Test
    void theSameSeedGivesTheSameFaults() throws Exception {
        Fault fault = Fault.on("/v1/taxes").probability(0.5, 42).status(500);
        sandbox.inject(fault);
        List<Integer> once = statusesOf(20);
        sandbox.clearFaults();
        sandbox.inject(fault);

        assertThat(once).contains(200, 500);
        assertThat(statusesOf(20)).isEqualTo(once);
    }

    @Test
    void respondsWithAnErrorOfTheApi() throws Exception {
        sandbox.inject(Fault.on("/v1/taxes").status(503).json());

        HttpResponse<String> response = get("/taxes");

        JsonNode body = Json.MAPPER.readTree(response.body());
        assertThat(body.at("/error/message").asText()).isNotEmpty();
        assertThat(body.path("trackingId").asText())
                .isEqualTo(response.headers().firstValue("X-Trace-Id").orElseThrow());
    }

    @Test
    void respondsWithHtmlOrNothing() throws Exception {
        sandbox.inject(Fault.on("/v1/taxes").status(502).html().times(1));
        sandbox.inject(Fault.on("/v1/taxes").status(504).empty().times(1));

        assertThat(get("/taxes").headers().firstValue("Content-Type")).hasValue("text/html");
        HttpResponse<String> empty = get("/taxes");
        assertThat(empty.statusCode()).isEqualTo(504);
        assertThat(empty.body()).isEmpty();
        assertThat(empty.headers().firstValue("Content-Type")).isEmpty();
    }

    @Test
    void throttlesWithAndWithoutRetryAfter() throws Exception {
        sandbox.inject(
                Fault.on("/v1/taxes").tooManyRequests(Duration.ofSeconds(5)).times(1));
        sandbox.inject(Fault.on("/v1/taxes").tooManyRequests());

        assertThat(get("/taxes").headers().firstValue("Retry-After")).hasValue("5");
        HttpResponse<String> without = get("/taxes");
        assertThat(without.statusCode()).isEqualTo(429);
        assertThat(without.headers().firstValue("Retry-After")).isEmpty();
    }

    @Test
    void resetsBeforeTheWork() throws Exception {
        sandbox.inject(Fault.on("/v1/customers").reset(Reset.BEFORE_WORK).times(1));

        assertThatThrownBy(() -> post("/customers", CUSTOMER)).isInstanceOf(IOException.class);
        assertThat(sandbox.apiRequests()).singleElement().satisfies(entry -> {
            assertThat(entry.status()).isZero();
            assertThat(entry.body()).isEqualTo(CUSTOMER);
        });
        assertThat(post("/customers", CUSTOMER).body()).contains("\"id\":1001");
    }

    @Test
    void losesTheResponseToAnExecutedCall() throws Exception {
        sandbox.inject(Fault.on("/v1/customers").reset(Reset.AFTER_WORK).times(1));

        assertThatThrownBy(() -> post("/customers", CUSTOMER)).isInstanceOf(IOException.class);
        assertThat(sandbox.apiRequests()).singleElement().satisfies(entry -> assertThat(entry.status())
                .isEqualTo(200));
        assertThat(get("/customers/1001").body()).contains("Fjord AS");
    }

    @Test
    void resetsInTheMiddleOfTheResponse() throws Exception {
        sandbox.inject(Fault.on("/v1/customers").reset(Reset.DURING_RESPONSE).times(1));

        assertThatThrownBy(() -> post("/customers", CUSTOMER)).isInstanceOf(IOException.class);
        assertThat(sandbox.apiRequests()).singleElement().satisfies(entry -> assertThat(entry.status())
                .isEqualTo(200));
        assertThat(get("/customers/1001").statusCode()).isEqualTo(200);
    }

    @Test
    void sendsACompleteBodySlowly() throws Exception {
        String whole = get("/taxes").body();
        sandbox.inject(Fault.on("/v1/taxes").slowBody(Duration.ofMillis(200)));

        long start = System.nanoTime();
        String slow = get("/taxes").body();

        assertThat(slow).isEqualTo(whole);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(190));
    }

    @Test
    void closesWhileABodyIsSentSlowly() throws Exception {
        sandbox.inject(Fault.on("/v1/taxes").slowBody(Duration.ofHours(1)));
        HttpClient http = HttpClient.newHttpClient();
        HttpResponse<?> begun = http.send(request("/taxes").build(), BodyHandlers.ofInputStream());

        assertThat(begun.statusCode()).isEqualTo(200);
        sandbox.close();
    }

    @Test
    void aGatewayMayFailAfterTheWorkWasDone() throws Exception {
        sandbox.inject(Fault.on("/v1/customers").status(502).html().afterWork().times(1));

        HttpResponse<String> response = post("/customers", CUSTOMER);

        assertThat(response.statusCode()).isEqualTo(502);
        assertThat(response.body()).startsWith("<!DOCTYPE html>");
        assertThat(get("/customers/1001").body()).contains("Fjord AS");
    }

    @Test
    void closesTheConnectionAfterHalfOfTheBody() throws Exception {
        sandbox.inject(Fault.on("/v1/customers").response(BadResponse.HALF_BODY).times(1));

        assertThatThrownBy(() -> post("/customers", CUSTOMER)).isInstanceOf(IOException.class);
        assertThat(get("/customers/1001").statusCode()).isEqualTo(200);
    }

    @Test
    void sendsLessThanTheBodyWithAMatchingLength() throws Exception {
        String whole = get("/taxes").body();
        sandbox.inject(Fault.on("/v1/taxes").response(BadResponse.WRONG_LENGTH).times(1));

        assertThat(get("/taxes").body()).isEqualTo(whole.substring(0, whole.length() / 2));
    }

    @Test
    void staysSilent() throws Exception {
        sandbox.inject(Fault.on("/v1/customers").response(BadResponse.SILENCE).times(1));

        assertThatThrownBy(() -> HttpClient.newHttpClient()
                        .send(
                                request("/customers")
                                        .timeout(Duration.ofMillis(300))
                                        .GET()
                                        .build(),
                                BodyHandlers.ofString()))
                .isInstanceOf(HttpTimeoutException.class);
        assertThat(get("/customers").statusCode()).isEqualTo(200);
    }

    @Test
    void closesTheConnectionAfterTheResponse() throws Exception {
        sandbox.inject(Fault.on("/v1/taxes").response(BadResponse.CONNECTION_CLOSED));

        assertThat(statusesOf(3)).containsExactly(200, 200, 200);
        assertThat(get("/taxes").headers().firstValue("Connection")).isNotEqualTo(Optional.of("close"));
    }

    @Test
    void revokesTheTokenInTheMiddleOfAList() throws Exception {
        sandbox.inject(Fault.on("/v1/taxes").after(2).revokeToken().times(1));

        assertThat(statusesOf(4)).containsExactly(200, 200, 403, 403);
        token = login();
        assertThat(get("/taxes").statusCode()).isEqualTo(200);
    }

    @Test
    void takesTheTokenEndpointDown() throws Exception {
        sandbox.inject(Fault.tokenEndpointDown());

        assertThat(requestToken().statusCode()).isEqualTo(503);
        sandbox.clearFaults();
        assertThat(requestToken().statusCode()).isEqualTo(200);
    }

    @Test
    void refusesContradictions() {
        Fault fault = Fault.on("/v1/taxes");

        assertThatThrownBy(() -> fault.times(0)).hasMessageContaining("times");
        assertThatThrownBy(() -> fault.after(-1)).hasMessageContaining("after");
        assertThatThrownBy(() -> fault.status(99)).hasMessageContaining("status");
        assertThatThrownBy(() -> fault.probability(Double.NaN, 1)).hasMessageContaining("probability");
        assertThatThrownBy(() -> fault.delay(Duration.ofMillis(-1))).hasMessageContaining("delay");
    }

    @Test
    void describesItself() {
        assertThat(Fault.on("/v1/taxes").method("GET").status(503).after(2))
                .hasToString("GET /v1/taxes: status 503, after 2");
    }

    private List<Integer> statusesOf(int requests) throws Exception {
        List<Integer> statuses = new ArrayList<>();
        for (int i = 0; i < requests; i++) {
            statuses.add(get("/taxes").statusCode());
        }
        return statuses;
    }

    private String login() {
        try {
            return Json.MAPPER
                    .readTree(requestToken().body())
                    .path("access_token")
                    .asText();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private HttpResponse<String> requestToken() throws Exception {
        return send(HttpRequest.newBuilder(URI.create(sandbox.tokenUrl()))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("grant_type=client_credentials&client_id=" + Sandbox.CLIENT_ID
                        + "&client_secret=" + Sandbox.CLIENT_SECRET + "&audience=" + Sandbox.AUDIENCE
                        + "&login_organization=" + Sandbox.ORGANIZATION_ID)));
    }

    private HttpResponse<String> get(String path) throws Exception {
        return send(request(path));
    }

    private HttpResponse<String> post(String path, String body) throws Exception {
        return send(request(path).POST(BodyPublishers.ofString(body)));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(sandbox.apiUrl() + path)).header("Authorization", "Bearer " + token);
    }

    /** On a new connection: the JDK's client repeats requests that fail on a used one. */
    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
    }
}
