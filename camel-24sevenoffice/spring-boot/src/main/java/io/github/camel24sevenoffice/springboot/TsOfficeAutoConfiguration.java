/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.springboot;

import io.github.camel24sevenoffice.TsOfficeComponent;
import io.github.camel24sevenoffice.TsOfficeRouteConfiguration;
import io.github.camel24sevenoffice.auth.CredentialsProvider;
import io.github.camel24sevenoffice.auth.TokenManager;
import io.github.camel24sevenoffice.auth.TokenStore;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.apache.camel.Component;
import org.apache.camel.spi.ComponentCustomizer;
import org.apache.camel.spring.boot.CamelAutoConfiguration;
import org.apache.camel.spring.boot.util.ConditionalOnHierarchicalProperties;
import org.apache.camel.spring.boot.util.HierarchicalPropertiesEvaluator;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.AnyNestedCondition;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.core.env.Environment;

/**
 * Sets the options {@code camel.component.tsoffice.*} on the component, and makes the shared {@link TokenManager} and the
 * {@link TsOfficeRouteConfiguration} beans of the application. A bean of the application's own of either class takes its
 * place. {@code camel.component.tsoffice.enabled=false} turns all of it off.
 */
@AutoConfiguration(after = CamelAutoConfiguration.class)
@ConditionalOnBean(CamelContext.class)
@ConditionalOnHierarchicalProperties({"camel.component", TsOfficeOptions.PREFIX})
public class TsOfficeAutoConfiguration {

    private static final Set<String> TOKEN_OPTIONS = Set.of(
            "clientId",
            "clientSecret",
            "tokenUrl",
            "audience",
            "allowPlainHttp",
            "tokenRefreshMargin",
            "tokenRequestTimeout",
            "credentialsProvider",
            "tokenStore");

    @Bean
    TsOfficeOptions tsofficeOptions(Environment environment) {
        return new TsOfficeOptions(environment);
    }

    @Bean
    ComponentCustomizer tsofficeComponentCustomizer(
            ApplicationContext application, CamelContext context, TsOfficeOptions options) {
        return new ComponentCustomizer() {
            @Override
            public void configure(String name, Component target) {
                options.setOn(context, target, option -> true);
            }

            @Override
            public boolean isEnabled(String name, Component target) {
                return target instanceof TsOfficeComponent
                        && HierarchicalPropertiesEvaluator.evaluate(
                                application, "camel.component.customizer", TsOfficeOptions.PREFIX + ".customizer");
            }
        };
    }

    /**
     * Starts and stops with the Camel context, so that exchanges in flight at a shutdown still have their tokens.
     *
     * @param context the Camel context
     * @param options the options of the component
     * @param credentials where there is one, it replaces client id and secret
     * @param store where there is one, tokens are shared
     * @return the TokenManager that all endpoints with the component's credentials share; other beans may use it too
     * @throws Exception if an option is missing or wrong
     */
    @Bean(destroyMethod = "")
    @ConditionalOnMissingBean
    @Conditional(OnCredentials.class)
    public TokenManager tsofficeTokenManager(
            CamelContext context,
            TsOfficeOptions options,
            ObjectProvider<CredentialsProvider> credentials,
            ObjectProvider<TokenStore> store)
            throws Exception {
        TokenManager manager = new TokenManager();
        credentials.ifUnique(manager::setCredentialsProvider);
        store.ifUnique(manager::setTokenStore);
        options.setOn(context, manager, TOKEN_OPTIONS::contains);
        manager.setCamelContext(context);
        context.addService(manager, true, true);
        return manager;
    }

    /**
     * @return the handlers for routes that name them with {@code routeConfigurationId("tsoffice")}; no other route has them
     */
    @Bean
    @ConditionalOnMissingBean
    public TsOfficeRouteConfiguration tsofficeRouteConfiguration() {
        return new TsOfficeRouteConfiguration();
    }

    /** Without credentials, endpoints may still have their own. */
    static final class OnCredentials extends AnyNestedCondition {

        OnCredentials() {
            super(ConfigurationPhase.REGISTER_BEAN);
        }

        @ConditionalOnProperty(prefix = TsOfficeOptions.PREFIX, name = "client-id")
        static final class ByOption {}

        @ConditionalOnProperty(prefix = TsOfficeOptions.PREFIX, name = "credentials-provider")
        static final class ByNamedProvider {}

        @ConditionalOnBean(CredentialsProvider.class)
        static final class ByProvider {}
    }
}
