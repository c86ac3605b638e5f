/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camel24sevenoffice.RecordingServer.Request;
import io.github.camel24sevenoffice.RecordingServer.Response;
import io.github.camel24sevenoffice.auth.TokenInvalidator;
import io.github.camel24sevenoffice.error.TsOfficeAccessDeniedException;
import io.github.camel24sevenoffice.error.TsOfficeConflictException;
import io.github.camel24sevenoffice.error.TsOfficeConnectionFailedException;
import io.github.camel24sevenoffice.error.TsOfficeOperationFailedException;
import io.github.camel24sevenoffice.error.TsOfficeRateLimitedException;
import io.github.camel24sevenoffice.error.TsOfficeServerException;
import io.github.camel24sevenoffice.error.TsOfficeValidationException;
import java.io.IOException;
import java.net.ServerSocket;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The ready-made handlers: what is redelivered how often, and what fails at once. It takes some seconds, since it runs
 * each kind of failure until its redeliveries are used up.
 */
class RouteConfigurationTest extends RecordingTestSupport {

    private final int closedPort = closedPort();

    /** The delays do not change what is redelivered, so a test does not wait for them. */
    @Override
    protected TsOfficeComponent component() {
        TsOfficeComponent component = super.component();
        component.getConfiguration().setRetryDelay(0);
        return component;
    }

