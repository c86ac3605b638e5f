/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camel24sevenoffice.auth.TokenRequestFailedException;
import io.github.camel24sevenoffice.error.TsOfficeAccessDeniedException;
import io.github.camel24sevenoffice.error.TsOfficeOperationFailedException;
import io.github.camel24sevenoffice.sandbox.Fault;
import io.github.camel24sevenoffice.sandbox.JournalEntry;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.http.base.HttpOperationFailedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TsOfficeProducerTest extends TsOfficeTestSupport {

    @Override
    protected RouteBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:taxes").to("tsoffice:taxes");
                from("direct:tax").to("tsoffice:taxes/{id}");
                from("direct:create").to("tsoffice:customers?method=POST");
                from("direct:query")
                        .to(
                                "tsoffice:taxes?strictContract=false&from=2026-01-01T00:00:00+01:00&name=%25vat%25&limit=10");
            }
        };
    }

    @Test
    void readsTaxCodesAsJson() {
        Exchange exchange = send("direct:taxes", null);

        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getBody(String.class)).startsWith("[{\"id\":0,\"number\":0,");
        assertThat(exchange.getMessage().getHeader(TsOfficeConstants.HTTP_RESPONSE_CODE))
                .isEqualTo(200);
        assertThat(exchange.getMessage().getHeader(TsOfficeConstants.CONTENT_TYPE, String.class))
                .startsWith("application/json");
        assertThat(exchange.getMessage().getHeader(TsOfficeConstants.TRACE_ID))
                .isEqualTo(sandbox.apiRequests().get(0).traceId());
    }

    @Test
    void takesAPathParameterFromItsHeader() {
        Exchange exchange = template.send("direct:tax", in -> in.getIn().setHeader("id", 8));

        assertThat(exchange.getMessage().getBody(String.class)).contains("\"number\":5");
        assertThat(sandbox.apiRequests().get(0).path()).isEqualTo("/v1/taxes/8");
    }

    @Test
    void makesNoCallWhenAPathParameterIsMissing() {
        Exchange exchange = send("direct:tax", null);

        assertThat(exchange.getException())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("header id");
        assertThat(sandbox.apiRequests()).isEmpty();
        assertThat(sandbox.tokenRequests()).isZero();
    }

    @Test
    void sendsOtherParametersAsQueryWithTheirPlusAndPercent() {
        send("direct:query", null);

        assertThat(sandbox.apiRequests().get(0).query().split("&"))
                .containsExactlyInAnyOrder("from=2026-01-01T00%3A00%3A00%2B01%3A00", "name=%25vat%25", "limit=10");
    }

    @Test
    void ignoresHttpHeadersOfTheMessage() {
        Map<String, Object> headers = Map.of(
                Exchange.HTTP_URI,
                "http://127.0.0.1:1/",
                Exchange.HTTP_PATH,
                "customers",
                Exchange.HTTP_QUERY,
                "a=b",
                Exchange.HTTP_METHOD,
                "DELETE",
                "Authorization",
                "Bearer stolen",
                "Host",
                "example.com",
                "Cookie",
                "a=b");

        Exchange exchange = template.send("direct:taxes", in -> in.getIn().setHeaders(new HashMap<>(headers)));

        assertThat(exchange.getException()).isNull();
        JournalEntry entry = sandbox.apiRequests().get(0);
        assertThat(entry.method() + " " + entry.path() + "?" + entry.query()).isEqualTo("GET /v1/taxes?");
        assertThat(exchange.getMessage().getHeaders()).containsAllEntriesOf(headers);
    }

    @Test
    void writesAMapAsJson() {
        Exchange exchange = send("direct:create", Map.of("isCompany", true, "name", "Fjord AS"));

        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getBody(String.class)).contains("\"name\":\"Fjord AS\"");
    }

    @Test
    void repeatsTheErrorOfTheApi() {
        Exchange exchange = template.send("direct:tax", in -> in.getIn().setHeader("id", 4711));

        TsOfficeOperationFailedException failure = exchange.getException(TsOfficeOperationFailedException.class);
        String traceId = sandbox.apiRequests().get(0).traceId();
        assertThat(failure)
                .isInstanceOf(HttpOperationFailedException.class)
                .hasMessage("GET /taxes/{id} failed for organization 100000000000001: 404 Not Found, NotFound"
                        + " (There is no tax code with this id), trackingId " + traceId + ", traceId " + traceId);
        assertThat(failure.getStatusCode()).isEqualTo(404);
        assertThat(failure.getMethod()).isEqualTo("GET");
        assertThat(failure.getPath()).isEqualTo("/taxes/{id}");
        assertThat(failure.getErrorName()).isEqualTo("NotFound");
        assertThat(failure.getErrorMessage()).isEqualTo("There is no tax code with this id");
        assertThat(failure.getTrackingId()).isEqualTo(traceId);
        assertThat(failure.getTraceId()).isEqualTo(traceId);
        assertThat(failure.getUri()).isEqualTo(sandbox.apiUrl() + "/taxes/{id}").doesNotContain("4711");
        assertThat(failure.getResponseBody()).contains("trackingId");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html>Bad gateway</html>", "", "{\"error\":", "[]", "null", "{\"error\":\"text\"}"})
    void survivesErrorBodiesOfAnyShape(String body) {
        sandbox.inject(Fault.on("/v1/taxes").status(502).body("text/html", body));

        TsOfficeOperationFailedException failure =
                send("direct:taxes", null).getException(TsOfficeOperationFailedException.class);

        assertThat(failure)
                .hasMessageStartingWith("GET /taxes failed for organization 100000000000001: 502 Bad Gateway");
        assertThat(failure.getResponseBody()).isEqualTo(body);
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403})
    void throwsAccessDeniedOn401And403(int status) {
        sandbox.inject(Fault.on("/v1/taxes").status(status).body("text/plain", "no"));

        TsOfficeAccessDeniedException failure =
                send("direct:taxes", null).getException(TsOfficeAccessDeniedException.class);

        assertThat(failure.getStatusCode()).isEqualTo(status);
        assertThat(failure.isFreshTokenTried()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 202, 204})
    void aResponseWithoutContentIsANullBody(int status) {
        sandbox.inject(Fault.on("/v1/taxes").status(status));

        Exchange exchange = send("direct:taxes", "before");

        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getBody()).isNull();
        assertThat(exchange.getMessage().getHeader(TsOfficeConstants.HTTP_RESPONSE_CODE))
                .isEqualTo(status);
    }

    @Test
    void doesNotFollowARedirect() {
        sandbox.inject(Fault.on("/v1/taxes").status(302));

        assertThat(send("direct:taxes", null).getException())
                .isInstanceOf(TsOfficeOperationFailedException.class)
                .hasMessageContaining("302");
    }

    @Test
    void failsWithTheTokensErrorWhenThereIsNoToken() {
        sandbox.inject(Fault.on("/oauth/token").status(500));

        Exchange exchange = send("direct:taxes", null);

        assertThat(exchange.getException())
                .isInstanceOf(TokenRequestFailedException.class)
                .isNotInstanceOf(HttpOperationFailedException.class);
        assertThat(sandbox.apiRequests()).isEmpty();
    }

    @Test
    void keepsTheTokenOutOfTheExchange() {
        Exchange exchange = send("direct:taxes", null);

        assertThat(Set.of(
                        exchange.getMessage().getHeaders().toString(),
                        exchange.getProperties().toString(),
                        exchange.getAllProperties().toString()))
                .noneMatch(NoSecretLogged::hasSecret);
    }

    @Test
    void doesNotRetryByItself() {
        List<Integer> statuses = List.of(429, 503);
        statuses.forEach(status -> {
            sandbox.inject(Fault.on("/v1/taxes").status(status).times(1));
            assertThat(send("direct:taxes", null).getException())
                    .isInstanceOf(TsOfficeOperationFailedException.class)
                    .hasMessageContaining(String.valueOf(status));
        });
        assertThat(sandbox.apiRequests()).hasSize(2);
    }
}
