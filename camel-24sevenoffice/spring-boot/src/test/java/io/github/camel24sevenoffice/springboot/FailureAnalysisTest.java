/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.springboot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;

/** What is printed when an option is missing or wrong: what, where, what to do, and no stack trace. */
@ExtendWith(OutputCaptureExtension.class)
class FailureAnalysisTest {

    private static void fails(Class<?> application, String... properties) {
        assertThatThrownBy(() -> new SpringApplicationBuilder(application)
                        .properties(properties)
                        .run("--logging.level.org.apache.camel=off")
                        .close())
                .isNotNull();
    }

    private static void assertAnalysis(CapturedOutput output, String... parts) {
        assertThat(output.getOut())
                .contains("APPLICATION FAILED TO START", "Description:", "Action:")
                .contains(parts)
                .doesNotContain("\tat ", "not-a-secret-for-logs");
    }

    @Test
    void missingCredentials(CapturedOutput output) {
        fails(TestApplication.class, "spring.main.lazy-initialization=true");

        assertAnalysis(
                output, "The route taxes cannot start", "needs clientId, clientSecret", "camel.component.tsoffice.");
    }

    @Test
    void missingSecret(CapturedOutput output) {
        fails(RunningApplicationTest.Empty.class, "camel.component.tsoffice.client-id=my-application");

        assertAnalysis(output, "needs clientSecret");
    }

    @Test
    void unknownOption(CapturedOutput output) {
        fails(RunningApplicationTest.Empty.class, "camel.component.tsoffice.client-secrett=not-a-secret-for-logs");

        assertAnalysis(
                output,
                "camel.component.tsoffice.client-secrett",
                "is no option of the component tsoffice",
                "The options are access-denied-cool-down, ",
                ", client-secret, ");
    }

    @Test
    void wrongValue(CapturedOutput output) {
        fails(
                TestApplication.class,
                "camel.component.tsoffice.client-id=my-application",
                "camel.component.tsoffice.client-secret=not-a-secret-for-logs",
                "camel.component.tsoffice.max-concurrent-calls=many");

        assertAnalysis(
                output,
                "camel.component.tsoffice.max-concurrent-calls",
                "has a value that the option maxConcurrentCalls does not take");
    }

    @Test
    void wrongPath(CapturedOutput output) {
        fails(
                Mistyped.class,
                "camel.component.tsoffice.client-id=my-application",
                "camel.component.tsoffice.client-secret=not-a-secret-for-logs",
                "camel.component.tsoffice.organization-id=1");

        assertAnalysis(output, "The route mistyped cannot start", "customer", "customers");
    }

    @EnableAutoConfiguration
    static class Mistyped {

        @Bean
        RouteBuilder mistyped() {
            return new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:customer").routeId("mistyped").to("tsoffice:customer");
                }
            };
        }
    }
}
