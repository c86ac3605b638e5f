/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camel24sevenoffice.auth.AccessToken;
import io.github.camel24sevenoffice.auth.TokenManager;
import io.github.camel24sevenoffice.sandbox.JournalEntry;
import io.github.camel24sevenoffice.sandbox.Sandbox;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** One TokenManager for several contexts, and for beans. */
@ExtendWith(NoSecretLogged.class)
@Timeout(60)
class SharedTokenManagerTest {

    private final Sandbox sandbox = Sandbox.builder().start();
    private final List<CamelContext> contexts = new ArrayList<>();
    private final TokenManager tokenManager = new TokenManager();

    SharedTokenManagerTest() {
        tokenManager.setClientId(Sandbox.CLIENT_ID);
        tokenManager.setClientSecret(Sandbox.CLIENT_SECRET);
        tokenManager.setTokenUrl(sandbox.tokenUrl());
    }

    @AfterEach
    void stop() {
        contexts.forEach(CamelContext::stop);
        sandbox.close();
    }

    @Test
    void severalContextsUseOneTokenAndAnyOfThemMayReplaceIt() throws Exception {
        CamelContext first = context();
        CamelContext second = context();

        assertThat(call(first).getException()).isNull();
        assertThat(call(second).getException()).isNull();
        assertThat(sandbox.tokenRequests()).isEqualTo(1);

        sandbox.revokeTokens();
        assertThat(call(second).getException()).isNull();
        assertThat(call(first).getException()).isNull();
        assertThat(sandbox.tokenRequests()).isEqualTo(2);
        assertThat(sandbox.apiRequests()).extracting(JournalEntry::status).containsExactly(200, 200, 403, 200, 200);
    }

    @Test
    void itIsStoppedByTheContextThatOwnsItAndByNoOther() throws Exception {
        CamelContext owner = context();
        CamelContext other = context();
        call(owner);

        other.stop();
        assertThat(call(owner).getException()).isNull();

        CamelContext third = context();
        owner.stop();
        assertThat(call(third).getException())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("the CamelContext that owns it");
    }

    @Test
    void aBeanOfTheUsersOwnGetsTheSameToken() throws Exception {
        CamelContext context = context();
        call(context);

        AccessToken token = tokenManager.get(Sandbox.ORGANIZATION_ID);

        assertThat(token.value()).isNotBlank();
        assertThat(sandbox.tokenRequests()).isEqualTo(1);
    }

    private Exchange call(CamelContext context) {
        return context.createProducerTemplate().send("direct:taxes", in -> {});
    }

    private CamelContext context() throws Exception {
        CamelContext context = new DefaultCamelContext();
        contexts.add(context);
        TsOfficeComponent component = new TsOfficeComponent();
        component.getConfiguration().setOrganizationId(Sandbox.ORGANIZATION_ID);
        component.getConfiguration().setApiUrl(sandbox.apiUrl());
        context.addComponent("tsoffice", component);
        context.getRegistry().bind("tokens", tokenManager);
        context.addRoutes(new TsOfficeRouteConfiguration());
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:taxes")
                        .routeConfigurationId(TsOfficeRouteConfiguration.ID)
                        .to("tsoffice:taxes");
            }
        });
        context.start();
        return context;
    }
}
