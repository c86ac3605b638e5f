/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camel24sevenoffice.TsOfficeComponent;
import io.github.camel24sevenoffice.auth.TokenManager;
import io.github.camel24sevenoffice.sandbox.Sandbox;
import io.github.camel24sevenoffice.sandbox.junit.SandboxExtension;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.test.spring.junit5.CamelSpringBootTest;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.actuate.health.HealthEndpoint;
import org.springframework.boot.actuate.health.Status;
import org.springframework.boot.test.autoconfigure.actuate.observability.AutoConfigureObservability;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@CamelSpringBootTest
@SpringBootTest(
        classes = TestApplication.class,
        properties = {
            "camel.component.tsoffice.token-request-timeout=7s",
            "camel.component.tsoffice.maxRetries=2",
            "camel.component.tsoffice.retry_delay=30"
        })
@AutoConfigureObservability
class StarterTest {

    private static final String ORGANIZATION = "100000000000001";

    @RegisterExtension
    static final SandboxExtension SANDBOX =
            SandboxExtension.of(Sandbox.builder()).perClass();

    @Autowired
    private CamelContext context;

    @Autowired
    private ProducerTemplate template;

    @Autowired
    private TokenManager tokens;

    @Autowired
    private TestApplication.Reports reports;

    @Autowired
    private HealthEndpoint health;

    @Autowired
    private MeterRegistry meters;

    @DynamicPropertySource
    static void sandbox(DynamicPropertyRegistry registry) {
        registry.add("camel.component.tsoffice.api-url", () -> SANDBOX.get().apiUrl());
        registry.add("camel.component.tsoffice.token-url", () -> SANDBOX.get().tokenUrl());
        registry.add("camel.component.tsoffice.client-id", () -> "sandbox-client");
        registry.add("camel.component.tsoffice.client-secret", () -> "sandbox-secret");
        registry.add("camel.component.tsoffice.organization-id", () -> ORGANIZATION);
    }

    private void readTaxes() {
        assertThat(template.requestBody("direct:taxes", null, List.class).size())
                .isPositive();
    }

    @Test
    void aRouteAndABeanShareTheToken() {
        tokens.invalidate(tokens.get(ORGANIZATION));
        long before = tokens.statistics().requests();

        readTaxes();

        assertThat(reports.hasToken(ORGANIZATION)).isTrue();
        assertThat(tokens.statistics().requests() - before).isEqualTo(1);
        assertThat(context.getRegistry().findByType(TokenManager.class)).containsExactly(tokens);
    }

    @Test
    void theRouteConfigurationReplacesARejectedToken() {
        readTaxes();
        SANDBOX.get().revokeTokens();

        readTaxes();
    }

    @Test
    void optionsAreReadInEachSpelling() {
        readTaxes();
        TsOfficeComponent component = context.getComponent("tsoffice", TsOfficeComponent.class);

        assertThat(component.getTokenRequestTimeout()).isEqualTo(7_000);
        assertThat(component.getConfiguration().getMaxRetries()).isEqualTo(2);
        assertThat(component.getConfiguration().getRetryDelay()).isEqualTo(30);
    }

    @Test
    void healthNamesTheTokenOfTheOrganization() {
        readTaxes();

        Awaitility.await().untilAsserted(() -> assertThat(
                        health.healthForPath("tsoffice", "tokens").getStatus())
                .isEqualTo(Status.UP));
        assertThat(health.healthForPath("tsoffice").getStatus()).isEqualTo(Status.UP);
        assertThat(health.healthForPath("tsoffice", "consumers").getStatus()).isEqualTo(Status.UNKNOWN);
    }

    @Test
    void metersAreThoseOfBoot() {
        readTaxes();

        assertThat(meters.find("tsoffice.token.requests").meters()).isNotEmpty();
        assertThat(meters.find("tsoffice.calls.running").meters()).isNotEmpty();
    }
}
