/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.example;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camel24sevenoffice.sandbox.Fault;
import io.github.camel24sevenoffice.sandbox.Sandbox;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TaxesExampleTest extends ExampleTestSupport {

    @ParameterizedTest
    @ValueSource(strings = {"java", "yaml", "xml"})
    void continuesWithAFreshTokenAfterARejection(String dsl) {
        int exitCode = run("example", "taxes", "dsl", dsl);

        assertThat(exitCode).isZero();
        assertThat(lines)
                .contains(
                        "  GET /v1/taxes returned 403",
                        "  GET /v1/taxes returned 200",
                        "  new tokens: 1, redeliveries of the exchange: 1",
                        "Done: 2 runs, 3 calls, 1 of them rejected, 2 token requests");
        assertThat(lines).filteredOn("  11 tax codes"::equals).hasSize(2);
    }

    @Test
    void callsTheServiceOfTheEnvironmentOnce() {
        try (Sandbox service = Sandbox.builder().start()) {
            int exitCode = run(service, "example", "taxes");

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

            assertThat(run(environment, "example", "taxes")).isEqualTo(1);
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

            assertThat(run(service, "example", "taxes")).isEqualTo(1);
            assertThat(lines).singleElement().asString().contains("GET /taxes").contains("fresh access token");
            assertThat(service.apiRequests()).hasSize(2);
        }
    }

    @Test
    void failsWithOneLineWhenTheServiceIsDown() {
        Sandbox service = Sandbox.builder().start();
        service.close();

        assertThat(run(service, "example", "taxes")).isEqualTo(1);
        assertThat(lines)
                .singleElement()
                .asString()
                .contains(service.tokenUrl())
                .contains("refused");
    }
}
