/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SandboxTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final TestClock clock = new TestClock();
    private Sandbox sandbox = Sandbox.builder().clock(clock).start();

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void grantsATokenForAJsonBody() throws Exception {
        HttpResponse<String> response = requestToken("application/json", tokenBody());

        assertThat(response.statusCode()).isEqualTo(200);
        JsonNode token = JSON.readTree(response.body());
        assertThat(token.path("access_token").asText()).isNotEmpty();
        assertThat(token.path("token_type").asText()).isEqualTo("Bearer");
        assertThat(token.path("expires_in").asLong()).isEqualTo(86_400);
        assertThat(sandbox.tokensIssued()).isEqualTo(1);
    }

    @Test
    void grantsATokenForAFormBody() throws Exception {
        HttpResponse<String> response = requestToken(
                "application/x-www-form-urlencoded",
                "grant_type=client_credentials&client_id=sandbox-client&client_secret=sandbox-secret"
                        + "&audience=https%3A%2F%2Fapi.24sevenoffice.com&login_organization=100000000000001");

        assertThat(response.statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "client_credentials, sandbox-client, wrong, https://api.24sevenoffice.com, 100000000000001, 401, access_denied",
        "client_credentials, nobody, sandbox-secret, https://api.24sevenoffice.com, 100000000000001, 401, access_denied",
        "client_credentials, sandbox-client, sandbox-secret, https://example.com, 100000000000001, 403, access_denied",
        "client_credentials, sandbox-client, sandbox-secret, https://api.24sevenoffice.com, 7, 403, access_denied",
        "password, sandbox-client, sandbox-secret, https://api.24sevenoffice.com, 7, 400, unsupported_grant_type"
    })
    void refusesATokenAsAuth0Does(
            String grantType,
            String clientId,
            String secret,
            String audience,
            String organization,
            int status,
            String error)
            throws Exception {
        HttpResponse<String> response =
                requestToken("application/json", tokenBody(grantType, clientId, secret, audience, organization));

        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(JSON.readTree(response.body()).path("error").asText()).isEqualTo(error);
        assertThat(JSON.readTree(response.body()).path("error_description").asText())
                .isNotEmpty();
        assertThat(sandbox.tokensIssued()).isZero();
        assertThat(sandbox.tokenRequests()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"application/json, {", "application/json, []", "text/plain, grant_type=client_credentials"})
    void refusesATokenBodyThatItCannotRead(String contentType, String body) throws Exception {
        HttpResponse<String> response = requestToken(contentType, body);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(JSON.readTree(response.body()).path("error").asText()).isEqualTo("invalid_request");
    }

    @Test
    void listsTaxCodesWithTheFieldsOfTheContract() throws Exception {
        HttpResponse<String> response = get("/taxes", token());

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("X-Trace-Id")).isPresent();
        JsonNode taxes = JSON.readTree(response.body());
        assertThat(taxes).isNotEmpty().allSatisfy(tax -> {
            assertThat(tax.fieldNames()).toIterable().containsExactly("id", "number", "name", "rate");
            assertThat(tax.path("id").isIntegralNumber()).isTrue();
            assertThat(tax.path("rate").isNumber()).isTrue();
        });
    }

    @Test
    void keepsACustomerThatWasPosted() throws Exception {
        String token = token();
        HttpResponse<String> created = post("/customers", token, "{\"isCompany\":true,\"name\":\"Fjord AS\"}");

        assertThat(created.statusCode()).isEqualTo(200);
        JsonNode customer = JSON.readTree(created.body());
        assertThat(customer.path("createdAt").asText()).isEqualTo("2026-01-01 00:00:00.000Z");
        HttpResponse<String> read = get("/customers/" + customer.path("id").asText(), token);
        assertThat(JSON.readTree(read.body())).isEqualTo(customer);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|isCompany|required",
                "{\"isCompany\":true}|name|required",
                "{\"isCompany\":false}|person|required",
                "{\"isCompany\":\"yes\"}|isCompany|type"
            })
    void refusesAnIncompleteCustomer(String body, String path, String keyword) throws Exception {
        HttpResponse<String> response = post("/customers", token(), body);

        assertThat(response.statusCode()).isEqualTo(400);
        JsonNode problem = JSON.readTree(response.body());
        assertThat(problem.path("error").path("name").asText()).isEqualTo("ValidationError");
        assertThat(problem.path("trackingId").asText()).isNotEmpty();
        JsonNode violation = problem.at("/error/payload/validationErrors/0");
        assertThat(violation.path("path").asText()).isEqualTo(path);
        assertThat(violation.path("keyword").asText()).isEqualTo(keyword);
    }

    @Test
    void respondsToUnknownPathsWithErrors() throws Exception {
        String token = token();

        assertError(get("/customers/4711", token), 404);
        assertError(get("/nothing", token), 404);
        assertError(post("/taxes", token, "{}"), 405);
        assertError(post("/customers", token, "{"), 400);
    }

    @Test
    void refusesATokenThatIsMissingUnknownOrExpiredWith401() throws Exception {
        String token = token();

        assertError(get("/taxes", null), 401);
        assertError(get("/taxes", "made-up"), 401);
        clock.advance(Duration.ofHours(24));
        assertError(get("/taxes", token), 401);
    }

    @Test
    void refusesARevokedTokenWith403AndAcceptsANewOne() throws Exception {
        String token = token();
        sandbox.revokeTokens();

        assertError(get("/taxes", token), 403);
        assertThat(get("/taxes", token()).statusCode()).isEqualTo(200);
    }

    @Test
    void refusesAnOperationWhoseScopeIsMissingWith403() throws Exception {
        restart(Sandbox.builder().application("reader", "reader-secret", "api.crm.customer:read"));
        HttpResponse<String> granted = requestToken(
                "application/json",
                tokenBody("client_credentials", "reader", "reader-secret", Sandbox.AUDIENCE, Sandbox.ORGANIZATION_ID));
        JsonNode token = JSON.readTree(granted.body());

        assertThat(token.path("scope").asText()).isEqualTo("api.crm.customer:read");
        assertError(get("/taxes", token.path("access_token").asText()), 403);
    }

    @Test
    void keepsOrganizationsApart() throws Exception {
        restart(Sandbox.builder().organization("1").organization("2"));
        String id = JSON.readTree(post("/customers", token("1"), "{\"isCompany\":true,\"name\":\"A\"}")
                        .body())
                .path("id")
                .asText();

        assertThat(get("/customers/" + id, token("1")).statusCode()).isEqualTo(200);
        assertError(get("/customers/" + id, token("2")), 404);
    }

    @Test
    void recordsApiRequestsWithoutTheToken() throws Exception {
        String token = token();
        HttpResponse<String> response = get("/taxes?unknown=1", token);

        assertThat(sandbox.apiRequests()).singleElement().satisfies(entry -> {
            assertThat(entry.method()).isEqualTo("GET");
            assertThat(entry.path()).isEqualTo("/v1/taxes");
            assertThat(entry.query()).isEqualTo("unknown=1");
            assertThat(entry.organizationId()).isEqualTo(Sandbox.ORGANIZATION_ID);
            assertThat(entry.status()).isEqualTo(200);
            assertThat(entry.traceId())
                    .isEqualTo(response.headers().firstValue("X-Trace-Id").orElseThrow());
            assertThat(entry.toString()).doesNotContain(token);
        });
    }

    @Test
    void failsOnDemandAsOftenAsSet() throws Exception {
        sandbox.inject(Fault.on("/v1/taxes")
                .status(502)
                .body("text/html", "<html>Bad gateway</html>")
                .times(1));
        String token = token();

        HttpResponse<String> first = get("/taxes", token);
        assertThat(first.statusCode()).isEqualTo(502);
        assertThat(first.body()).isEqualTo("<html>Bad gateway</html>");
        assertThat(get("/taxes", token).statusCode()).isEqualTo(200);
    }

    @Test
    void keepsPortDataAndTokensWhenStoppedAndStarted() throws Exception {
        String token = token();
        String url = sandbox.apiUrl();
        sandbox.stop();

        assertThatThrownBy(() -> get("/taxes", token)).isInstanceOf(ConnectException.class);
        sandbox.start();
        assertThat(sandbox.apiUrl()).isEqualTo(url);
        assertThat(get("/taxes", token).statusCode()).isEqualTo(200);
    }

    @Test
    void saysWhichPortIsTaken() {
        int port = URI.create(sandbox.apiUrl()).getPort();

        assertThatThrownBy(() -> Sandbox.builder().port(port).start())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("127.0.0.1:" + port);
    }

    private void restart(SandboxBuilder builder) {
        sandbox.close();
        sandbox = builder.start();
    }

    private static void assertError(HttpResponse<String> response, int status) throws IOException {
        assertThat(response.statusCode()).isEqualTo(status);
        JsonNode body = JSON.readTree(response.body());
        assertThat(body.path("error").path("name").asText()).isNotEmpty();
        assertThat(body.path("error").path("message").asText()).isNotEmpty();
        assertThat(body.path("trackingId").asText()).isNotEmpty();
    }

    private String token() throws Exception {
        return token(Sandbox.ORGANIZATION_ID);
    }

    private String token(String organization) throws Exception {
        HttpResponse<String> response = requestToken(
                "application/json",
                tokenBody(
                        "client_credentials",
                        Sandbox.CLIENT_ID,
                        Sandbox.CLIENT_SECRET,
                        Sandbox.AUDIENCE,
                        organization));
        return JSON.readTree(response.body()).path("access_token").asText();
    }

    private static String tokenBody() {
        return tokenBody(
                "client_credentials",
                Sandbox.CLIENT_ID,
                Sandbox.CLIENT_SECRET,
                Sandbox.AUDIENCE,
                Sandbox.ORGANIZATION_ID);
    }

    private static String tokenBody(
            String grantType, String clientId, String secret, String audience, String organization) {
        return JSON.createObjectNode()
                .put("grant_type", grantType)
                .put("client_id", clientId)
                .put("client_secret", secret)
                .put("audience", audience)
                .put("login_organization", organization)
                .toString();
    }

    private HttpResponse<String> requestToken(String contentType, String body) throws Exception {
        return http.send(
                HttpRequest.newBuilder(URI.create(sandbox.tokenUrl()))
                        .header("Content-Type", contentType)
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpResponse<String> get(String path, String token) throws Exception {
        return http.send(request(path, token).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, String token, String body) throws Exception {
        return http.send(
                request(path, token).POST(BodyPublishers.ofString(body)).build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path, String token) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(sandbox.apiUrl() + path));
        return token == null ? request : request.header("Authorization", "Bearer " + token);
    }
}
