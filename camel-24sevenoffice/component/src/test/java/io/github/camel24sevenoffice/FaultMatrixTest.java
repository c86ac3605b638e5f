/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camel24sevenoffice.FaultMatrix.Use;
import io.github.camel24sevenoffice.FaultMatrix.Weather;
import io.github.camel24sevenoffice.auth.TokenRequestFailedException;
import io.github.camel24sevenoffice.error.TsOfficeConnectionFailedException;
import io.github.camel24sevenoffice.error.TsOfficeFileUploadException;
import io.github.camel24sevenoffice.error.TsOfficeOperationFailedException;
import io.github.camel24sevenoffice.error.TsOfficePagingException;
import io.github.camel24sevenoffice.error.TsOfficeUnreadableResponseException;
import io.github.camel24sevenoffice.sandbox.Change;
import io.github.camel24sevenoffice.sandbox.Fault;
import io.github.camel24sevenoffice.sandbox.Sandbox;
import io.github.camel24sevenoffice.sandbox.SandboxBuilder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every fault of the sandbox meets every kind of use, once, in an organization of its own. Whatever happens, nothing is lost
 * or done twice, and an error says what may have been done. The table of the documentation is made of the results. It takes
 * long, since some faults end with a time-out.
 */
@Tag("slow")
@Timeout(60)
@ExtendWith(NoSecretLogged.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FaultMatrixTest {

    private static final Path PAGE = Path.of("src/main/docs/tsoffice-faults.adoc");
    private static final int ROWS = 12;

    private final Map<Weather, Map<Use, String>> results = new EnumMap<>(Weather.class);
    private final DefaultCamelContext context = new DefaultCamelContext();
    private Sandbox sandbox;

    @TempDir
    private Path folder;

    @BeforeAll
    void start() throws Exception {
        SandboxBuilder builder = Sandbox.builder();
        cells().forEach(cell -> builder.organization(organization((Weather) cell.get()[0], (Use) cell.get()[1])));
        // an application that the login server has refused is not used again for a while
        Stream.of(Weather.values()).forEach(weather -> builder.application(weather.name(), "matrix"));
        builder.application(Sandbox.CLIENT_ID, Sandbox.CLIENT_SECRET);
        sandbox = builder.start();
        TsOfficeComponent component = TsOfficeTestSupport.component(sandbox);
        TsOfficeConfiguration options = component.getConfiguration();
        options.setMaxRetryAfter(1_000);
        options.setRetryDelay(1);
        options.setFileUploadTimeout(1_000);
        options.setMaxRetries(3);
        component.setTokenRequestTimeout(2_000);
        context.addComponent("tsoffice", component);
        context.addRoutes(new TsOfficeRouteConfiguration());
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:any").routeConfigurationId("tsoffice").toD("${header.uri}");
                from("direct:stream")
                        .routeConfigurationId("tsoffice")
                        .toD("${header.uri}")
                        .split(body())
                        .streaming()
                        .stopOnException()
                        .process(exchange -> ((Cell) exchange.getProperty("cell")).take(exchange));
            }
        });
        context.start();
    }

    @AfterAll
    void stop() throws Exception {
        context.stop();
        sandbox.close();
        if (results.size() == Weather.values().length) {
            String page = FaultMatrix.page(results);
            if (System.getProperty("regenerate") != null) {
                Files.writeString(PAGE, page);
            }
            assertThat(Files.readString(PAGE))
                    .as("to regenerate it: mvn -pl camel-24sevenoffice/component -am test -Dtest=FaultMatrixTest"
                            + " -Dregenerate -Dsurefire.failIfNoSpecifiedTests=false")
                    .isEqualTo(page);
        }
    }

    /** All, or with {@code -Dfault=LOST} those of one fault. */
    static Stream<Arguments> cells() {
        String only = System.getProperty("fault");
        return Arrays.stream(Weather.values())
                .filter(weather -> only == null || weather.name().equals(only))
                .flatMap(weather -> Arrays.stream(Use.values())
                        .filter(use -> weather.appliesTo(use))
                        .map(use -> Arguments.of(weather, use)));
    }

    private static String organization(Weather weather, Use use) {
        return String.valueOf(100 * (1 + List.of(Weather.values()).indexOf(weather))
                + List.of(Use.values()).indexOf(use));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("cells")
    void nothingIsLostOrDoneTwice(Weather weather, Use use) throws Exception {
        Cell cell = new Cell(weather, use, organization(weather, use));
        cell.prepare();

        String result = use == Use.CONSUMER ? cell.consume() : cell.call();

        results.computeIfAbsent(weather, key -> new EnumMap<>(Use.class)).put(use, result);
    }

    /** One use of one organization. */
    private final class Cell {

        private final Weather weather;
        private final Use use;
        private final String organization;
        private final Queue<Object> rows = new ConcurrentLinkedQueue<>();
        private String id = "1001";

        Cell(Weather weather, Use use, String organization) {
            this.weather = weather;
            this.use = use;
            this.organization = organization;
        }

        /** What the use needs, before the fault. */
        void prepare() {
            int customers = use.isList() ? ROWS : use == Use.TOKEN ? 0 : 1;
            for (int i = 0; i < customers; i++) {
                createCustomer();
            }
            if (use == Use.DELETE || use == Use.ATTACHMENT) {
                id = create("tsoffice:salesorders?method=POST", "{\"customer\":{\"id\":1001,\"name\":\"Fjord\"}}");
            }
            if (use == Use.PUT) {
                id = create("tsoffice:products?method=POST", "{\"name\":\"Nail\",\"category\":{\"id\":1}}");
            }
        }

        private void createCustomer() {
            create("tsoffice:customers?method=POST", "{\"isCompany\":true,\"name\":\"Fjord AS\"}");
        }

        private String create(String uri, Object body) {
            Exchange exchange = send("direct:any", uri + "&outputType=java.util.Map", body);
            assertThat(exchange.getException()).isNull();
            return String.valueOf(exchange.getMessage().getBody(Map.class).get("id"));
        }

        private Exchange send(String route, String uri, Object body) {
            return context.createProducerTemplate().send(route, exchange -> {
                exchange.getIn().setBody(body);
                exchange.getIn().setHeader("uri", uri);
                exchange.getIn().setHeader(TsOfficeConstants.ORGANIZATION_ID, organization);
                exchange.setProperty("cell", this);
            });
        }

        void take(Exchange row) {
            rows.add(row.getMessage().getBody(Map.class).get("id"));
        }

        private long effects() {
            return sandbox.changes().stream()
                    .filter(change -> change.organizationId().equals(organization))
                    .filter(change -> change.resource().equals(use.resource()))
                    .map(Change::kind)
                    .filter(use.effect()::equals)
                    .count();
        }

        private long requests() {
            return sandbox.requests().stream()
                    .filter(entry -> use == Use.TOKEN || !entry.path().equals("/oauth/token"))
                    .count();
        }

        String call() throws Exception {
            long effectsBefore = use.effect() == null ? 0 : effects();
            sandbox.clearJournal();
            Fault fault = weather.fault(use.fault(id));
            sandbox.inject(weather == Weather.ROW_NEW ? fault.perform(this::createCustomer) : fault);

            Exchange exchange = send(
                    use == Use.STREAM ? "direct:stream" : "direct:any",
                    weather.uri(use.uri().replace("{id}", id).replace("{client}", weather.name())),
                    use.body(folder));
            sandbox.clearFaults();

            long effects = use.effect() == null ? 0 : effects() - effectsBefore;
            assertThat(effects).as("how often the work was done").isLessThanOrEqualTo(1);
            return exchange.getException() == null
                    ? succeeded(exchange, effects)
                    : failed(exchange.getException(), effects);
        }

        private String succeeded(Exchange exchange, long effects) {
            if (use.effect() != null) {
                assertThat(effects).as("how often the work was done").isEqualTo(1);
            }
            if (use == Use.LIST || use == Use.STREAM) {
                if (use == Use.LIST) {
                    List<?> all = exchange.getMessage().getBody(List.class);
                    all.forEach(row -> rows.add(((Map<?, ?>) row).get("id")));
                }
                assertComplete();
            }
            int own = weather == Weather.ROW_NEW ? 1 : 0;
            return requests() - own <= use.requests() ? "succeeds" : "repeated";
        }

        private void assertComplete() {
            assertThat(rows).doesNotHaveDuplicates();
            if (weather == Weather.ROW_GONE) {
                // the later rows move up, and the next page skips one
                assertThat(rows).hasSize(ROWS - 1);
            } else if (weather == Weather.ROW_NEW) {
                assertThat(rows).hasSize(ROWS + 1);
            } else if (weather == Weather.EMPTY_PAGE) {
                // the server does not send the rows of that page
                assertThat(rows).hasSize(ROWS - 5);
            } else {
                assertThat(rows)
                        .containsExactlyElementsOf(
                                IntStream.range(1001, 1001 + ROWS).boxed().toList());
            }
        }

        private String failed(Exception thrown, long effects) {
            Throwable failure =
                    thrown.getClass().getPackageName().startsWith("org.apache.camel") ? thrown.getCause() : thrown;
            assertThat(failure)
                    .isInstanceOfAny(
                            TsOfficeOperationFailedException.class,
                            TsOfficeConnectionFailedException.class,
                            TsOfficeUnreadableResponseException.class,
                            TsOfficePagingException.class,
                            TsOfficeFileUploadException.class,
                            TokenRequestFailedException.class);
            boolean mayBeDone = failure.getMessage().contains("The work may have been done")
                    || failure.getMessage().contains("whether the work was done")
                    || failure instanceof TsOfficeUnreadableResponseException;
            if (effects > 0 && !use.isIdempotent()) {
                assertThat(mayBeDone)
                        .as("says that the work may have been done")
                        .isTrue();
            }
            return "`" + failure.getClass().getSimpleName() + "`"
                    + (mayBeDone && !use.isIdempotent() ? ", may be done" : "");
        }

        String consume() throws Exception {
            sandbox.inject(weather.fault(use.fault(id)));
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from(weather.uri("tsoffice:customers?limit=5&initialDelay=0&delay=20&organizationId="
                                    + organization))
                            .routeId(organization)
                            .process(exchange -> rows.add(exchange.getMessage().getHeader(TsOfficeConstants.ROW_ID)));
                }
            });
            await().atMost(Duration.ofSeconds(20)).until(() -> rows.size() >= ROWS);
            context.getRouteController().stopRoute(organization);
            context.removeRoute(organization);
            sandbox.clearFaults();
            assertThat(rows)
                    .as("each row, and each once")
                    .containsExactlyInAnyOrderElementsOf(IntStream.range(1001, 1001 + ROWS)
                            .mapToObj(String::valueOf)
                            .toList());
            return "every row once";
        }
    }
}
