/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camel24sevenoffice.call.OrganizationLoad;
import io.github.camel24sevenoffice.error.TsOfficeCallNotMadeException;
import io.github.camel24sevenoffice.error.TsOfficeRateLimitedException;
import io.github.camel24sevenoffice.sandbox.Fault;
import io.github.camel24sevenoffice.sandbox.Sandbox;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.management.openmbean.TabularData;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.console.DevConsole;
import org.apache.camel.console.DevConsoleRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One organization that is slow, or asked to pause, and the others. */
class OrganizationLimitsTest extends ContextTestSupport {

    private static final String SLOW = Sandbox.ORGANIZATION_ID;
    private static final String OTHER = "100000000000002";
    private static final Duration HANGING = Duration.ofSeconds(50);

    private final MeterRegistry meters = new SimpleMeterRegistry();
    private final ExecutorService threads = Executors.newCachedThreadPool();

    private final Sandbox sandbox =
            Sandbox.builder().organization(SLOW).organization(OTHER).start();

    OrganizationLimitsTest() {
        testConfiguration().withJMX(true);
    }

    @Override
    protected TsOfficeComponent component() {
        TsOfficeComponent component = TsOfficeTestSupport.component(sandbox);
        component.getConfiguration().setRetryDelay(100);
        return component;
    }

    @Override
    protected CamelContext createCamelContext() throws Exception {
        CamelContext context = super.createCamelContext();
        context.getRegistry().bind("meters", meters);
        context.setDevConsole(true);
        context.getShutdownStrategy().setTimeout(1);
        return context;
    }

    @Override
    protected RoutesBuilder createRouteBuilder() {
        return new HandledRoutes()
                .with("direct:customers", "tsoffice:customers")
                .with("direct:taxes", "tsoffice:taxes");
    }

    @AfterEach
    void stopThreads() {
        sandbox.close();
        threads.shutdownNow();
    }

    private TsOfficeComponent tsoffice() {
        return context().getComponent("tsoffice", TsOfficeComponent.class);
    }

    private Future<Exchange> call(String uri, String organizationId) {
        return threads.submit(() -> send(uri, null, Map.of(TsOfficeConstants.ORGANIZATION_ID, organizationId)));
    }

    private OrganizationLoad load(String organizationId) {
        return tsoffice().calls().loads().stream()
                .filter(load -> load.organizationId().equals(organizationId))
                .findFirst()
                .orElseThrow();
    }

    private void hang(int calls) {
        sandbox.inject(Fault.on("/v1/customers").delay(HANGING));
        for (int i = 0; i < calls; i++) {
            call("direct:customers", SLOW);
        }
        await().until(() -> !tsoffice().calls().loads().isEmpty()
                && load(SLOW).running() + load(SLOW).waiting() == calls);
    }

