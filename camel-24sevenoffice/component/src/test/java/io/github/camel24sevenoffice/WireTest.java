/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What goes over the wire, down to the last header; a server of the JDK's looks at it, not the sandbox. */
@Timeout(60)
class WireTest extends CamelTestSupport {

    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final HttpServer server = server();

    @AfterEach
    void stopServer() {
        server.stop(0);
    }

    @Override
    protected CamelContext createCamelContext() {
        String url = "http://127.0.0.1:" + server.getAddress().getPort();
        TsOfficeComponent component = new TsOfficeComponent();
        component.getConfiguration().setClientId("the-client");
        component.getConfiguration().setClientSecret("the-secret");
        component.getConfiguration().setOrganizationId("100000000000007");
        component.getConfiguration().setTokenUrl(url + "/oauth/token");
        component.getConfiguration().setApiUrl(url + "/v1/");
        CamelContext context = new DefaultCamelContext();
        context.addComponent("tsoffice", component);
        return context;
    }

    @Test
    void theTokenRequestIsThatOfTheVendorsGuide() throws Exception {
        template.requestBody("tsoffice:taxes", null, String.class);

        Request request = requests.get(0);
        assertThat(request.line()).isEqualTo("POST /oauth/token");
        assertThat(request.headers()).containsEntry("Content-type", "application/json");
        assertThat(request.headers()).doesNotContainKey("Authorization");
        assertThat(new ObjectMapper().readValue(request.body(), Map.class))
                .isEqualTo(Map.of(
                        "grant_type", "client_credentials",
                        "client_id", "the-client",
                        "client_secret", "the-secret",
                        "audience", "https://api.24sevenoffice.com",
                        "login_organization", "100000000000007"));
    }

    @Test
    void aCallCarriesTheTokenAndNothingOfTheMessage() {
        Map<String, Object> headers = new HashMap<>(Map.of(
                Exchange.HTTP_URI,
                "http://127.0.0.1:1/",
                Exchange.HTTP_METHOD,
                "DELETE",
                "Authorization",
                "Basic mine",
                "Host",
                "example.com",
                "Cookie",
                "a=b",
                "X-Forwarded-For",
                "1.2.3.4",
                "Content-Type",
                "text/plain",
                "Content-Length",
                "1",
                "evil\r\nX-Injected",
                "1"));

        template.requestBodyAndHeaders("tsoffice:customers?method=POST", Map.of("name", "Å"), headers);

        Request request = requests.get(1);
        assertThat(request.line()).isEqualTo("POST /v1/customers");
        assertThat(request.headers().keySet())
                .containsExactlyInAnyOrder(
                        "Accept",
                        "Accept-encoding",
                        "Authorization",
                        "Connection",
                        "Content-length",
                        "Content-type",
                        "Host",
                        "User-agent");
        assertThat(request.headers())
                .containsEntry("Authorization", "Bearer token-1")
                .containsEntry("Accept", "application/json")
                .containsEntry("Content-type", "application/json");
        assertThat(request.headers().get("Host")).startsWith("127.0.0.1:");
        assertThat(request.body()).isEqualTo("{\"name\":\"Å\"}");
    }

    @Test
    void aGetHasNoBody() {
        template.requestBody("tsoffice:taxes", "ignored", String.class);

        assertThat(requests.get(1).line()).isEqualTo("GET /v1/taxes");
        assertThat(requests.get(1).body()).isEmpty();
        assertThat(requests.get(1).headers()).doesNotContainKeys("Content-length", "Content-type");
    }

    private HttpServer server() {
        try {
            HttpServer created = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            created.createContext("/", this::answer);
            created.start();
            return created;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        Map<String, String> headers = new HashMap<>();
        exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, String.join(", ", values)));
        requests.add(new Request(
                exchange.getRequestMethod() + " " + exchange.getRequestURI(),
                headers,
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
        byte[] answer = (exchange.getRequestURI().getPath().equals("/oauth/token")
                        ? "{\"access_token\":\"token-1\",\"token_type\":\"Bearer\",\"expires_in\":3600}"
                        : "[]")
                .getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }

    private record Request(String line, Map<String, String> headers, String body) {}
}
