/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is sent, down to the last header, as a server of the JDK sees it. */
class WireTest extends RecordingTestSupport {

    /** Each of them changes a call of camel-http, or is sent with it. */
    private static final String HOSTILE = """
            CamelHttpUri=http://127.0.0.1:1/
            CamelHttpPath=taxes
            CamelHttpMethod=DELETE
            CamelHttpQuery=limit=1
            CamelHttpRawQuery=limit=1
            CamelHttpHost=example.com
            CamelHttpPort=1
            CamelHttpProtocolVersion=HTTP/1.0
            CamelHttpCharacterEncoding=UTF-16
            CamelRestHttpUri=http://127.0.0.1:1/
            Authorization=Basic mine
            authorization=Basic mine
            Proxy-Authorization=Basic mine
            Host=example.com
            Cookie=a=b
            Accept=text/html
            X-Forwarded-For=1.2.3.4
            X-Forwarded-Host=example.com
            X-Forwarded-Proto=ftp
            Forwarded=for=1.2.3.4
            X-HTTP-Method-Override=DELETE
            X-Tfso-License=1
            Content-Type=text/plain
            Content-Length=1
            Content-Encoding=gzip
            Content-Disposition=attachment
            Transfer-Encoding=chunked
            Connection=close
            Expect=100-continue
            """;

    @Test
    void theUserAgentNamesTheComponentAndTheApplication() {
        TsOfficeComponent named = component();
        named.setUserAgent("my-shop/2.1");
        context().addComponent("named", named);

        send("tsoffice:taxes", null);
        send("named:taxes", null);

        String product = "camel-24sevenoffice/\\d[\\w.-]*";
        assertThat(server.tokenRequests().get(0).headers().get("User-agent")).matches(product);
        assertThat(server.apiRequests())
                .extracting(request -> request.headers().get("User-agent"))
                .satisfiesExactly(first -> assertThat(first).matches(product), second -> assertThat(second)
                        .matches(product + " my-shop/2[.]1"));
    }

    @Test
    void theTokenRequestIsThatOfTheVendorsGuide() throws Exception {
        template.requestBody("tsoffice:taxes", null, String.class);

        RecordingServer.Request request = server.requests().get(0);
        assertThat(request.line()).isEqualTo("POST /oauth/token");
        assertThat(request.headers()).containsEntry("Content-type", "application/json");
        assertThat(request.headers()).doesNotContainKey("Authorization");
        assertThat((Map<?, ?>) new ObjectMapper().readValue(request.body(), Map.class))
                .isEqualTo(Map.of(
                        "grant_type", "client_credentials",
                        "client_id", "the-client",
                        "client_secret", "the-secret",
                        "audience", "https://api.24sevenoffice.com",
                        "login_organization", "100000000000007"));
    }

    @Test
    void aCallCarriesTheTokenAndNothingOfTheMessage() {
        Map<String, Object> headers = new HashMap<>();
        for (String line : HOSTILE.lines().toList()) {
            String[] header = line.split("=", 2);
            headers.put(header[0], header[1]);
        }
        headers.put("evil\r\nX-Injected", "1");
        headers.put("X-Evil", "1\r\nX-Injected: 1");

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
                .containsEntry("Content-type", "application/json")
                .containsEntry("Connection", "keep-alive");
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
