/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camel24sevenoffice.sandbox.Fault;
import io.github.camel24sevenoffice.sandbox.Reset;
import io.github.camel24sevenoffice.sandbox.Sandbox;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.opentelemetry2.OpenTelemetryTracer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What spans and meters say of calls. camel-telemetry comes in the version of the build only. */
@Tag("slow")
class ObservedCallsTest extends TsOfficeTestSupport {

    private final InMemorySpanExporter spans = InMemorySpanExporter.create();
    private final PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

    @Override
    protected TsOfficeComponent component() {
        TsOfficeComponent component = super.component();
        component.getConfiguration().setRetryDelay(1);
        return component;
    }

    @Override
    protected CamelContext createCamelContext() throws Exception {
        CamelContext context = super.createCamelContext();
        context.getRegistry().bind("meters", meters);
        context.getRegistry()
                .bind(
                        "tracer",
                        SdkTracerProvider.builder()
                                .addSpanProcessor(SimpleSpanProcessor.create(spans))
                                .build()
                                .get("test"));
        context.getRegistry().bind("propagators", ContextPropagators.noop());
        OpenTelemetryTracer tracer = new OpenTelemetryTracer();
        tracer.init(context);
        return context;
    }

    @Override
    protected RoutesBuilder[] createRouteBuilders() {
        return new RoutesBuilder[] {
            new TsOfficeRouteConfiguration(),
            new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:customer")
                            .routeConfigurationId(TsOfficeRouteConfiguration.ID)
                            .to("tsoffice:customers/{customerId}");
                    from("direct:create").to("tsoffice:customers?method=POST");
                }
            }
        };
    }

    private List<SpanData> calls() {
        return spans.getFinishedSpanItems().stream()
                .filter(span -> span.getName().contains(" /customers"))
                .toList();
    }

    private static String tag(SpanData span, String name) {
        return span.getAttributes().get(AttributeKey.stringKey(name));
    }

    @Test
    void eachCallIsASpan() {
        template.requestBody("direct:create", Map.of("isCompany", true, "name", "Fjord AS"));
        sandbox.inject(Fault.on("/v1/customers/1001").status(503).times(1));

        template.requestBodyAndHeader("direct:customer", null, "customerId", "1001");

        assertThat(calls())
                .extracting(
                        SpanData::getName,
                        span -> tag(span, "tsoffice.organization"),
                        span -> tag(span, "http.status_code"))
                .containsExactly(
                        tuple("POST /customers", Sandbox.ORGANIZATION_ID, "200"),
                        tuple("GET /customers/{customerId}", Sandbox.ORGANIZATION_ID, "503"),
                        tuple("GET /customers/{customerId}", Sandbox.ORGANIZATION_ID, "200"));
        assertThat(calls())
                .allSatisfy(span -> assertThat(tag(span, "tsoffice.trace.id")).isNotBlank());
        assertThat(calls()).extracting(span -> tag(span, "tsoffice.retries")).containsExactly(null, null, "1");
    }

    @Test
    void eachCallIsALineAtDebug() {
        sandbox.inject(Fault.on("/v1/customers").status(503).times(1));
        try (LoggedLines logged = new LoggedLines("OperationClient")) {
            template.send("direct:create", exchange -> exchange.getMessage().setBody("{}"));
            String customer =
                    template.requestBody("direct:create", Map.of("isCompany", true, "name", "Fjord AS"), String.class);

            assertThat(logged.lines()).hasSize(2);
            assertThat(logged.lines().get(0))
                    .matches("operation=\"POST /customers\" organization=100000000000001 token=\\w+ status=503 ms=\\d+"
                            + " bytes=\\d+ traceId=[-\\w]+");
            assertThat(logged.lines().get(1)).contains(" status=200 ", " bytes=" + customer.length() + " ");
        }
    }

    @Test
    void aTimerCountsCallsByOperationAndStatusClass() {
        template.requestBody("direct:create", Map.of("isCompany", true, "name", "Fjord AS"));
        sandbox.inject(Fault.on("/v1/customers/1001").status(503).times(1));
        sandbox.inject(Fault.on("/v1/customers/1001").reset(Reset.BEFORE_WORK).times(1));

        template.requestBodyAndHeader("direct:customer", null, "customerId", "1001");

        assertThat(meters.scrape().lines())
                .contains(
                        "tsoffice_calls_seconds_count{operation=\"POST /customers\",status=\"2xx\"} 1",
                        "tsoffice_calls_seconds_count{operation=\"GET /customers/{customerId}\",status=\"2xx\"} 1",
                        "tsoffice_calls_seconds_count{operation=\"GET /customers/{customerId}\",status=\"5xx\"} 1",
                        "tsoffice_calls_seconds_count{operation=\"GET /customers/{customerId}\",status=\"none\"} 1")
                .noneMatch(line -> line.contains("organization=\""));
    }

    @Test
    void theOrganizationIsATagOnRequestAndMetersGoWithTheComponent() throws Exception {
        TsOfficeComponent byOrganization = component(sandbox);
        byOrganization.setOrganizationMeterTag(true);
        context.addComponent("byOrganization", byOrganization);

        template.requestBody("byOrganization:taxes", (Object) null);

        assertThat(meters.find("tsoffice.calls")
                        .tag("organization", Sandbox.ORGANIZATION_ID)
                        .timer()
                        .count())
                .isEqualTo(1);
        context.stop();
        assertThat(meters.find("tsoffice.calls").meters()).isEmpty();
    }

    @Test
    void everyQueryOfTheDashboardReadsMetersAndTagsThatExist() throws Exception {
        template.requestBody("direct:create", Map.of("isCompany", true, "name", "Fjord AS"));
        Map<String, String> samples = meters.scrape()
                .lines()
                .filter(line -> !line.startsWith("#"))
                .collect(Collectors.toMap(
                        line -> line.split("[{ ]", 2)[0], line -> line.replaceAll(" [^ ]*$", ""), (one, other) -> one));

        List<String> queries = new ObjectMapper()
                .readTree(Path.of("src/main/dashboards/grafana.json").toFile())
                .findValuesAsText("expr");

        assertThat(queries).hasSizeGreaterThan(8);
        for (String query : queries) {
            Set<String> tags = Pattern.compile("by \\(([^)]*)\\)|\\{(\\w+)[!=]")
                    .matcher(query)
                    .results()
                    .flatMap(match -> Stream.of((match.group(1) == null ? match.group(2) : match.group(1)).split(", ")))
                    .collect(Collectors.toSet());
            assertThat(Pattern.compile("tsoffice_\\w+").matcher(query).results())
                    .as(query)
                    .isNotEmpty()
                    .allSatisfy(
                            meter -> assertThat(samples).hasEntrySatisfying(meter.group(), sample -> assertThat(tags)
                                    .allSatisfy(tag -> assertThat(sample).contains(tag + "=\""))));
        }
    }
}
