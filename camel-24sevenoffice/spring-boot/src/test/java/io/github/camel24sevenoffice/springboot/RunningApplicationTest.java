/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camel24sevenoffice.auth.AccessToken;
import io.github.camel24sevenoffice.auth.TokenManager;
import io.github.camel24sevenoffice.sandbox.Fault;
import io.github.camel24sevenoffice.sandbox.Sandbox;
import io.github.camel24sevenoffice.sandbox.junit.SandboxExtension;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.actuate.health.HealthEndpoint;
import org.springframework.boot.actuate.health.Status;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;

/** Applications that are started and closed in a test: shutdown, consumers, and beans of their own. */
class RunningApplicationTest {

    @RegisterExtension
    static final SandboxExtension SANDBOX =
            SandboxExtension.of(Sandbox.builder()).perClass();

    private static ConfigurableApplicationContext start(Class<?> application, String... more) {
        List<String> properties = new ArrayList<>(List.of(
                "camel.component.tsoffice.api-url=" + SANDBOX.get().apiUrl(),
                "camel.component.tsoffice.token-url=" + SANDBOX.get().tokenUrl(),
                "camel.component.tsoffice.client-id=sandbox-client",
                "camel.component.tsoffice.client-secret=sandbox-secret",
                "camel.component.tsoffice.organization-id=100000000000001"));
        properties.addAll(List.of(more));
        SpringApplication built = new SpringApplicationBuilder(application)
                .properties(properties.toArray(String[]::new))
                .build();
        built.setRegisterShutdownHook(false);
        return built.run();
    }

    @Test
    void anExchangeInFlightEndsBeforeTheApplication() {
        SANDBOX.get().inject(Fault.on("/v1/taxes").delay(Duration.ofMillis(500)).times(1));
        CompletableFuture<Exchange> result;
        try (ConfigurableApplicationContext application = start(TestApplication.class)) {
            result = application.getBean(ProducerTemplate.class).asyncSend("direct:taxes", exchange -> {});
            Awaitility.await()
                    .until(() -> application
                                    .getBean(CamelContext.class)
                                    .getInflightRepository()
                                    .size()
                            == 1);
        }

        assertThat(result).isCompleted();
        assertThat(result.join().getException()).isNull();
        assertThat(result.join().getMessage().getBody(List.class).size()).isPositive();
    }

    @Test
    void aFailedPollIsUnhealthyUntilTheNextSuccess() {
        SANDBOX.get().inject(Fault.on("/v1/customers").status(500));
        try (ConfigurableApplicationContext application =
                start(Consuming.class, "camel.component.tsoffice.max-retries=0")) {
            HealthEndpoint health = application.getBean(HealthEndpoint.class);
            Awaitility.await().untilAsserted(() -> assertThat(
                            health.healthForPath("tsoffice", "consumers").getStatus())
                    .isEqualTo(Status.DOWN));

            SANDBOX.get().clearFaults();

            Awaitility.await().untilAsserted(() -> assertThat(
                            health.healthForPath("tsoffice", "consumers").getStatus())
                    .isEqualTo(Status.UP));
        }
    }

    @Test
    void aTokenManagerOfTheApplicationIsUsed() {
        try (ConfigurableApplicationContext application = start(OwnTokens.class)) {
            assertThat(application.getBeansOfType(TokenManager.class)).containsOnlyKeys("mine");
            assertThat(application
                            .getBean(ProducerTemplate.class)
                            .requestBody("direct:taxes", null, List.class)
                            .size())
                    .isPositive();
            assertThat(application.getBean(TokenManager.class).statistics().requests())
                    .isEqualTo(1);
        }
    }

    @Test
    void turnedOffThereAreNoBeans() {
        try (ConfigurableApplicationContext application =
                start(Empty.class, "camel.component.tsoffice.enabled=false")) {
            assertThat(application.getBeansOfType(TokenManager.class)).isEmpty();
            assertThat(application.containsBean("tsofficeHealthContributor")).isFalse();
        }
    }

    @Test
    void aTokenManagerWithoutRoutesWorksToo() {
        try (ConfigurableApplicationContext application = start(Empty.class)) {
            AccessToken token = application.getBean(TokenManager.class).get("100000000000001");
            assertThat(token.value()).isNotEmpty();
        }
    }

    @EnableAutoConfiguration
    static class Empty {}

    @EnableAutoConfiguration
    static class Consuming {

        @Bean
        RouteBuilder changes() {
            return new RouteBuilder() {
                @Override
                public void configure() {
                    from("tsoffice:customers?delay=20&initialDelay=0").to("mock:rows");
                }
            };
        }
    }

    @EnableAutoConfiguration
    static class OwnTokens {

        @Bean
        TokenManager mine() {
            TokenManager manager = new TokenManager();
            manager.setClientId("sandbox-client");
            manager.setClientSecret("sandbox-secret");
            manager.setTokenUrl(SANDBOX.get().tokenUrl());
            return manager;
        }

        @Bean
        RouteBuilder taxes() {
            return new TestApplication().taxes();
        }
    }
}
