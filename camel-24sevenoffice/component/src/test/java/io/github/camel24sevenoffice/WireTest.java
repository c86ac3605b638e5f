/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.HashMap;
import java.util.Map;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;

/** What goes over the wire, down to the last header; a server of the JDK's looks at it, not the sandbox. */
class WireTest extends RecordingTestSupport {

    @Test
    void theTokenRequestIsThatOfTheVendorsGuide() throws Exception {
        template.requestBody("tsoffice:taxes", null, String.class);

        RecordingServer.Request request = server.requests().get(0);
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

        RecordingServer.Request request = server.requests().get(1);
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
                .containsEntry("Authorization", "Bearer " + RecordingServer.TOKEN)
                .containsEntry("Accept", "application/json")
                .containsEntry("Content-type", "application/json");
        assertThat(request.headers().get("Host")).startsWith("127.0.0.1:");
        assertThat(request.text()).isEqualTo("{\"name\":\"Å\"}");
    }

    @Test
    void aGetHasNoBody() {
        template.requestBody("tsoffice:taxes", "ignored", String.class);

        assertThat(server.requests().get(1).line()).isEqualTo("GET /v1/taxes");
        assertThat(server.requests().get(1).body()).isEmpty();
        assertThat(server.requests().get(1).headers()).doesNotContainKeys("Content-length", "Content-type");
    }
}
