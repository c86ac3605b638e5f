/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camel24sevenoffice.auth.TestClock;
import io.github.camel24sevenoffice.sandbox.Sandbox;
import io.github.camel24sevenoffice.sandbox.SandboxBuilder;
import io.github.camel24sevenoffice.sandbox.TimestampStyle;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A sandbox whose clock the test moves, and contexts with a consumer that share a state: a second one is the first one after a
 * restart.
 */
@ExtendWith(NoSecretLogged.class)
@Timeout(60)
abstract class ConsumerTestSupport {

    /** The ready-made policy with short delays. */
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    protected final TestClock clock = new TestClock();
    protected final Sandbox sandbox = sandbox(Sandbox.builder()
                    .clock(clock)
                    .tokenLifetime(Duration.ofDays(10_000))
                    .timestampStyle(TimestampStyle.MILLIS))
            .start();
    protected final MemoryStateRepository states = new MemoryStateRepository();
    protected final List<Delivery> deliveries = new CopyOnWriteArrayList<>();
    private final List<CamelContext> contexts = new ArrayList<>();

    /** May add to the sandbox that most tests use. */
    protected SandboxBuilder sandbox(SandboxBuilder builder) {
        return builder;
    }

    /** What the next consumer belongs to. */
    protected TsOfficeComponent component() {
        TsOfficeComponent component = TsOfficeTestSupport.component(sandbox);
        component.getConfiguration().setRetryDelay(10);
        return component;
    }

    /** Where the next consumer keeps its state. */
    protected StateRepository<String, String> repository() {
        return states;
    }

    @AfterEach
    void stopAll() {
        contexts.forEach(CamelContext::stop);
        sandbox.close();
    }

    /** Starts a context with one route that delivers to {@link #deliveries}. */
    protected CamelContext start(String uri) {
        return start(uri, exchange -> {});
    }

    /** The same, with a step before the delivery counts. */
    protected CamelContext start(String uri, Processor step) {
        return start(new RouteBuilder() {
            @Override
            public void configure() {
                from(polling(uri)).routeId("changes").process(step).process(ConsumerTestSupport.this::deliver);
            }
        });
    }

    protected CamelContext start(RouteBuilder routes) {
        CamelContext context = new DefaultCamelContext();
        contexts.add(context);
        context.getShutdownStrategy().setTimeout(10);
        context.addComponent("tsoffice", component());
        context.getRegistry().bind("states", repository());
        try {
            context.addRoutes(routes);
            context.start();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        return context;
    }

    /** With a short delay, and the shared state. */
    protected static String polling(String uri) {
        return uri + (uri.contains("?") ? "&" : "?") + "offsetRepository=#states&initialDelay=0&delay=20";
    }

    protected void deliver(Exchange exchange) {
        deliveries.add(Delivery.of(exchange));
    }

    /** Waits until as many rows were delivered, and for two more polls, so that one too many would show. */
    protected List<Delivery> awaitDeliveries(int count) {
        await().atMost(Duration.ofSeconds(20)).until(() -> deliveries.size() >= count);
        awaitPolls(2);
        return List.copyOf(deliveries);
    }

    /** Waits until the list was requested so many more times. */
    protected void awaitPolls(int count) {
        int before = reads();
        await().atMost(Duration.ofSeconds(20)).until(() -> reads() >= before + count);
    }

    private int reads() {
        return (int) sandbox.apiRequests().stream()
                .filter(call -> call.method().equals("GET"))
                .count();
    }

    protected JsonNode call(String method, String path, Object body) {
        return call(sandbox, Sandbox.ORGANIZATION_ID, method, path, body);
    }

    /** Calls the sandbox as another application of the organization would. */
    protected static JsonNode call(Sandbox sandbox, String organizationId, String method, String path, Object body) {
        try {
            JsonNode token = send(
                    HttpRequest.newBuilder(URI.create(sandbox.tokenUrl())).header("Content-Type", "application/json"),
                    "POST",
                    Map.of(
                            "grant_type", "client_credentials",
                            "client_id", Sandbox.CLIENT_ID,
                            "client_secret", Sandbox.CLIENT_SECRET,
                            "audience", Sandbox.AUDIENCE,
                            "login_organization", organizationId));
            return send(
                    HttpRequest.newBuilder(URI.create(sandbox.apiUrl() + path))
                            .header("Content-Type", "application/json")
                            .header(
                                    "Authorization",
                                    "Bearer " + token.path("access_token").asText()),
                    method,
                    body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode send(HttpRequest.Builder request, String method, Object body)
            throws IOException, InterruptedException {
        HttpRequest.BodyPublisher content = body == null
                ? HttpRequest.BodyPublishers.noBody()
                : HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body));
        HttpResponse<String> response =
                HTTP.send(request.method(method, content).build(), HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() >= 300) {
            throw new IllegalStateException(method + " " + response.uri().getPath() + " returned " + response.body());
        }
        return JSON.readTree(response.body());
    }

    protected int createCustomer(String name) {
        clock.advance(Duration.ofMillis(10));
        return call("POST", "/customers", Map.of("isCompany", true, "name", name))
                .path("id")
                .asInt();
    }

    protected void rename(int customer, String name) {
        clock.advance(Duration.ofMillis(10));
        call("PATCH", "/customers/" + customer, Map.of("name", name));
    }

    protected void createCustomers(int count) {
        for (int i = 1; i <= count; i++) {
            createCustomer("Customer " + i);
        }
    }

    /** What a route got. */
    record Delivery(String id, String change, Instant modifiedAt, String organization, String name) {

        static Delivery of(Exchange exchange) {
            try {
                String body = exchange.getMessage().getBody(String.class);
                JsonNode row = body == null ? JSON.nullNode() : JSON.readTree(body);
                return new Delivery(
                        exchange.getMessage().getHeader("CamelTsOfficeRowId", String.class),
                        exchange.getMessage().getHeader("CamelTsOfficeChange", String.class),
                        exchange.getMessage().getHeader("CamelTsOfficeModifiedAt", Instant.class),
                        exchange.getMessage().getHeader("CamelTsOfficeOrganizationId", String.class),
                        row.path("name").asText(null));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
