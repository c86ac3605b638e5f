/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.camel24sevenoffice.sandbox.Sandbox;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a consumer refuses at start-up, and what it says. */
class ConsumerOptionsTest {

    private final Sandbox sandbox = Sandbox.builder().start();
    private final CamelContext context = new DefaultCamelContext();

    @AfterEach
    void stop() {
        context.stop();
        sandbox.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "tsoffice:customers/1                          | is not a list that can be polled",
                "tsoffice:me                                   | is not a list that can be polled",
                "tsoffice:customers/{customerId}/bankaccounts  | must not have a placeholder",
                "tsoffice:customers?method=POST                | is not a list that can be polled",
                "tsoffice:nothing                              | nothing",
                "tsoffice:customers?startFrom=yesterday        | startFrom must be beginning, now",
                "tsoffice:products?startFrom=2026-01-01        | startFrom must be beginning or now",
                "tsoffice:customers?overlap=-1                 | overlap must be 0 ms or more",
                "tsoffice:customers?maxInFlight=0              | maxInFlight must be 1 or more",
                "tsoffice:customers?maxAttempts=-1             | maxAttempts must be 0",
                "tsoffice:customers?maxDeletedShare=2          | maxDeletedShare must be from 0 to 1",
                "tsoffice:customers?postingWindow=10d          | postingWindow must be left out",
                "tsoffice:transactionlines                     | set the option postingWindow",
                "tsoffice:transactionlines?postingWindow=week  | postingWindow must be days back and days ahead",
                "tsoffice:customers?modifiedFrom=2026-01-01    | set the option startFrom",
                "tsoffice:customers?sortBy=name:asc            | cannot be set on a consumer",
                "tsoffice:products?changeDetection=modified    | has no parameter modifiedFrom",
                "tsoffice:customers?changeDetection=delta      | changeDetection must be modified or snapshot",
                "tsoffice:customers?isCompany={company}        | isCompany of a consumer must be a value",
                "tsoffice:customers?organizations=1,1          | names an organization twice",
                "tsoffice:customers?organizations=,            | at least one organization",
                "tsoffice:customers?modfiedFrom=2026-01-01     | modfiedFrom"
            })
    void aWrongOptionFailsTheStartAndIsNamed(String uri, String message) {
        context.addComponent("tsoffice", TsOfficeTestSupport.component(sandbox));

        assertThat(startFailure(uri)).contains(message);
    }

    private String startFailure(String... uris) {
        Throwable failure = catchThrowable(() -> {
            for (String uri : uris) {
                context.addRoutes(new RouteBuilder() {
                    @Override
                    public void configure() {
                        from(uri).to("log:rows");
                    }
                });
            }
            context.start();
        });
        assertThat(failure).as("the start of " + List.of(uris)).isNotNull();
        StringBuilder messages = new StringBuilder();
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            messages.append(cause.getMessage()).append('\n');
        }
        return messages.toString();
    }

    @Test
    void twoConsumersCannotHaveTheSameState() {
        context.addComponent("tsoffice", TsOfficeTestSupport.component(sandbox));

        assertThat(startFailure("tsoffice:customers?delay=1000", "tsoffice:customers?delay=2000"))
                .contains("Two consumers have the same state", "tsoffice:customers modified organization");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "not JSON         | it is not the JSON that a consumer writes",
                "{\"version\":9}  | it has version 9, not 1",
                "null             | it has no version",
                "{}               | it has version 0, not 1"
            })
    void aStateThatCannotBeReadFailsTheStartAndNamesTheKey(String state, String message) {
        context.addComponent("tsoffice", TsOfficeTestSupport.component(sandbox));
        MemoryStateRepository states = new MemoryStateRepository();
        states.start();
        states.setState("tsoffice:customers modified organization 100000000000001", state);
        context.getRegistry().bind("states", states);

        assertThat(startFailure("tsoffice:customers?offsetRepository=#states"))
                .contains("tsoffice:customers modified organization 100000000000001", message);
    }

    @Test
    void withoutAnOrganizationTheOptionsAreNamed() {
        TsOfficeComponent component = TsOfficeTestSupport.component(sandbox);
        component.getConfiguration().setOrganizationId(null);
        context.addComponent("tsoffice", component);

        assertThat(startFailure("tsoffice:customers")).contains("organizationId", "organizations");
    }

    @Test
    void withoutCredentialsTheOptionsAreNamed() {
        TsOfficeComponent component = TsOfficeTestSupport.component(sandbox);
        component.getConfiguration().setClientId(null);
        component.getConfiguration().setClientSecret(null);
        context.addComponent("tsoffice", component);

        assertThat(startFailure("tsoffice:customers")).contains("clientId", "clientSecret");
    }
}
