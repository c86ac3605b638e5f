/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camel24sevenoffice.auth.AccessToken;
import io.github.camel24sevenoffice.sandbox.Fault;
import io.github.camel24sevenoffice.sandbox.Sandbox;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.camel.CamelContext;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.http.HttpComponent;
import org.junit.jupiter.api.Test;

/** Calls that hang use up the connections of calls, but not those of token requests to the same host and port. */
class PoolsTest extends TsOfficeTestSupport {

    private static final int CONNECTIONS = 2;

    @Override
    protected CamelContext createCamelContext() throws Exception {
        CamelContext context = super.createCamelContext();
        HttpComponent http = context.getComponent("http", HttpComponent.class);
        http.setConnectionsPerRoute(CONNECTIONS);
        http.setMaxTotalConnections(CONNECTIONS);
        return context;
    }

    @Override
    protected RoutesBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:taxes").to("tsoffice:taxes");
            }
        };
    }

    @Test
    void aTokenIsIssuedWhileAllConnectionsToTheApiAreInUse() {
        send("direct:taxes", null);
        sandbox.inject(Fault.on("/v1/taxes").delay(Duration.ofSeconds(50)));
        ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS * 2);
        try {
            for (int i = 0; i < CONNECTIONS * 2; i++) {
                threads.submit(() -> send("direct:taxes", null));
            }
            await().atMost(Duration.ofSeconds(10)).until(() -> waitingForAConnection() == CONNECTIONS);
            AccessToken first = tokenManager().get(Sandbox.ORGANIZATION_ID);
            tokenManager().invalidate(first);

            assertThat(tokenManager().get(Sandbox.ORGANIZATION_ID)).isNotEqualTo(first);
        } finally {
            sandbox.stop();
            threads.shutdownNow();
        }
    }

    @Test
    void theOptionMaxConnectionsReplacesTheNumberOfCamelHttp() throws Exception {
        TsOfficeComponent large = component();
        large.setMaxConnections(CONNECTIONS * 2);
        context().addComponent("large", large);
        sandbox.inject(Fault.on("/v1/taxes").delay(Duration.ofSeconds(50)));
        ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS * 3);
        try {
            for (int i = 0; i < CONNECTIONS * 3; i++) {
                threads.submit(() -> send("large:taxes", null));
            }
            await().atMost(Duration.ofSeconds(10)).until(() -> waitingForAConnection() == CONNECTIONS);
        } finally {
            sandbox.stop();
            threads.shutdownNow();
        }
    }

    private static long waitingForAConnection() {
        return Thread.getAllStackTraces().values().stream()
                .filter(stack -> List.of(stack).toString().contains("acquireEndpoint"))
                .count();
    }
}
