/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camel24sevenoffice.auth.TokenInvalidator;
import io.github.camel24sevenoffice.error.TsOfficeAccessDeniedException;
import io.github.camel24sevenoffice.sandbox.Fault;
import io.github.camel24sevenoffice.sandbox.JournalEntry;
import io.github.camel24sevenoffice.sandbox.Sandbox;
import java.time.Duration;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A rejection that a fresh token does not change costs one token, not one for each exchange. It takes some seconds, since a
 * thousand exchanges fail, and the log of each is searched for secrets.
 */
class CoolDownTest extends TsOfficeTestSupport {

    private static final int EXCHANGES = 500;
    private static final int THREADS = 32;

    @Override
    protected CamelContext createCamelContext() throws Exception {
        CamelContext context = super.createCamelContext();
        context.getComponent("tsoffice", TsOfficeComponent.class)
                .setAccessDeniedCoolDown(Duration.ofMinutes(10).toMillis());
        return context;
    }

    @Override
    protected RoutesBuilder[] createRouteBuilders() {
        return new RoutesBuilder[] {
            new HandledRoutes()
                    .with("direct:ready-made", "tsoffice:taxes")
                    .with("direct:list", "tsoffice:customers?paging=list&limit=1"),
            new RouteBuilder() {
                @Override
                public void configure() {
                    onException(TsOfficeAccessDeniedException.class)
                            .onRedelivery(new TokenInvalidator())
                            .maximumRedeliveries(3)
                            .redeliveryDelay(0);
                    from("direct:written-out").to("tsoffice:taxes");
                    from("direct:others").to("tsoffice:taxes/1");
                }
            }
        };
    }

    @ParameterizedTest
    @ValueSource(strings = {"direct:ready-made", "direct:written-out"})
    void aMissingPermissionCostsOneTokenHoweverManyExchangesMeetIt(String route) throws Exception {
        sandbox.inject(Fault.on("/v1/taxes").status(403).json());
        List<Exchange> exchanges;
        List<String> warnings;
        try (LoggedLines logged = new LoggedLines("DeniedOperations")) {
            exchanges = simultaneously(THREADS, EXCHANGES, route);
            warnings = logged.lines();
        }

        assertThat(exchanges).allSatisfy(exchange -> assertThat(exchange.getException())
                .isInstanceOf(TsOfficeAccessDeniedException.class)
                .hasMessageContaining("A fresh access token was tried and rejected too"));
        assertThat(sandbox.tokenRequests()).as("the first, and a fresh one").isEqualTo(2);
        assertThat(warnings).singleElement().asString().contains("GET /taxes", Sandbox.ORGANIZATION_ID, "600000 ms");
    }

    @Test
    void onceKnownItCostsOneCall() {
        sandbox.inject(Fault.on("/v1/taxes").status(403).json());
        send("direct:ready-made", null);
        send("direct:written-out", null);
        sandbox.clearJournal();

        send("direct:ready-made", null);
        send("direct:written-out", null);

        assertThat(sandbox.apiRequests()).hasSize(2);
        assertThat(sandbox.tokenRequests()).isEqualTo(2);
    }

    @Test
    void otherOperationsAndOrganizationsAreNotAffected() {
        sandbox.inject(Fault.on("/v1/taxes").status(403).json());
        send("direct:ready-made", null);
        sandbox.revokeTokens();

        assertThat(send("direct:others", null).getException()).isNull();
        assertThat(sandbox.apiRequests()).extracting(JournalEntry::status).containsExactly(403, 403, 403, 200);
    }

    @Test
    void aSuccessEndsIt() {
        sandbox.inject(Fault.on("/v1/taxes").status(403).json().times(2));
        assertThat(send("direct:ready-made", null).getException()).isNotNull();
        assertThat(send("direct:ready-made", null).getException()).isNull();
        sandbox.revokeTokens();

        assertThat(send("direct:ready-made", null).getException())
                .as("cured by a fresh token again")
                .isNull();
    }

    @Test
    void theLaterPagesOfAListAreDeniedToo() {
        createCustomers(3);
        sandbox.inject(Fault.on("/v1/customers").after(1).status(403).json());

        assertThat(send("direct:list", null).getException())
                .isInstanceOf(TsOfficeAccessDeniedException.class)
                .hasMessageContaining("A fresh access token was tried");

        assertThat(sandbox.tokenRequests()).isEqualTo(2);
        sandbox.clearJournal();
        sandbox.clearFaults();
        sandbox.inject(Fault.on("/v1/customers").status(403).json());
        send("direct:list", null);
        assertThat(sandbox.apiRequests()).as("denied at once").hasSize(1);
        assertThat(sandbox.tokenRequests()).isEqualTo(2);
    }

    private void createCustomers(int count) {
        for (int i = 0; i < count; i++) {
            template.requestBody(
                    "tsoffice:customers?method=POST", "{\"isCompany\":true,\"name\":\"Fjord " + i + " AS\"}");
        }
    }
}
