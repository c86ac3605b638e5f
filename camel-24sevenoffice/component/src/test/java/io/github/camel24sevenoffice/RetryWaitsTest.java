/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camel24sevenoffice.RecordingServer.Response;
import io.github.camel24sevenoffice.error.TsOfficeServerException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How the waits before a retry end early, and how handlers of a route get along with the ready-made one. */
class RetryWaitsTest extends RecordingTestSupport {

    private static final Duration AT_ONCE = Duration.ofSeconds(5);

    @Override
    protected TsOfficeComponent component() {
        TsOfficeComponent component = super.component();
        component.getConfiguration().setRetryDelay(1);
        component.getConfiguration().setMaxRetries(2);
        return component;
    }

    @Override
    protected RoutesBuilder[] createRouteBuilders() {
        return new RoutesBuilder[] {
            new HandledRoutes()
                    .with("direct:taxes", "tsoffice:taxes")
                    .with("direct:list", "tsoffice:customers?paging=list"),
            new RouteBuilder() {
                @Override
                public void configure() {
                    from("timer:list?repeatCount=1&delay=0")
                            .routeId("timer-list")
                            .autoStartup(false)
                            .to("tsoffice:customers?paging=list");
                    from("direct:general")
                            .routeConfigurationId(TsOfficeRouteConfiguration.ID)
                            .onException(Exception.class)
                            .handled(true)
                            .setBody(constant("handled by the route"))
                            .end()
                            .to("tsoffice:taxes");
                    from("direct:same")
                            .routeConfigurationId(TsOfficeRouteConfiguration.ID)
                            .onException(TsOfficeServerException.class)
                            .handled(true)
                            .setBody(constant("handled by the route"))
                            .end()
                            .to("tsoffice:taxes");
                    from("direct:own-limits")
                            .routeConfigurationId(TsOfficeRouteConfiguration.ID)
                            .to("tsoffice:taxes?maxRetries=4");
                }
            }
        };
    }

    /** The second page is not there for a while. */
    private void pageFails() {
        server.respond(request -> request.query() == null
                ? Response.json("[{\"id\":1}]").with("Link", "<?page=2>; rel=\"next\"")
                : Response.json(503, "").with("Retry-After", "200"));
    }

    @ParameterizedTest
    @CsvSource({"direct:taxes, 1", "direct:list, 2"})
    void aWaitEndsWhenTheContextStops(String route, int requests) throws Exception {
        if (requests == 1) {
            server.respond(request -> Response.json(503, "").with("Retry-After", "200"));
        } else {
            pageFails();
        }
        CompletableFuture<Exchange> exchange = template.asyncSend(route, sent -> {});
        await().until(() -> server.apiRequests().size() == requests);

        long start = System.nanoTime();
        context().stop();

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(AT_ONCE);
        assertThat(exchange.get(5, TimeUnit.SECONDS).getException()).isInstanceOf(RejectedExecutionException.class);
    }

    @Test
    void aWaitForAPageEndsWhenItsRouteStops() throws Exception {
        pageFails();
        context().getRouteController().startRoute("timer-list");
        await().until(() -> server.apiRequests().size() == 2);

        long start = System.nanoTime();
        context().getRouteController().stopRoute("timer-list");

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(AT_ONCE);
        assertThat(context().getInflightRepository().size()).isZero();
    }

    @Test
    void whatIsNotRepeatedAnyLongerGoesToAMoreGeneralHandlerOfTheRoute() {
        server.respond(request -> Response.json(503, ""));

        Exchange exchange = send("direct:general", null);

        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getBody()).isEqualTo("handled by the route");
        assertThat(server.apiRequests()).as("a call and two retries").hasSize(3);
    }

    @Test
    void aHandlerOfTheRouteForTheSameExceptionWins() {
        server.respond(request -> Response.json(503, ""));

        Exchange exchange = send("direct:same", null);

        assertThat(exchange.getMessage().getBody()).isEqualTo("handled by the route");
        assertThat(server.apiRequests()).hasSize(1);
    }

    @Test
    void theLimitsAreThoseOfTheEndpoint() {
        server.respond(request -> Response.json(503, ""));

        assertThat(send("direct:own-limits", null).getException()).isInstanceOf(TsOfficeServerException.class);
        assertThat(server.apiRequests()).hasSize(5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"429", "503"})
    void aServerThatAsksForTooLongIsNotCalledAgain(int status) {
        server.respond(request -> Response.json(status, "").with("Retry-After", "99999999999"));

        Exchange exchange = send("direct:taxes", null);

        assertThat(exchange.getException()).hasMessageContaining("longer than the option maxRetryAfter allows (300 s)");
        assertThat(server.apiRequests()).hasSize(1);
    }
}