    @Test
    void aHundredHangingCallsOfOneOrganizationDoNotHoldUpAnother() throws Exception {
        hang(100);

        assertThat(load(SLOW)).isEqualTo(new OrganizationLoad(SLOW, 16, 84, null));
        long start = System.nanoTime();
        Exchange exchange = call("direct:taxes", OTHER).get();

        assertThat(exchange.getException()).isNull();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(1));
    }

    @Test
    void monitoringShowsWhoIsCallingAndWhoIsWaiting() throws Exception {
        hang(20);

        assertThat(meters.get("tsoffice.calls.running").gauge().value()).isEqualTo(16);
        assertThat(meters.get("tsoffice.calls.waiting").gauge().value()).isEqualTo(4);
        assertThat(meters.get("tsoffice.organizations.paused").gauge().value()).isZero();
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        ObjectName name = server.queryNames(
                        new ObjectName("org.apache.camel:context=" + context().getManagementName()
                                + ",type=services,name=TsOfficeCalls*"),
                        null)
                .iterator()
                .next();
        assertThat(server.getAttribute(name, "Running")).isEqualTo(16);
        assertThat(server.getAttribute(name, "Waiting")).isEqualTo(4);
        assertThat(server.getAttribute(name, "Paused")).isEqualTo(0L);
        TabularData table = (TabularData) server.invoke(name, "listOrganizations", null, null);
        assertThat(table.get(new Object[] {SLOW}).get("running")).isEqualTo(16);
        DevConsole console = context()
                .getCamelContextExtension()
                .getContextPlugin(DevConsoleRegistry.class)
                .resolveById("tsoffice-calls");
        assertThat(console.call(DevConsole.MediaType.TEXT).toString()).contains(SLOW + ": 16 running, 4 waiting");
        assertThat(console.call(DevConsole.MediaType.JSON).toString()).contains("running=16");
    }

    @Test
    void aCallThatWaitsForItsTurnTooLongIsNotMade() throws Exception {
        TsOfficeComponent limited = limited(component -> {
            component.setMaxConcurrentCalls(1);
            component.setMaxLimitWait(100);
        });
        sandbox.inject(Fault.on("/v1/customers").delay(HANGING));
        call("limited:customers", SLOW);
        await().until(() -> !limited.calls().loads().isEmpty());

        Exchange exchange = send("limited:taxes", null);

        assertThat(exchange.getException())
                .isInstanceOf(TsOfficeCallNotMadeException.class)
                .hasMessageContaining("GET /taxes failed for organization " + SLOW + ": 429 not sent. All 1 calls that")
                .hasMessageContaining("maxConcurrentCalls")
                .hasMessageContaining("The option maxLimitWait lets a call wait for 100 ms");
        assertThat(sandbox.apiRequests()).noneMatch(request -> request.path().equals("/v1/taxes"));
    }

    @Test
    void theFirstWhoIsAskedToPauseTellsTheOthers() throws Exception {
        sandbox.inject(
                Fault.on("/v1/taxes").tooManyRequests(Duration.ofSeconds(2)).times(1));
        send("direct:customers", null);
        long start = System.nanoTime();
        List<Future<Exchange>> exchanges = new ArrayList<>();
        exchanges.add(call("direct:taxes", SLOW));
        await().until(() -> load(SLOW).pausedUntil() != null);
        assertThat(meters.get("tsoffice.organizations.paused").gauge().value()).isEqualTo(1);

        for (int i = 0; i < 49; i++) {
            exchanges.add(call("direct:taxes", SLOW));
        }
        assertThat(call("direct:taxes", OTHER).get().getException()).isNull();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));

        for (Future<Exchange> exchange : exchanges) {
            assertThat(exchange.get().getException()).isNull();
        }
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofSeconds(2));
        assertThat(sandbox.apiRequests().stream().filter(request -> request.status() == 429))
                .hasSize(1);
        assertThat(sandbox.apiRequests().stream()
                        .filter(request -> request.path().equals("/v1/taxes") && request.status() == 200))
                .as("50, and that of the other organization")
                .hasSize(51);
    }

    @Test
    void withoutAWaitACallFailsAtOnceWhileTheOrganizationPauses() throws Exception {
        limited(component -> component.setMaxLimitWait(0));
        sandbox.inject(
                Fault.on("/v1/taxes").tooManyRequests(Duration.ofSeconds(30)).times(1));
        assertThat(send("limited:taxes", null).getException()).isInstanceOf(TsOfficeRateLimitedException.class);

        Exchange exchange = send("limited:customers", null);

        TsOfficeCallNotMadeException failure = exchange.getException(TsOfficeCallNotMadeException.class);
        assertThat(failure).hasMessageContaining("The API has asked the organization to pause for another");
        assertThat(failure.getRetryAfter()).isBetween(Duration.ofSeconds(25), Duration.ofSeconds(30));
        assertThat(sandbox.apiRequests()).hasSize(1);
    }

    @Test
    void callsPerMinuteAreNotExceeded() throws Exception {
        limited(component -> {
            component.setCallsPerMinute(3);
            component.setMaxLimitWait(50);
        });
        for (int i = 0; i < 3; i++) {
            assertThat(send("limited:taxes", null).getException()).isNull();
        }

        assertThat(send("limited:taxes", null).getException())
                .isInstanceOf(TsOfficeCallNotMadeException.class)
                .hasMessageContaining("has made the 3 calls of this minute (option callsPerMinute)");
        assertThat(send("limited:taxes", null, Map.of(TsOfficeConstants.ORGANIZATION_ID, OTHER))
                        .getException())
                .isNull();
    }

    @Test
    void aWaitForTheTurnEndsWhenTheContextStops() throws Exception {
        hang(20);
        Future<Exchange> waiting = call("direct:taxes", SLOW);
        await().until(() -> load(SLOW).waiting() == 5);

        Future<?> stop = threads.submit(() -> context().stop());

        assertThat(waiting.get().getException()).isInstanceOf(RejectedExecutionException.class);
        sandbox.stop();
        stop.get();
    }

    /** A component with a name and limits of its own. */
    private TsOfficeComponent limited(Consumer<TsOfficeComponent> limits) {
        TsOfficeComponent component = TsOfficeTestSupport.component(sandbox);
        limits.accept(component);
        context().addComponent("limited", component);
        return component;
    }
}
