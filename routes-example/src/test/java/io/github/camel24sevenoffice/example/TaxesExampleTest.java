/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.example;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camel24sevenoffice.sandbox.Fault;
import io.github.camel24sevenoffice.sandbox.Sandbox;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.Logger;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.Property;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class TaxesExampleTest {

    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final AbstractAppender appender = new AbstractAppender("lines", null, null, true, Property.EMPTY_ARRAY) {
        @Override
        public void append(LogEvent event) {
            lines.add(event.getMessage().getFormattedMessage());
        }
    };

    @BeforeEach
    void capture() {
        appender.start();
        logger().addAppender(appender);
    }

    @AfterEach
    void release() {
        logger().removeAppender(appender);
    }

    private static Logger logger() {
        return (Logger) LogManager.getLogger("io.github.camel24sevenoffice.example");
    }

    @ParameterizedTest
    @ValueSource(strings = {"java", "yaml", "xml"})
    void losesItsTokenAndCarriesOn(String dsl) {
        int exitCode = new TaxesExample(Map.of(), dsl).run();

        assertThat(exitCode).isZero();
        assertThat(lines)
                .contains(
                        "  GET /v1/taxes was answered with 403",
                        "  GET /v1/taxes was answered with 200",
                        "  new tokens: 1, redeliveries of the exchange: 1",
                        "Done: 2 runs, 3 calls, 1 of them rejected, 2 token requests");
        assertThat(lines).filteredOn("  11 tax codes"::equals).hasSize(2);
    }

    @Test
    void callsTheServiceOfTheEnvironmentOnce() {
        try (Sandbox service = Sandbox.builder().start()) {
            int exitCode = new TaxesExample(environment(service), "java").run();

            assertThat(exitCode).isZero();
            assertThat(service.apiRequests()).hasSize(1);
            assertThat(lines).contains("  11 tax codes").noneMatch(line -> line.contains("sandbox"));
        }
    }

    @Test
    void failsWithOneLineWhenTheCredentialsAreWrong() {
        try (Sandbox service = Sandbox.builder().start()) {
            Map<String, String> environment = environment(service);
            environment.put("TSOFFICE_CLIENT_SECRET", "wrong-secret");

            assertThat(new TaxesExample(environment, "java").run()).isEqualTo(1);
            assertThat(lines)
                    .singleElement()
                    .asString()
                    .contains("401 access_denied")
                    .doesNotContain("wrong-secret");
        }
    }

    @Test
    void failsWithOneLineWhenTheApiRejectsTheFreshTokenToo() {
        try (Sandbox service = Sandbox.builder().start()) {
            service.inject(Fault.on("/v1/taxes").status(403));

            assertThat(new TaxesExample(environment(service), "java").run()).isEqualTo(1);
            assertThat(lines).singleElement().asString().contains("GET /taxes").contains("fresh access token");
            assertThat(service.apiRequests()).hasSize(2);
        }
    }

    @Test
    void failsWithOneLineWhenTheServiceIsDown() {
        Sandbox service = Sandbox.builder().start();
        service.close();

        assertThat(new TaxesExample(environment(service), "java").run()).isEqualTo(1);
        assertThat(lines)
                .singleElement()
                .asString()
                .contains(service.tokenUrl())
                .contains("refused");
    }

    @Test
    void namesTheCredentialsThatAreMissing() {
        assertThat(new TaxesExample(Map.of("TSOFFICE_CLIENT_ID", "x"), "java").run())
                .isEqualTo(1);
        assertThat(lines).singleElement().asString().contains("TSOFFICE_CLIENT_SECRET, TSOFFICE_ORGANIZATION_ID");
    }

    @Test
    void namesTheLanguagesThereAre() {
        assertThat(new TaxesExample(Map.of(), "kotlin").run()).isEqualTo(1);
        assertThat(lines)
                .singleElement()
                .asString()
                .contains("java, yaml or xml")
                .contains("kotlin");
    }

    private static Map<String, String> environment(Sandbox service) {
        Map<String, String> environment = new HashMap<>();
        environment.put("TSOFFICE_CLIENT_ID", Sandbox.CLIENT_ID);
        environment.put("TSOFFICE_CLIENT_SECRET", Sandbox.CLIENT_SECRET);
        environment.put("TSOFFICE_ORGANIZATION_ID", Sandbox.ORGANIZATION_ID);
        environment.put("TSOFFICE_API_URL", service.apiUrl());
        environment.put("TSOFFICE_TOKEN_URL", service.tokenUrl());
        return environment;
    }
}
