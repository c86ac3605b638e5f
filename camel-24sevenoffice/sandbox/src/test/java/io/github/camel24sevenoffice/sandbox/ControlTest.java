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
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The journal, faults on demand, the organizations and the files of the page over HTTP. */
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
    void refusesWhatComesFromPagesOfOtherOrigins() throws Exception {
        String own = sandbox.url();
        String fault = "{\"path\":\"/v1/taxes\",\"status\":503}";

        for (String origin : List.of("http://example.com", "null", "http://127.0.0.1:1", own + ".example.com")) {
            assertThat(send("POST", "/sandbox/faults", fault, "Origin", origin).statusCode())
                    .isEqualTo(403);
            assertThat(send("POST", "/sandbox/reset", null, "Origin", origin).statusCode())
                    .isEqualTo(403);
            assertThat(send("DELETE", "/sandbox/journal", null, "Origin", origin)
                            .statusCode())
                    .isEqualTo(403);
        }
        assertThat(send("GET", "/sandbox/journal", null, "Sec-Fetch-Site", "cross-site")
                        .statusCode())
                .isEqualTo(403);
        assertThat(send("GET", "/sandbox/journal", null, "Sec-Fetch-Site", "same-site")
                        .statusCode())
                .isEqualTo(403);
        assertThat(json(send("GET", "/sandbox/faults", null))).isEmpty();

        assertThat(send("POST", "/sandbox/faults", fault, "Origin", own, "Sec-Fetch-Site", "same-origin")
                        .statusCode())
                .isEqualTo(201);
        // a link to the page
        assertThat(send("GET", "/", null, "Sec-Fetch-Site", "cross-site").statusCode())
                .isEqualTo(200);
    }

    @Test
    void runsNothingButItsOwnScripts() throws Exception {
        HttpResponse<String> page = send("GET", "/", null);

        assertThat(page.headers().firstValue("Content-Type")).hasValue("text/html; charset=utf-8");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
                .doesNotContain("unsafe", "*", "http");
        assertThat(page.body()).doesNotContain("http:", "https:", "<style", " style=", " onclick=");
        Matcher file =
                Pattern.compile("(?:src|href)=\"(/sandbox/page/[a-z.]+)\"").matcher(page.body());
        int files = 0;
        for (; file.find(); files++) {
            HttpResponse<String> found = send("GET", file.group(1), null);
            assertThat(found.statusCode()).isEqualTo(200);
            assertThat(found.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
            assertThat(found.body()).doesNotContain("innerHTML", "http:", "https:", "@import", "eval(");
        }
        assertThat(files).isEqualTo(6);
        assertThat(send("GET", "/sandbox/page/nothing.js", null).statusCode()).isEqualTo(404);
        assertThat(send("GET", "/sandbox/page/..%2FControlHandler.class", null).statusCode())
                .isEqualTo(404);
    }

    @Test
    void journalsHeadersAndBodiesWithoutCredentials() throws Exception {
        Client client = new Client(sandbox);
        client.post("/customers", "{'isCompany':true,'name':'Fjord AS'}").expect(200);
        client.call(
                "POST",
                "/customers",
                "{'client_secret':'s3\\\\'cret','name':'" + client.token() + "'}",
                "X-Api-Key",
                "s3cret",
                "Referer",
                "http://x/?access_token=s3cret",
                "Content-Type",
                "application/json");
        send("POST", "/oauth/token", "{\"client_secret\":\"s3cret\"}", "Authorization", "Basic s3cret");

        String journal = send("GET", "/sandbox/journal", null).body();
        JsonNode entry = Json.MAPPER.readTree(journal).get(1);
        assertThat(entry.path("number").asInt()).isEqualTo(2);
        assertThat(entry.path("requestHeaders").asText()).contains("Authorization: Bearer xxxxxx", "Content-Type: ");
        assertThat(entry.path("responseHeaders").asText())
                .contains("X-Trace-Id: " + entry.path("traceId").asText());
        assertThat(entry.path("responseBody").asText()).contains("Fjord AS", "createdAt");
        assertThat(Json.MAPPER.readTree(journal).get(3).path("responseBody").asText())
                .isEmpty();
        assertThat(journal)
                .doesNotContain("s3", "cret\"", client.token(), Sandbox.CLIENT_SECRET, "sandbox-token")
                .contains("X-Api-Key: xxxxxx");
    }

    @Test
    void journalsTheBeginningOfALongResponse() throws Exception {
        Client client = new Client(sandbox);
        client.post("/customers", "{'isCompany':true,'name':'A','note':'" + "x".repeat(9000) + "'}")
                .expect(200);

        assertThat(sandbox.apiRequests().get(0).responseBody()).hasSize(8193).endsWith("x…");
        assertThat(sandbox.apiRequests().get(0).body()).hasSizeGreaterThan(9000);
    }

    @Test
    void tellsWhatIsNewInTheJournal() throws Exception {
        for (int i = 1; i <= 5; i++) {
            send("GET", "/v1/taxes/" + i, null);
        }

        assertThat(numbers("since=3")).containsExactly(4, 5);
        assertThat(numbers("limit=2")).containsExactly(4, 5);
        assertThat(numbers("status=40&path=/v1/taxes/2")).containsExactly(2);
        assertThat(numbers("status=5")).isEmpty();
        assertThat(send("GET", "/sandbox/journal?since=x", null).statusCode()).isEqualTo(400);
        assertThat(send("GET", "/sandbox/journal?limit=0", null).statusCode()).isEqualTo(400);
    }

    @Test
    void showsTheRowsOfAnOrganization() throws Exception {
        Client client = new Client(sandbox);
        int customer = client.post("/customers", "{'isCompany':true,'name':'Fjord AS'}")
                .id();
        client.post("/customers", "{'isCompany':true,'name':'Berg AS'}");
        int order = client.post("/salesorders", "{'customer':{'id':" + customer + ",'name':'Fjord AS'}}")
                .id();
        client.post("/salesorders/" + order + "/lines", "{'description':'Advice'}")
                .expect(200);
        String own = "/sandbox/organizations/" + Sandbox.ORGANIZATION_ID;

        JsonNode organization =
                json(send("GET", "/sandbox/organizations", null)).get(0);
        assertThat(organization.path("id").asText()).isEqualTo(Sandbox.ORGANIZATION_ID);
        assertThat(organization.at("/tables/customers").asInt()).isEqualTo(2);
        assertThat(organization.at("/tables/banktransactions").asInt()).isZero();
        JsonNode second = json(send("GET", own + "/customers?offset=1&limit=1", null));
        assertThat(second.path("total").asInt()).isEqualTo(2);
        assertThat(second.path("rows")).hasSize(1);
        assertThat(second.at("/rows/0/name").asText()).isEqualTo("Berg AS");
        assertThat(json(send("GET", own + "/salesorders/" + order + "/lines", null))
                        .at("/rows/0/description")
                        .asText())
                .isEqualTo("Advice");
        assertThat(json(send("GET", own + "/customers?offset=9", null)).path("rows"))
                .isEmpty();
        for (String nothing :
                List.of(own + "/secrets", own + "/salesorders/1/lines", "/sandbox/organizations/2/customers")) {
            assertThat(send("GET", nothing, null).statusCode()).isEqualTo(404);
        }
        assertThat(send("GET", own + "/customers?limit=501", null).statusCode()).isEqualTo(400);
    }

    @Test
    void expiresTokens() throws Exception {
        Client client = new Client(sandbox);
        assertThat(send("POST", "/sandbox/expire-tokens", null).statusCode()).isEqualTo(204);

        client.get("/taxes").expect(401);
        new Client(sandbox).get("/taxes").expect(200);
    }

    @Test
    void makesAllAsItWasAtTheStart() throws Exception {
        try (Sandbox demo = Sandbox.builder()
                .clock(new TestClock())
                .organization(Sandbox.ORGANIZATION_ID)
                .organization("2")
                .demo(true)
                .start()) {
            Client client = new Client(demo);
            Client second = new Client(demo, "2");
            String before = client.get("/customers?limit=100").text();
            int changes = demo.changes().size();
            int first = client.get("/customers").at("/0/id").asInt();
            client.delete("/customers/" + first).expect(204);
            second.post("/customers", "{'isCompany':true,'name':'Fjord AS'}").expect(200);
            demo.inject(Fault.on("/v1/taxes").status(500));

            demo.reset();

            assertThat(demo.requests()).isEmpty();
            assertThat(demo.changes()).hasSize(changes);
            client.get("/taxes").expect(200);
            assertThat(client.get("/customers?limit=100").text()).isEqualTo(before);
            assertThat(second.get("/customers").body()).isEmpty();
        }
        assertThat(send("POST", "/sandbox/reset", null).statusCode()).isEqualTo(204);
    }

    private List<Integer> numbers(String query) throws Exception {
        List<Integer> numbers = new ArrayList<>();
        json(send("GET", "/sandbox/journal?" + query, null))
                .forEach(entry -> numbers.add(entry.path("number").asInt()));
        return numbers;
    }

    private HttpResponse<String> send(String method, String path, String body, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(sandbox.url() + path))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private static JsonNode json(HttpResponse<String> response) throws Exception {
        return Json.MAPPER.readTree(response.body());
    }
}