    @Override
    protected RoutesBuilder[] createRouteBuilders() {
        return new RoutesBuilder[] {
            new HandledRoutes(),
            new RouteBuilder() {
                @Override
                public void configure() {
                    route("GET", "tsoffice:customers/7");
                    route("PUT", "tsoffice:products/7/dimensions/2?method=PUT");
                    route("DELETE", "tsoffice:customers/7?method=DELETE");
                    route("POST", "tsoffice:customers?method=POST");
                    route("PATCH", "tsoffice:customers/7?method=PATCH");
                    route(
                            "POST-unreachable",
                            "tsoffice:customers?method=POST&apiUrl=http://127.0.0.1:" + closedPort + "/v1");
                    from("direct:two-steps")
                            .routeConfigurationId(TsOfficeRouteConfiguration.ID)
                            .to("tsoffice:customers/7")
                            .to("tsoffice:taxes");
                    from("direct:written-out")
                            .onException(TsOfficeAccessDeniedException.class)
                            .onRedelivery(new TokenInvalidator())
                            .maximumRedeliveries(1)
                            .redeliveryDelay(0)
                            .end()
                            .to("tsoffice:customers/7")
                            .to("tsoffice:taxes");
                    from("direct:loop")
                            .routeConfigurationId(TsOfficeRouteConfiguration.ID)
                            .loop(3)
                            .to("tsoffice:taxes");
                    from("direct:outer")
                            .onException(Exception.class)
                            .maximumRedeliveries(3)
                            .redeliveryDelay(0)
                            .end()
                            .to("direct:inner");
                    from("direct:inner")
                            .errorHandler(noErrorHandler())
                            .to("tsoffice:taxes")
                            .throwException(new IllegalStateException("the other step"));
                }

                private void route(String name, String uri) {
                    from("direct:" + name)
                            .routeConfigurationId(TsOfficeRouteConfiguration.ID)
                            .to(uri);
                }
            }
        };
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "PUT", "DELETE"})
    void aServerErrorIsRedeliveredForIdempotentCalls(String method) {
        server.respond(failing(2, Response.of(503, "text/html", "<html/>")));

        Exchange exchange = send("direct:" + method, Map.of("value", "x"));

        assertThat(exchange.getException()).isNull();
        assertThat(server.apiRequests()).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PATCH"})
    void aServerErrorIsNotRedeliveredWhenTheCallMayHaveBeenExecuted(String method) {
        server.respond(failing(1, Response.json(500, "")));

        assertThat(send("direct:" + method, Map.of("name", "x")).getException())
                .isInstanceOf(TsOfficeServerException.class);
        assertThat(server.apiRequests()).hasSize(1);
    }

    @Test
    void aLostResponseIsRedeliveredForIdempotentCalls() {
        server.respond(request -> {
            throw new IllegalStateException("the connection breaks");
        });

        assertThat(send("direct:GET", null).getException()).isInstanceOf(TsOfficeConnectionFailedException.class);
        assertThat(server.apiRequests()).as("one call and five redeliveries").hasSize(6);
        server.requests().clear();

        assertThat(send("direct:POST", Map.of("name", "x")).getException())
                .isInstanceOf(TsOfficeConnectionFailedException.class);
        assertThat(server.apiRequests()).hasSize(1);
    }

    @Test
    void aPostThatNeverReachedTheApiIsRedelivered() {
        Exchange exchange = send("direct:POST-unreachable", Map.of("name", "x"));

        assertThat(exchange.getException()).isInstanceOf(TsOfficeConnectionFailedException.class);
        assertThat(exchange.getMessage().getHeader(Exchange.REDELIVERY_COUNTER)).isEqualTo(5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "POST"})
    void tooManyCallsAreRedeliveredWhateverTheMethod(String method) {
        server.respond(failing(5, Response.json(429, "").with("Retry-After", "0")));

        assertThat(send("direct:" + method, Map.of("name", "x")).getException()).isNull();
        assertThat(server.apiRequests()).hasSize(6);
    }

    @ParameterizedTest
    @CsvSource({
        // a token that is rejected after other failures is still replaced
        "GET, '503,401,200', 3, 2, ",
        "GET, '429,401,200', 3, 2, ",
        "GET, '401,429,401,200', 4, 3, ",
        "POST, '429,403,200', 3, 2, ",
        // and a missing permission costs one fresh token, whatever happened before
        "GET, '403', 2, 2, 403",
        "GET, '503,403', 3, 2, 403",
        // a failure that is temporary does not excuse one that is lasting
        "POST, '429,500', 2, 1, 500",
        "POST, '429,400', 2, 1, 400",
        "POST, '401,500', 2, 2, 500",
        "GET, '503,404', 2, 1, 404",
        "GET, '503,429,503,429,503,429', 6, 1, 429",
    })
    void failuresOfSeveralKinds(String method, String statuses, int calls, int tokens, Integer failure) {
        List<Integer> responses =
                Stream.of(statuses.split(",")).map(Integer::valueOf).toList();
        AtomicInteger call = new AtomicInteger();
        server.respond(request -> {
            int status = responses.get(Math.min(call.getAndIncrement(), responses.size() - 1));
            Response response = Response.json(status, "{}");
            return status == 429 ? response.with("Retry-After", "0") : response;
        });

        Exchange exchange = send("direct:" + method, Map.of("name", "x"));

        assertThat(Optional.ofNullable((TsOfficeOperationFailedException) exchange.getException())
                        .map(TsOfficeOperationFailedException::getStatusCode))
                .isEqualTo(Optional.ofNullable(failure));
        assertThat(server.apiRequests()).hasSize(calls);
        assertThat(server.requests().stream().filter(Request::isForToken)).hasSize(tokens);
    }

    @ParameterizedTest
    @ValueSource(strings = {"direct:two-steps", "direct:written-out", "direct:loop"})
    void eachStepMayHaveItsTokenReplaced(String route) {
        AtomicInteger call = new AtomicInteger();
        server.respond(request -> Response.json(call.getAndIncrement() % 2 == 0 ? 401 : 200, "{}"));

        Exchange exchange = send(route, null);

        assertThat(exchange.getException()).isNull();
        assertThat(server.apiRequests()).hasSizeGreaterThanOrEqualTo(4);
    }

    /** Otherwise a success here would reset their count, and they would redeliver forever. */
    @Test
    void redeliveriesOfOtherStepsStayCounted() {
        AtomicInteger call = new AtomicInteger();
        server.respond(request -> Response.json(call.getAndIncrement() == 0 ? 503 : 200, "{}"));

        Exchange exchange = send("direct:outer", null);

        assertThat(exchange.getException()).hasMessage("the other step");
        assertThat(server.apiRequests())
                .as("a call, and three redeliveries of the outer step in all")
                .hasSize(4);
    }

    @Test
    void tooManyCallsFailAfterFiveRedeliveries() {
        server.respond(request -> Response.json(429, "").with("Retry-After", "0"));

        Exchange exchange = send("direct:GET", null);

        assertThat(exchange.getException()).isInstanceOf(TsOfficeRateLimitedException.class);
        assertThat(server.apiRequests()).hasSize(6);
        assertThat(exchange.getMessage().getHeaders())
                .as("it would delay the redeliveries of whoever handles the failure")
                .doesNotContainKey(Exchange.REDELIVERY_DELAY);
    }

    @Test
    void theRetryAfterOfTheServerIsHonoured() {
        long[] sent = new long[2];
        AtomicInteger calls = new AtomicInteger();
        server.respond(request -> {
            int call = calls.getAndIncrement();
            sent[call] = System.nanoTime();
            return call == 0 ? Response.json(429, "").with("Retry-After", "1") : Response.json("{}");
        });

        assertThat(send("direct:GET", null).getException()).isNull();
        assertThat(sent[1] - sent[0]).isGreaterThanOrEqualTo(1_000_000_000L);
    }

    @Test
    void aWaitOfMoreThanFiveMinutesFailsAtOnce() {
        server.respond(request -> Response.json(429, "").with("Retry-After", "301"));

        assertThat(send("direct:GET", null).getException()).isInstanceOf(TsOfficeRateLimitedException.class);
        assertThat(server.apiRequests()).hasSize(1);
    }

    static Stream<Arguments> lasting() {
        return Stream.of(
                Arguments.of(400, TsOfficeValidationException.class),
                Arguments.of(409, TsOfficeConflictException.class));
    }

    @ParameterizedTest
    @MethodSource("lasting")
    void aLastingErrorFailsAtOnce(int status, Class<?> type) {
        server.respond(request -> Response.json(status, ""));

        assertThat(send("direct:GET", null).getException()).isInstanceOf(type);
        assertThat(server.apiRequests()).hasSize(1);
    }

    private static Function<Request, Response> failing(int times, Response failure) {
        AtomicInteger calls = new AtomicInteger();
        return request -> calls.incrementAndGet() <= times ? failure : Response.json("{}");
    }

    private static int closedPort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
