/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camel24sevenoffice.auth.TokenManager;
import io.github.camel24sevenoffice.sandbox.Fault;
import io.github.camel24sevenoffice.sandbox.Sandbox;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.management.JMException;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanOperationInfo;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.console.DevConsole;
import org.apache.camel.console.DevConsoleRegistry;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.impl.health.DefaultHealthCheckRegistry;
import org.apache.camel.support.MessageHelper;
import org.junit.jupiter.api.Test;

/**
 * Good and bad calls with everything switched on that looks into a context. What was logged meanwhile is checked in every
 * test; this one looks at all other places.
 */
class NoSecretAnywhereTest extends TsOfficeTestSupport {

    private final MeterRegistry meters = new SimpleMeterRegistry();
    /** By the place where it was found. */
    private final Map<String, String> texts = new LinkedHashMap<>();

    NoSecretAnywhereTest() {
        testConfiguration().withJMX(true);
    }

    @Override
    protected CamelContext createCamelContext() throws Exception {
        CamelContext context = super.createCamelContext();
        context.getRegistry().bind("meters", meters);
        context.getCamelContextExtension()
                .addContextPlugin(HealthCheckRegistry.class, new DefaultHealthCheckRegistry(context));
        HealthCheckHelper.getHealthCheckRepository(context, "producers").setEnabled(true);
        context.setDevConsole(true);
        context.setTracing(true);
        context.setBacklogTracing(true);
        context.setMessageHistory(true);
        context.setSourceLocationEnabled(true);
        context.addComponent("other", other());
        return context;
    }

    private TsOfficeComponent other() {
        TsOfficeComponent component = component();
        component.getConfiguration().setClientSecret(NoSecretLogged.WRONG_SECRET);
        return component;
    }

    @Override
    protected RoutesBuilder createRouteBuilder() {
        return new HandledRoutes()
                .with("direct:any", route -> route.toD("${header.uri}"))
                .with("direct:refused", "other:taxes")
                .with("direct:changes", route -> route.to("mock:changes"));
    }

    @Test
    void noPlaceShowsASecret() throws Exception {
        List<Exchange> exchanges = new ArrayList<>();
        exchanges.add(call("tsoffice:taxes", null));
        sandbox.revokeTokens();
        exchanges.add(call("tsoffice:customers?method=POST", Map.of("isCompany", true, "name", "Fjord")));
        exchanges.add(call("tsoffice:customers?paging=list", null));
        exchanges.add(call("tsoffice:fileUpload", "%PDF-1.7\n".getBytes(StandardCharsets.ISO_8859_1)));
        sandbox.inject(Fault.on("/v1/*").status(404).json().times(1));
        exchanges.add(call("tsoffice:taxes", null));
        exchanges.add(send("direct:refused", null));
        assertThat(exchanges)
                .extracting(exchange -> exchange.getException() == null)
                .containsExactly(true, true, true, true, false, false);

        exchanges.forEach(this::look);
        lookAtJmx();
        lookAtConsoles();
        HealthCheckHelper.invoke(context())
                .forEach(result -> texts.put(
                        "health check " + result.getCheck().getId(),
                        result + " " + result.getDetails() + " " + result.getMessage()));
        meters.getMeters()
                .forEach(meter ->
                        texts.put("meter " + meter.getId(), meter.getId().toString()));
        Thread.getAllStackTraces().keySet().forEach(thread -> texts.put("thread " + thread.getId(), thread.getName()));
        context()
                .getEndpoints()
                .forEach(endpoint ->
                        texts.put("endpoint " + endpoint.hashCode(), endpoint + " " + endpoint.getEndpointUri()));
        texts.put("component", String.valueOf(context().getComponent("tsoffice")));
        TokenManager tokens = context()
                .getComponent("tsoffice", TsOfficeComponent.class)
                .tokenManagers()
                .get(0);
        texts.put("TokenManager", tokens + " " + tokens.statuses() + " " + tokens.statistics());
        texts.put("token", tokens.get(Sandbox.ORGANIZATION_ID).toString());

        assertThat(texts.keySet().stream().map(place -> place.split(" ")[0]).distinct())
                .contains(
                        "exception", "history", "property", "header", "JMX", "console", "health", "meter", "endpoint");
        assertThat(texts).hasSizeGreaterThan(100).allSatisfy((place, text) -> assertThat(NoSecretLogged.hasSecret(text))
                .as("a secret in " + place)
                .isFalse());
    }

    private Exchange call(String uri, Object body) {
        return send("direct:any", body, Map.of("uri", uri));
    }

    private void look(Exchange exchange) {
        String id = exchange.getExchangeId();
        NoSecretLogged.assertNoSecret(exchange.getException() == null ? new Exception() : exchange.getException());
        texts.put("exception " + id, String.valueOf(exchange.getException()));
        texts.put("history " + id, MessageHelper.dumpMessageHistoryStacktrace(exchange, null, true));
        exchange.getAllProperties()
                .forEach((name, value) -> texts.put("property " + name + " " + id, String.valueOf(value)));
        exchange.getMessage()
                .getHeaders()
                .forEach((name, value) -> texts.put("header " + name + " " + id, String.valueOf(value)));
    }

    /** All attributes, and the operations that only show something. */
    private void lookAtJmx() throws Exception {
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        for (ObjectName name : server.queryNames(
                new ObjectName("org.apache.camel:context=" + context().getManagementName() + ",*"), null)) {
            for (MBeanAttributeInfo attribute : server.getMBeanInfo(name).getAttributes()) {
                try {
                    texts.put(
                            "JMX " + name + " " + attribute.getName(),
                            String.valueOf(server.getAttribute(name, attribute.getName())));
                } catch (JMException | RuntimeException e) {
                    texts.put("JMX " + name + " " + attribute.getName(), e.toString());
                }
            }
            for (MBeanOperationInfo operation : server.getMBeanInfo(name).getOperations()) {
                if (operation.getSignature().length == 0 && operation.getName().matches("(list|dump).*")) {
                    try {
                        texts.put(
                                "JMX " + name + " " + operation.getName(),
                                String.valueOf(server.invoke(name, operation.getName(), null, null)));
                    } catch (JMException | RuntimeException e) {
                        texts.put("JMX " + name + " " + operation.getName(), e.toString());
                    }
                }
            }
        }
    }

    private void lookAtConsoles() {
        DevConsoleRegistry consoles = context().getCamelContextExtension().getContextPlugin(DevConsoleRegistry.class);
        for (String id : new String[] {
            "tsoffice-token",
            "tsoffice-calls",
            "context",
            "route",
            "endpoint",
            "health",
            "trace",
            "message-history",
            "properties",
            "event",
            "inflight",
            "service",
            "thread",
            "producer",
            "bean",
            "route-dump"
        }) {
            DevConsole console = consoles.resolveById(id);
            if (console != null) {
                texts.put(
                        "console " + id,
                        String.valueOf(console.call(DevConsole.MediaType.TEXT))
                                + console.call(DevConsole.MediaType.JSON));
            }
        }
    }
}
