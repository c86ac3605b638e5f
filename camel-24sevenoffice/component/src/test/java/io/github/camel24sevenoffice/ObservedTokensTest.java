/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camel24sevenoffice.auth.TokenManager;
import io.github.camel24sevenoffice.sandbox.Fault;
import io.github.camel24sevenoffice.sandbox.Sandbox;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.management.openmbean.CompositeData;
import javax.management.openmbean.TabularData;
import org.apache.camel.CamelContext;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.console.DevConsole;
import org.apache.camel.console.DevConsole.MediaType;
import org.apache.camel.console.DevConsoleRegistry;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.impl.health.DefaultHealthCheckRegistry;
import org.junit.jupiter.api.Test;

/** What monitoring shows of the tokens, and what it does not. It takes some seconds, since each test starts a Camel context
 * with JMX. */
class ObservedTokensTest extends TsOfficeTestSupport {

    private static final String TOKEN_PATH = "/oauth/token";
    private static final String CHECK = "tsoffice-token-" + Sandbox.ORGANIZATION_ID;

    private final MeterRegistry meters = new SimpleMeterRegistry();

    ObservedTokensTest() {
        testConfiguration().withJMX(true);
    }

    @Override
    protected TsOfficeComponent component() {
        TsOfficeComponent component = super.component();
        // each failed login is counted
        component.getConfiguration().setMaxRetries(0);
        return component;
    }

    @Override
    protected CamelContext createCamelContext() throws Exception {
        CamelContext context = super.createCamelContext();
        context.getRegistry().bind("meters", meters);
        HealthCheckRegistry health = new DefaultHealthCheckRegistry(context);
        context.getCamelContextExtension().addContextPlugin(HealthCheckRegistry.class, health);
        // camel.health.producers-enabled
        HealthCheckHelper.getHealthCheckRepository(context, "producers").setEnabled(true);
        context.setDevConsole(true);
        return context;
    }

    @Override
    protected RoutesBuilder createRouteBuilder() {
        return new HandledRoutes().with("direct:taxes", "tsoffice:taxes");
    }

    @Test
    void jmxHasTheCountsAndATableOfTheTokensWithoutAToken() throws Exception {
        rejectOneToken();

        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        ObjectName name = mbean(server);
        assertThat(server.getAttribute(name, "Organizations")).isEqualTo(1);
        assertThat(server.getAttribute(name, "TokenRequests")).isEqualTo(2L);
        assertThat(server.getAttribute(name, "Rejections")).isEqualTo(1L);
        assertThat(server.getAttribute(name, "Renewals")).isEqualTo(0L);
        assertThat(server.getAttribute(name, "Failures")).isEqualTo(0L);
        assertThat(server.getAttribute(name, "LastError")).isNull();
        TabularData table = (TabularData) server.invoke(name, "listTokens", null, null);
        assertThat(table.values()).hasSize(1);
        CompositeData row = table.get(new Object[] {Sandbox.ORGANIZATION_ID});
        assertThat(row.get("tokenId"))
                .isEqualTo(tokenManager().get(Sandbox.ORGANIZATION_ID).id());
        assertThat((Long) row.get("expiresInSeconds")).isPositive();
        assertThat((Long) row.get("ageSeconds")).isNotNegative();
        assertThat(row.get("rejections")).isEqualTo(1);
        assertThat(NoSecretLogged.hasSecret(table.toString())).isFalse();
    }

    @Test
    void jmxSaysWhyThereIsNoToken() throws Exception {
        sandbox.inject(Fault.tokenEndpointDown());
        send("direct:taxes", null);

        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        assertThat((String) server.getAttribute(mbean(server), "LastError"))
                .contains("No access token for organization " + Sandbox.ORGANIZATION_ID);
        assertThat((Long) server.getAttribute(mbean(server), "Failures")).isPositive();
    }

    @Test
    void theHealthCheckIsUpOnceThereIsAToken() {
        HealthCheck check = healthCheck();
        assertThat(check.isReadiness()).isTrue();
        assertThat(check.isLiveness()).isFalse();

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(check.call().getState()).isEqualTo(HealthCheck.State.UP));

