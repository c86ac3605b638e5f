/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camel24sevenoffice.auth.PropertiesCredentialsProvider;
import io.github.camel24sevenoffice.auth.TokenManager;
import io.github.camel24sevenoffice.auth.TokenRequestFailedException;
import io.github.camel24sevenoffice.sandbox.Sandbox;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.main.BaseMainSupport;
import org.apache.camel.main.Main;
import org.apache.camel.main.MainListenerSupport;
import org.apache.camel.spi.ContextReloadStrategy;
import org.apache.camel.spi.PropertiesFunction;
import org.apache.camel.support.DefaultContextReloadStrategy;
import org.apache.camel.support.service.ServiceSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A secret that is rotated in a vault is used for the next token, without a restart. */
@ExtendWith(NoSecretLogged.class)
@Timeout(60)
class CredentialsReloaderTest {

    private final Sandbox sandbox = Sandbox.builder().start();
    private final Vault vault = new Vault();
    private final Main main = new Main();

    @BeforeEach
    void prepare() {
        vault.secrets.put("finago/secret", NoSecretLogged.WRONG_SECRET);
        main.addMainListener(new MainListenerSupport() {
            @Override
            public void beforeConfigure(BaseMainSupport support) {
                support.getCamelContext().getPropertiesComponent().addPropertiesFunction(vault);
            }
        });
        main.addInitialProperty("camel.component.tsoffice.organizationId", Sandbox.ORGANIZATION_ID);
        main.addInitialProperty("camel.component.tsoffice.apiUrl", sandbox.apiUrl());
        main.configure().addRoutesBuilder(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:taxes").to("tsoffice:taxes");
            }
        });
    }

    @AfterEach
    void stop() {
        main.stop();
        sandbox.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"clientSecret", "client-secret"})
    void theOptionOfTheComponentIsReadAgainWhenCamelReloadsTheContext(String spelling) throws Exception {
        main.addInitialProperty("camel.component.tsoffice.clientId", Sandbox.CLIENT_ID);
        main.addInitialProperty("camel.component.tsoffice." + spelling, "{{vault:finago/secret}}");
        main.addInitialProperty("camel.component.tsoffice.tokenUrl", sandbox.tokenUrl());
        start();
        assertThat(call().getException()).isInstanceOf(TokenRequestFailedException.class);
        TokenManager before = main.getCamelContext().getRegistry().findSingleByType(TokenManager.class);

        rotate();

        assertThat(call().getException()).isNull();
        assertThat(main.getCamelContext().getRegistry().findSingleByType(TokenManager.class))
                .isSameAs(before);
        assertThat(main.getCamelContext()
                        .getComponent("tsoffice", TsOfficeComponent.class)
                        .tokenManagers())
                .as("endpoints made anew share it")
                .containsExactly(before);
    }

    @Test
    void aProviderThatReadsPropertiesNeedsNoReload() throws Exception {
        main.addInitialProperty("camel.beans.credentials", "#class:" + PropertiesCredentialsProvider.class.getName());
        main.addInitialProperty("camel.beans.credentials.clientIdProperty", "finago.id");
        main.addInitialProperty("camel.beans.credentials.clientSecretProperty", "vault:finago/secret");
        main.addInitialProperty("finago.id", Sandbox.CLIENT_ID);
        main.addInitialProperty("camel.component.tsoffice.tokenUrl", sandbox.tokenUrl());
        start();
        assertThat(call().getException()).isInstanceOf(TokenRequestFailedException.class);

        vault.secrets.put("finago/secret", Sandbox.CLIENT_SECRET);
        assertThat(call().getException())
                .as("within the pause after a refusal")
                .isInstanceOf(TokenRequestFailedException.class);
        rotate();

        assertThat(call().getException()).isNull();
    }

    @Test
    void eachOrganizationMayHaveItsOwnSecret() throws Exception {
        vault.secrets.put("finago/" + Sandbox.ORGANIZATION_ID, Sandbox.CLIENT_SECRET);
        main.addInitialProperty("camel.beans.credentials", "#class:" + PropertiesCredentialsProvider.class.getName());
        main.addInitialProperty("camel.beans.credentials.clientIdProperty", "finago.id");
        main.addInitialProperty("camel.beans.credentials.clientSecretProperty", "vault:finago/{organizationId}");
        main.addInitialProperty("finago.id", Sandbox.CLIENT_ID);
        main.addInitialProperty("camel.component.tsoffice.tokenUrl", sandbox.tokenUrl());
        start();

        assertThat(call().getException()).isNull();
        assertThat(call(Map.of(TsOfficeConstants.ORGANIZATION_ID, "1}}{{vault:finago/secret"))
                        .getException())
                .hasMessageContaining("must consist of letters, digits");
    }

    private void start() throws Exception {
        main.start();
        CamelContext context = main.getCamelContext();
        context.addService(new DefaultContextReloadStrategy());
    }

    /** Like the trigger tasks of Camel's vaults. */
    private void rotate() {
        vault.secrets.put("finago/secret", Sandbox.CLIENT_SECRET);
        main.getCamelContext().hasService(ContextReloadStrategy.class).onReload("a vault");
    }

    private Exchange call() {
        return call(Map.of());
    }

    private Exchange call(Map<String, Object> headers) {
        return main.getCamelContext().createProducerTemplate().send("direct:taxes", exchange -> exchange.getIn()
                .setHeaders(new HashMap<>(headers)));
    }

    /** Stands in for the properties functions of Camel's vaults. */
    private static final class Vault extends ServiceSupport implements PropertiesFunction {

        private final Map<String, String> secrets = new ConcurrentHashMap<>();

        @Override
        public String getName() {
            return "vault";
        }

        @Override
        public String apply(String remainder) {
            return secrets.get(remainder);
        }
    }
}
