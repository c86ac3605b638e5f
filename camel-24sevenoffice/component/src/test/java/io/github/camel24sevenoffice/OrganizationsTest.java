/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camel24sevenoffice.auth.Credentials;
import io.github.camel24sevenoffice.auth.CredentialsProvider;
import io.github.camel24sevenoffice.auth.TokenRequestFailedException;
import io.github.camel24sevenoffice.sandbox.JournalEntry;
import io.github.camel24sevenoffice.sandbox.Sandbox;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One application, and one route, for many organizations. */
@ExtendWith(NoSecretLogged.class)
@Timeout(60)
class OrganizationsTest {

    private final Sandbox sandbox = Sandbox.builder()
            .organization("1")
            .organization("2")
            .organization("3")
            .application(Sandbox.CLIENT_ID, Sandbox.CLIENT_SECRET)
            .application("other-client", NoSecretLogged.WRONG_SECRET)
            .start();
    private final CamelContext context = new DefaultCamelContext();
    private final TsOfficeComponent component = TsOfficeTestSupport.component(sandbox);

    @BeforeEach
    void start() {
        component.getConfiguration().setOrganizationId("1");
        context.addComponent("tsoffice", component);
        context.start();
    }

    @AfterEach
    void stop() {
        context.stop();
        sandbox.close();
    }

    @Test
    void theHeaderNamesTheOrganizationOfTheExchange() {
        call("tsoffice:taxes", "2");
        call("tsoffice:taxes", null);
        call("tsoffice:taxes", 3L);
        call("tsoffice:taxes", "2");

        assertThat(organizations()).containsExactly("2", "1", "3", "2");
        assertThat(sandbox.tokenRequests()).as("one for each organization").isEqualTo(3);
    }

    @Test
    void theHeaderAppliesToTheNextCallsToo() {
        Exchange exchange = call("tsoffice:taxes", "2");

        assertThat(exchange.getMessage().getHeader(TsOfficeConstants.ORGANIZATION_ID))
                .isEqualTo("2");
    }

    @Test
    void allPagesOfAListAreThoseOfItsOrganization() {
        for (int i = 0; i < 30; i++) {
            Map<String, Object> customer = Map.of("isCompany", true, "name", "Fjord " + i + " AS");
            context.createFluentProducerTemplate()
                    .to("tsoffice:customers?method=POST")
                    .withHeader(TsOfficeConstants.ORGANIZATION_ID, "2")
                    .withBody(customer)
                    .request();
        }
        sandbox.clearJournal();

        Exchange exchange = call("tsoffice:customers?paging=list&limit=10", "2");

        assertThat(exchange.getMessage().getBody())
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .hasSize(30);
        assertThat(organizations()).containsOnly("2").hasSizeGreaterThan(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " "})
    void aBlankHeaderIsAnErrorAndNotTheDefault(String header) {
        assertThat(call("tsoffice:taxes", header).getException())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("organizationId")
                .hasMessageContaining("CamelTsOfficeOrganizationId");
        assertThat(sandbox.requests()).isEmpty();
    }

    @Test
    void withoutAnyOrganizationTheExchangeFailsAndNamesOptionAndHeader() {
        component.getConfiguration().setOrganizationId(null);

        assertThat(call("tsoffice:taxes", null).getException())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("set the option organizationId, or the header CamelTsOfficeOrganizationId");
        assertThat(call("tsoffice:taxes", "3").getException()).isNull();
    }

    @Test
    void anUnknownOrganizationDoesNotAffectTheOthers() {
        for (int i = 0; i < 20; i++) {
            assertThat(call("tsoffice:taxes", "4711").getException())
                    .isInstanceOf(TokenRequestFailedException.class)
                    .hasMessageContaining("4711");
            assertThat(call("tsoffice:taxes", "2").getException()).isNull();
        }

        assertThat(sandbox.tokenRequests()).isEqualTo(2);
    }

    @Test
    void aProviderReturnsTheApplicationOfEachOrganization() {
        Map<String, Credentials> applications = new HashMap<>();
        applications.put("2", new Credentials("other-client", NoSecretLogged.WRONG_SECRET));
        applications.put("3", new Credentials(Sandbox.CLIENT_ID, Sandbox.CLIENT_SECRET));
        component.getConfiguration().setClientId(null);
        component.getConfiguration().setClientSecret(null);
        CredentialsProvider provider = applications::get;
        component.setCredentialsProvider(provider);
        component.stop();
        component.start();

        assertThat(call("tsoffice:taxes", "2").getException()).isNull();
        assertThat(call("tsoffice:taxes", "3").getException()).isNull();
        assertThat(call("tsoffice:taxes", "1").getException())
                .isInstanceOf(TokenRequestFailedException.class)
                .hasMessageContaining("No access token for organization 1: the CredentialsProvider has no credentials");
    }

    private Exchange call(String uri, Object organizationId) {
        return context.createFluentProducerTemplate()
                .to(uri)
                .withHeader(TsOfficeConstants.ORGANIZATION_ID, organizationId)
                .send();
    }

    private List<String> organizations() {
        return sandbox.apiRequests().stream().map(JournalEntry::organizationId).toList();
    }
}