        assertThat(check.call().getDetails())
                .containsEntry("organizationId", Sandbox.ORGANIZATION_ID)
                .containsEntry(
                        "tokenId", tokenManager().get(Sandbox.ORGANIZATION_ID).id())
                .containsKey("expiresAt");
        assertThat(sandbox.tokenRequests())
                .as("however often it was asked, and by the route too")
                .isEqualTo(1);
    }

    @Test
    void theHealthCheckSaysWhyThereIsNoTokenAndDoesNotWaitForIt() {
        sandbox.inject(Fault.on(TOKEN_PATH)
                .status(403)
                .body("application/json", "{\"error\":\"access_denied\",\"error_description\":\"Unauthorized\"}"));
        HealthCheck check = healthCheck();

        HealthCheck.Result first = check.call();
        assertThat(first.getState()).isEqualTo(HealthCheck.State.DOWN);
        assertThat(first.getMessage())
                .hasValueSatisfying(message -> assertThat(message).contains("is being requested"));

        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(
                        check.call().getMessage())
                .hasValueSatisfying(message -> assertThat(message).contains("403 access_denied (Unauthorized)")));
        assertThat(sandbox.tokenRequests())
                .as("within the pause after a refusal")
                .isEqualTo(1);
    }

    @Test
    void theHealthCheckIsRemovedWithTheComponent() {
        assertThat(healthCheck()).isNotNull();

        context.getComponent("tsoffice", TsOfficeComponent.class).stop();

        assertThat(HealthCheckHelper.getHealthCheckRepository(context, "producers").stream())
                .isEmpty();
    }

    @Test
    void theDevConsoleShowsTokensByTheirFingerprints() throws Exception {
        rejectOneToken();
        String id = tokenManager().get(Sandbox.ORGANIZATION_ID).id();

        DevConsole console = context.getCamelContextExtension()
                .getContextPlugin(DevConsoleRegistry.class)
                .resolveById("tsoffice-token");
        String text = (String) console.call(MediaType.TEXT);
        JsonNode json = new ObjectMapper().valueToTree(console.call(MediaType.JSON));

        assertThat(text)
                .contains("requests: 2", "rejections: 1", Sandbox.ORGANIZATION_ID + ": token " + id + " until 20");
        JsonNode manager = json.path("tokenManagers").path(0);
        assertThat(manager.path("requests").asInt()).isEqualTo(2);
        assertThat(manager.path("organizations").path(0).path("tokenId").asText())
                .isEqualTo(id);
        assertThat(NoSecretLogged.hasSecret(text + json)).isFalse();
    }

    @Test
    void micrometerHasTimersAndCounters() {
        rejectOneToken();
        sandbox.revokeTokens();
        sandbox.inject(Fault.on(TOKEN_PATH).status(500).times(1));
        send("direct:taxes", null);

        assertThat(meters.get("tsoffice.token.requests")
                        .tag("outcome", "success")
                        .timer()
                        .count())
                .isEqualTo(2);
        assertThat(meters.get("tsoffice.token.requests")
                        .tag("outcome", "success")
                        .timer()
                        .totalTime(java.util.concurrent.TimeUnit.NANOSECONDS))
                .isPositive();
        assertThat(meters.get("tsoffice.token.requests")
                        .tag("outcome", "failure")
                        .timer()
                        .count())
                .isEqualTo(1);
        assertThat(meters.get("tsoffice.token.rejections").functionCounter().count())
                .isEqualTo(2);
        assertThat(meters.get("tsoffice.token.renewals").functionCounter().count())
                .isZero();
        assertThat(meters.get("tsoffice.token.organizations").gauge().value()).isEqualTo(1);
        assertThat(ofTokens()).allSatisfy(meter -> assertThat(meter.getId().getTag("application"))
                .isEqualTo(Sandbox.CLIENT_ID));

        tokenManager().stop();
        assertThat(ofTokens()).isEmpty();
    }

    private List<Meter> ofTokens() {
        return meters.getMeters().stream()
                .filter(meter -> meter.getId().getName().startsWith("tsoffice.token."))
                .toList();
    }

    private void rejectOneToken() {
        send("direct:taxes", null);
        sandbox.revokeTokens();
        assertThat(send("direct:taxes", null).getException()).isNull();
    }

    private HealthCheck healthCheck() {
        return HealthCheckHelper.getHealthCheckRepository(context, "producers").stream()
                .filter(check -> check.getId().equals(CHECK))
                .findFirst()
                .orElseThrow();
    }

    private ObjectName mbean(MBeanServer server) throws Exception {
        Set<ObjectName> names = server.queryNames(
                new ObjectName("org.apache.camel:context=" + context.getName() + ",type=services,name="
                        + TokenManager.class.getSimpleName() + "*"),
                null);
        assertThat(names).hasSize(1);
        return names.iterator().next();
    }
}
