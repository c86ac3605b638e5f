/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camel24sevenoffice.auth.TokenHeader;
import io.github.camel24sevenoffice.auth.TokenManager;
import io.github.camel24sevenoffice.sandbox.JournalEntry;
import io.github.camel24sevenoffice.sandbox.Sandbox;
import org.apache.camel.Exchange;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.http.base.HttpOperationFailedException;
import org.apache.camel.support.DefaultExchange;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A call over camel-http's own endpoint. Its log is camel-http's, with the header in it at DEBUG. */
@Timeout(60)
@Tag(NoSecretLogged.LOGS_SECRETS) // camel-http logs the headers of calls that are not the component's
class TokenHeaderTest extends CamelTestSupport {

    private final Sandbox sandbox = Sandbox.builder()
            .organization(Sandbox.ORGANIZATION_ID)
            .organization("2")
            .start();

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Override
    protected RoutesBuilder createRouteBuilder() throws Exception {
        TokenManager tokenManager = new TokenManager();
        tokenManager.setCamelContext(context);
        tokenManager.setClientId(Sandbox.CLIENT_ID);
        tokenManager.setClientSecret(Sandbox.CLIENT_SECRET);
        tokenManager.setTokenUrl(sandbox.tokenUrl());
        context.addService(tokenManager);
        TokenHeader tokenHeader = new TokenHeader();
        tokenHeader.setTokenManager(tokenManager);
        tokenHeader.setOrganizationId(Sandbox.ORGANIZATION_ID);
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:http")
                        .onException(HttpOperationFailedException.class)
                        .onRedelivery(tokenHeader)
                        .maximumRedeliveries(1)
                        .redeliveryDelay(0)
                        .end()
                        .process(tokenHeader)
                        .to(sandbox.apiUrl() + "/taxes")
                        .removeHeader("Authorization");
            }
        };
    }

    @Test
    void theTokenHeaderIsForCallsOfOtherEndpoints() {
        Exchange exchange = template.send("direct:http", in -> {});
        Exchange other =
                template.send("direct:http", in -> in.getIn().setHeader(TsOfficeConstants.ORGANIZATION_ID, "2"));

        assertThat(exchange.getMessage().getBody(String.class)).startsWith("[{\"id\":0");
        assertThat(exchange.getMessage().getHeaders()).doesNotContainKey("Authorization");
        assertThat(other.getException()).isNull();
        assertThat(sandbox.apiRequests())
                .extracting(JournalEntry::organizationId)
                .containsExactly(Sandbox.ORGANIZATION_ID, "2");
        assertThat(sandbox.tokenRequests()).isEqualTo(2);
    }

    @Test
    void aRedeliveredCallOfAnotherEndpointCarriesAFreshToken() {
        template.send("direct:http", in -> {});
        sandbox.revokeTokens();

        Exchange exchange = template.send("direct:http", in -> {});
        Exchange next = template.send("direct:http", in -> {});

        assertThat(exchange.getException()).isNull();
        assertThat(next.getException()).isNull();
        assertThat(sandbox.apiRequests()).extracting(JournalEntry::status).containsExactly(200, 403, 200, 200);
        assertThat(sandbox.tokenRequests()).isEqualTo(2);
    }

    @Test
    void withoutATokenManagerItTakesTheOneOfTheRegistryOrSaysThatThereIsNone() {
        TokenHeader tokenHeader = new TokenHeader();
        Exchange exchange = new DefaultExchange(context);
        exchange.getIn().setHeader(TsOfficeConstants.ORGANIZATION_ID, "2");

        assertThatThrownBy(() -> tokenHeader.process(exchange))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("needs tokenManager");

        context.getRegistry().bind("tokens", context.hasService(TokenManager.class));
        tokenHeader.process(exchange);
        assertThat(exchange.getIn().getHeader("Authorization", String.class)).startsWith("Bearer ");
    }
}
