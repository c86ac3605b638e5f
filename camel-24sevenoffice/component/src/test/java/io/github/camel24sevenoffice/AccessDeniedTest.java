/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camel24sevenoffice.error.TsOfficeAccessDeniedException;
import io.github.camel24sevenoffice.sandbox.Fault;
import io.github.camel24sevenoffice.sandbox.JournalEntry;
import io.github.camel24sevenoffice.sandbox.Sandbox;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A rejected token, with the handler written out on a route, and with the ready-made one. */
class AccessDeniedTest extends TsOfficeTestSupport {

    private static final String JSON = "{\"isCompany\":true,\"name\":\"Blåbær AS\"}";
    private static final int THREADS = 64;

    @TempDir
    Path folder;

    @Override
    protected RoutesBuilder[] createRouteBuilders() {
        RouteBuilder routes = new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:other-operation").to("tsoffice:taxes/1");
                from("direct:no-handler").to("tsoffice:taxes");
            }
        };
        HandledRoutes handled = new HandledRoutes()
                .with("direct:create", "tsoffice:customers?method=POST")
                // a stream that enters in the middle of a route is not cached by Camel
                .with("direct:create-stream", route -> route.process(
                                exchange -> exchange.getIn().setBody(onceReadable(JSON)))
                        .to("tsoffice:customers?method=POST"));
        return new RoutesBuilder[] {handled, new TsOfficeDslTest.JavaRoutes(), routes};
    }

    @ParameterizedTest
    @ValueSource(strings = {"direct:written-out", "direct:ready-made"})
    void aRevokedTokenIsReplacedAndTheExchangeRedeliveredOnce(String route) {
        send(route, null);
        sandbox.revokeTokens();

        Exchange exchange = send(route, null);

        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getBody(String.class)).startsWith("[{\"id\":0");
        assertThat(exchange.getMessage().getHeader(Exchange.REDELIVERY_COUNTER)).isEqualTo(1);
        assertThat(sandbox.apiRequests()).extracting(JournalEntry::status).containsExactly(200, 403, 200);
        assertThat(sandbox.tokenRequests()).isEqualTo(2);
    }

    @Test
    void withoutTheHandlerTheExchangeFailsAndTheTokenStays() {
        send("direct:no-handler", null);
        sandbox.revokeTokens();

        assertThat(send("direct:no-handler", null).getException()).isInstanceOf(TsOfficeAccessDeniedException.class);
        assertThat(send("direct:no-handler", null).getException())
                .isInstanceOf(TsOfficeAccessDeniedException.class)
                .hasMessageContaining("TokenInvalidator");
        assertThat(sandbox.tokenRequests()).isEqualTo(1);
    }

    static Stream<Object> bodies() {
        return Stream.of(
                JSON,
                JSON.getBytes(StandardCharsets.UTF_8),
                new TreeMap<>(Map.of("isCompany", true, "name", "Blåbær AS")),
                new ByteArrayInputStream(JSON.getBytes(StandardCharsets.UTF_8)),
                onceReadable(JSON),
                new StringReader(JSON),
                new ObjectMapper().createObjectNode().put("isCompany", true).put("name", "Blåbær AS"),
                new Customer(true, "Blåbær AS"));
    }

    record Customer(boolean isCompany, String name) {}

    @ParameterizedTest
    @MethodSource("bodies")
    void theRedeliveredCallSendsTheSameBody(Object body) {
        assertSameBodyTwice("direct:create", body);
    }

    @Test
    void theRedeliveredCallSendsTheSameFile() throws IOException {
        File file = Files.writeString(folder.resolve("customer.json"), JSON).toFile();

        assertSameBodyTwice("direct:create", file);
    }

    @Test
    void theRedeliveredCallSendsAStreamThatTheRouteMadeAgain() {
        assertSameBodyTwice("direct:create-stream", null);
    }

    private void assertSameBodyTwice(String route, Object body) {
        send("direct:ready-made", null);
        sandbox.revokeTokens();
        Map<String, Object> headers = Map.of("mine", "1", "Authorization", "Basic mine", "Content-Length", 3);

        Exchange exchange = template.send(route, in -> {
            in.getIn().setBody(body);
            in.getIn().setHeaders(new TreeMap<>(headers));
        });

        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getHeaders()).containsAllEntriesOf(headers);
        List<JournalEntry> calls = sandbox.apiRequests().stream()
                .filter(entry -> entry.path().equals("/v1/customers"))
                .toList();
        assertThat(calls).extracting(JournalEntry::status).containsExactly(403, 200);
        assertThat(calls).extracting(JournalEntry::body).containsExactly(JSON, JSON);
    }

    @Test
    void sixtyFourRejectionsOfOneTokenCostOneTokenRequestAndNoExchange() throws Exception {
        send("direct:ready-made", null);
        sandbox.revokeTokens();

        assertThat(simultaneously(THREADS, THREADS, "direct:ready-made"))
                .allSatisfy(exchange -> assertThat(exchange.getException()).isNull());
        assertThat(sandbox.tokenRequests()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"direct:written-out", "direct:ready-made"})
    void aSecondRejectionInARowFailsAndSaysWhatToCheck(String route) {
        sandbox.inject(Fault.on("/v1/taxes").status(403));

        Exchange exchange = send(route, null);

        TsOfficeAccessDeniedException failure = exchange.getException(TsOfficeAccessDeniedException.class);
        assertThat(failure.isFreshTokenTried()).isTrue();
        assertThat(failure)
                .hasMessageContaining("GET /taxes")
                .hasMessageContaining("organization 100000000000001")
                .hasMessageContaining("fresh access token was tried")
                .hasMessageContaining("approved its scopes");
        NoSecretLogged.assertNoSecret(failure);
        assertThat(sandbox.apiRequests()).hasSize(2);
        assertThat(sandbox.tokenRequests()).isEqualTo(2);
    }

    @Test
    void aRejectionOfAnotherOperationIsCountedSeparately() {
        sandbox.inject(Fault.on("/v1/taxes").status(403));
        sandbox.inject(Fault.on("/v1/taxes/1").status(403));
        Exchange exchange = send("direct:written-out", null);
        assertThat(exchange.getException(TsOfficeAccessDeniedException.class).isFreshTokenTried())
                .isTrue();
        tokenManager().invalidate(tokenManager().get(Sandbox.ORGANIZATION_ID));
        exchange.setException(null);

        template.send("direct:other-operation", exchange);

        assertThat(exchange.getException(TsOfficeAccessDeniedException.class).isFreshTokenTried())
                .isFalse();
    }

    @Test
    void aLaterRejectionOfTheSameExchangeIsCountedSeparately() {
        send("direct:written-out", null);
        sandbox.revokeTokens();

        Exchange exchange = send("direct:written-out", null);
        sandbox.revokeTokens();
        template.send("direct:no-handler", exchange);

        assertThat(exchange.getException(TsOfficeAccessDeniedException.class).isFreshTokenTried())
                .isFalse();
    }

    /** Like a socket's: no mark, no reset, no second reading. */
    private static InputStream onceReadable(String text) {
        InputStream bytes = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
        return new SequenceInputStream(bytes, InputStream.nullInputStream());
    }
}
