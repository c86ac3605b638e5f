/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camel24sevenoffice.auth.TokenInvalidator;
import io.github.camel24sevenoffice.error.TsOfficeAccessDeniedException;
import io.github.camel24sevenoffice.sandbox.JournalEntry;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The same routes with the same handlers in Java, YAML and XML, the latter two as Camel Main loads them. It takes some
 * seconds, since the first one loads Camel Main and both DSLs.
 */
class TsOfficeDslTest extends MainTestSupport {

    @ParameterizedTest
    @CsvSource({
        "java, direct:written-out",
        "java, direct:ready-made",
        "yaml, direct:written-out",
        "yaml, direct:ready-made",
        "xml, direct:written-out",
        "xml, direct:ready-made"
    })
    void aRevokedTokenIsReplacedAndTheExchangeRedelivered(String dsl, String route) throws Exception {
        main.addInitialProperty(
                "camel.beans.tsofficeRouteConfiguration", "#class:" + TsOfficeRouteConfiguration.class.getName());
        if (dsl.equals("java")) {
            main.configure().addRoutesBuilder(new JavaRoutes());
        } else {
            main.configure().withRoutesIncludePattern("classpath:routes/taxes." + dsl);
        }
        start();
        Exchange first = main.getCamelTemplate().send(route, exchange -> {});
        sandbox.revokeTokens();

        Exchange second = main.getCamelTemplate().send(route, exchange -> {});

        assertThat(first.getException()).isNull();
        assertThat(second.getException()).isNull();
        assertThat(second.getMessage().getBody(String.class)).startsWith("[{\"id\":0");
        assertThat(sandbox.apiRequests()).extracting(JournalEntry::status).containsExactly(200, 403, 200);
        assertThat(sandbox.tokenRequests()).isEqualTo(2);
    }

    static final class JavaRoutes extends RouteBuilder {

        @Override
        public void configure() {
            from("direct:written-out")
                    .onException(TsOfficeAccessDeniedException.class)
                    .onRedelivery(new TokenInvalidator())
                    .maximumRedeliveries(1)
                    .redeliveryDelay(0)
                    .end()
                    .to("tsoffice:taxes");
            from("direct:ready-made")
                    .routeConfigurationId(TsOfficeRouteConfiguration.ID)
                    .to("tsoffice:taxes");
        }
    }
}
