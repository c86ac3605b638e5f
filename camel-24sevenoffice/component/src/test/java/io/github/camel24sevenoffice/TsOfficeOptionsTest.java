/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.camel24sevenoffice.auth.AccessToken;
import io.github.camel24sevenoffice.auth.TokenManager;
import io.github.camel24sevenoffice.sandbox.JournalEntry;
import io.github.camel24sevenoffice.sandbox.Sandbox;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.management.JMException;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where options can be set, which endpoints share a TokenManager, and what is refused at start-up. */
@ExtendWith(NoSecretLogged.class)
@Timeout(60)
class TsOfficeOptionsTest {

    private final Sandbox sandbox = Sandbox.builder()
            .organization(Sandbox.ORGANIZATION_ID)
            .organization("2")
            .application("other-client", NoSecretLogged.WRONG_SECRET)
            .start();
    private final List<CamelContext> contexts = new ArrayList<>();

    @AfterEach
    void stop() {
        contexts.forEach(CamelContext::stop);
        sandbox.close();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "-, sandbox-secret, clientId",
                "sandbox-client, -, clientSecret",
                "-, -, 'clientId, clientSecret'",
                "' ', '', 'clientId, clientSecret'"
            })
    void missingCredentialsFailTheStartAndNameTheOptions(String clientId, String clientSecret, String missing) {
        CamelContext context = context();
        TsOfficeConfiguration options = component(context).getConfiguration();
        options.setClientId(clientId);
        options.setClientSecret(clientSecret);

        Throwable thrown = catchThrowable(() -> start(context, "tsoffice:taxes"));

        assertThat(thrown)
                .hasStackTraceContaining("The tsoffice component needs " + missing + ".")
                .hasStackTraceContaining("camel.component.tsoffice.");
        NoSecretLogged.assertNoSecret(thrown);
    }

    @ParameterizedTest
    @CsvSource({
        "tsoffice:taxes?apiUrl=rest.example.com, option apiUrl",
        "tsoffice:taxes?apiUrl=ftp://example.com, option apiUrl",
        "tsoffice:taxes?tokenUrl=nowhere, option tokenUrl",
        "tsoffice:taxes?method=FETCH, option method must be one of",
        "tsoffice:taxes?audience=, option audience",
        "tsoffice:taxes?maxPages=0, option maxPages must be at least 1",
        "tsoffice:fileUpload?fileUploadTimeout=0, option fileUploadTimeout must be at least 1 ms",
        "tsoffice:taxes?responseTimeout=-1, 'option responseTimeout must be at least 0 ms, but is -1 ms; 0 is for no limit'",
        "tsoffice:taxes?callTimeout=-1, option callTimeout must be at least 0 ms",
        "tsoffice:taxes?maxResponseSize=0, 'option maxResponseSize must be at least 1 bytes, but is 0 bytes'",
        "tsoffice:taxes?maxRetries=-1, option maxRetries must be at least 0",
        "tsoffice:taxes?retryDelay=-1, option retryDelay must be at least 0 ms",
        "tsoffice:taxes?maxRetryAfter=-1, option maxRetryAfter must be at least 0 ms",
        "tsoffice:taxes?apiUrl=http://example.com/v1, 'option apiUrl must be an https URL, but starts with http:'",
        "tsoffice:taxes?apiUrl=http://127.example.com/v1, 'option apiUrl must be an https URL, but starts with http:'",
        "tsoffice:taxes?tokenUrl=http://example.com/token, option tokenUrl must be an https URL",
        "tsoffice:taxes?outputType=com.example.Nope, The class com.example.Nope of the option outputType was not found",
        "tsoffice:https://rest.api.24sevenoffice.com/v1/taxes, 'write the path only, tsoffice:taxes'",
        "tsoffice:http://localhost:8024/v1/customers/7, 'write the path only, tsoffice:customers/7'",
        "tsoffice:taxes/, The path taxes/",
        "tsoffice:../taxes, The path ../taxes"
    })
    void badOptionsFailTheStartAndAreNamed(String uri, String message) {
        CamelContext context = context();
        component(context);

        assertThatThrownBy(() -> start(context, uri)).hasStackTraceContaining(message);
    }

    @ParameterizedTest
    @CsvSource({
        "http://localhost:1/v1, false",
        "http://127.0.0.1:1/v1, false",
        "http://[::1]:1/v1, false",
        "http://sandbox.test:1/v1, true",
        "https://example.com/v1, false"
    })
    void plainHttpIsForThisMachineOrOnRequest(String url, boolean allowPlainHttp) {
        CamelContext context = context();
        TsOfficeConfiguration options = component(context).getConfiguration();
        options.setApiUrl(url);
        options.setTokenUrl(url);
        options.setAllowPlainHttp(allowPlainHttp);

        assertThatCode(() -> start(context, "tsoffice:taxes")).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0, 0, 0, maxConcurrentCalls",
        "1, -1, 0, 0, callsPerMinute",
        "1, 0, -1, 0, maxLimitWait",
        "1, 0, 0, -1, maxConnections"
    })
    void badLimitsFailTheStartAndAreNamed(int concurrent, int perMinute, long wait, int connections, String option) {
        CamelContext context = context();
        TsOfficeComponent component = component(context);
        component.setMaxConcurrentCalls(concurrent);
        component.setCallsPerMinute(perMinute);
        component.setMaxLimitWait(wait);
        component.setMaxConnections(connections);

        assertThatThrownBy(() -> start(context, "tsoffice:taxes"))
                .hasStackTraceContaining("option " + option + " must be at least");
    }

    @Test
    void badDurationsFailTheStartAndAreNamed() {
        CamelContext context = context();
        component(context).setTokenRefreshMargin(-1);
        assertThatThrownBy(() -> start(context, "tsoffice:taxes")).hasStackTraceContaining("tokenRefreshMargin");

        CamelContext other = context();
        component(other).setTokenRequestTimeout(0);
        assertThatThrownBy(() -> start(other, "tsoffice:taxes")).hasStackTraceContaining("tokenRequestTimeout");

        CamelContext third = context();
        component(third).setAccessDeniedCoolDown(-1);
        assertThatThrownBy(() -> start(third, "tsoffice:taxes")).hasStackTraceContaining("accessDeniedCoolDown");
    }

    @Test
    void endpointsAndRoutesWithTheSameCredentialsShareOneTokenManager() throws Exception {
        CamelContext context = context();
        component(context);
        start(context, "tsoffice:taxes", "tsoffice:taxes/{id}", "tsoffice:customers?method=POST");

        assertThat(context.getRegistry().findByType(TokenManager.class)).hasSize(1);
        assertThat(context.getRegistry().lookupByName("tsofficeTokenManager")).isInstanceOf(TokenManager.class);
        call(context, 0);
        call(context, 1);
        call(context, 2);
        assertThat(sandbox.apiRequests()).hasSize(3);
        assertThat(sandbox.tokenRequests()).isEqualTo(1);
    }

    @Test
    void anEndpointMayCallForAnotherOrganizationWithTheSameTokenManager() throws Exception {
        CamelContext context = context();
        component(context);
        start(context, "tsoffice:taxes", "tsoffice:taxes?organizationId=2");

        call(context, 0);
        call(context, 1);

        assertThat(sandbox.apiRequests())
                .extracting(JournalEntry::organizationId)
                .containsExactly(Sandbox.ORGANIZATION_ID, "2");
        assertThat(sandbox.apiRequests()).extracting(JournalEntry::query).containsOnly("");
        assertThat(context.getRegistry().findByType(TokenManager.class)).hasSize(1);
    }

    @Test
    void otherCredentialsHaveTheirOwnTokenManager() throws Exception {
        CamelContext context = context();
        component(context);
        TsOfficeComponent other = TsOfficeTestSupport.component(sandbox);
        other.getConfiguration().setClientId("other-client");
        other.getConfiguration().setClientSecret(NoSecretLogged.WRONG_SECRET);
        context.addComponent("other", other);
        start(context, "tsoffice:taxes", "other:taxes", "other:taxes/{id}");

        call(context, 0);
        call(context, 1);
        call(context, 2);

        assertThat(sandbox.tokenRequests()).isEqualTo(2);
        assertThat(context.getRegistry()
                        .lookupByNameAndType("tsofficeTokenManager", TokenManager.class)
                        .serves(Sandbox.CLIENT_ID, Sandbox.CLIENT_SECRET, sandbox.tokenUrl(), Sandbox.AUDIENCE))
                .isTrue();
    }

    @Test
    void theTokenManagerOfTheRegistryReplacesCredentials() throws Exception {
        CamelContext context = context();
        TsOfficeConfiguration options = component(context).getConfiguration();
        options.setClientId(null);
        options.setClientSecret(null);
        TokenManager manager = manager(Sandbox.CLIENT_ID, Sandbox.CLIENT_SECRET);
        context.getRegistry().bind("mine", manager);
        start(context, "tsoffice:taxes");

        call(context, 0);
        AccessToken token = manager.get(Sandbox.ORGANIZATION_ID);

        assertThat(token.organizationId()).isEqualTo(Sandbox.ORGANIZATION_ID);
        assertThat(sandbox.tokenRequests())
                .as("for the route and the caller of the bean")
                .isEqualTo(1);
        assertThat(context.getRegistry().lookupByName("tsofficeTokenManager")).isNull();
    }

    @Test
    void theOptionSelectsOneOfSeveralTokenManagers() throws Exception {
        CamelContext context = context();
        TsOfficeConfiguration options = component(context).getConfiguration();
        options.setClientId(null);
        options.setClientSecret(null);
        context.getRegistry().bind("one", manager(Sandbox.CLIENT_ID, Sandbox.CLIENT_SECRET));
        context.getRegistry().bind("two", manager("other-client", NoSecretLogged.WRONG_SECRET));

        assertThatThrownBy(() -> start(context, "tsoffice:taxes"))
                .hasStackTraceContaining("the registry holds 2")
                .hasStackTraceContaining("tokenManager");

        CamelContext named = context();
        component(named).getConfiguration().setClientId(null);
        named.getRegistry().bind("one", manager(Sandbox.CLIENT_ID, Sandbox.CLIENT_SECRET));
        named.getRegistry().bind("two", manager("other-client", NoSecretLogged.WRONG_SECRET));
        start(named, "tsoffice:taxes?tokenManager=#two");
        call(named, 0);
        assertThat(sandbox.tokenRequests()).isEqualTo(1);
    }

    @Test
    void severalContextsMayShareATokenManagerThatOneOfThemOwns() throws Exception {
        CamelContext owner = context();
        component(owner);
        start(owner, "tsoffice:taxes");
        CamelContext guest = context();
        component(guest);
        guest.getRegistry().bind("shared", owner.getRegistry().lookupByName("tsofficeTokenManager"));
        start(guest, "tsoffice:taxes");

        call(owner, 0);
        call(guest, 0);
        guest.stop();
        call(owner, 0);

        assertThat(sandbox.tokenRequests()).isEqualTo(1);
    }

    @Test
    void isConfiguredFromPropertiesOfCamelMain() throws Exception {
        Main main = new Main();
        main.addInitialProperty("camel.component.tsoffice.clientId", Sandbox.CLIENT_ID);
        main.addInitialProperty("camel.component.tsoffice.client-secret", Sandbox.CLIENT_SECRET);
        main.addInitialProperty("camel.component.tsoffice.organization-id", Sandbox.ORGANIZATION_ID);
        main.addInitialProperty("camel.component.tsoffice.api-url", sandbox.apiUrl());
        main.addInitialProperty("camel.component.tsoffice.token-url", sandbox.tokenUrl());
        main.addInitialProperty("camel.component.tsoffice.token-refresh-margin", "45s");
        main.configure().addRoutesBuilder(routes("tsoffice:taxes"));
        try {
            main.start();
            assertThat(call(main.getCamelContext(), 0)).startsWith("[{\"id\":0");
            assertThat(main.getCamelContext()
                            .getComponent("tsoffice", TsOfficeComponent.class)
                            .getTokenRefreshMargin())
                    .isEqualTo(45_000);
        } finally {
            main.stop();
        }
    }

    @Test
    void aTokenManagerBeanIsConfiguredFromPropertiesOfCamelMain() throws Exception {
        Main main = new Main();
        main.addInitialProperty("camel.beans.tokens", "#class:" + TokenManager.class.getName());
        main.addInitialProperty("camel.beans.tokens.clientId", Sandbox.CLIENT_ID);
        main.addInitialProperty("camel.beans.tokens.clientSecret", Sandbox.CLIENT_SECRET);
        main.addInitialProperty("camel.beans.tokens.tokenUrl", sandbox.tokenUrl());
        main.addInitialProperty("camel.beans.tokens.tokenRefreshMargin", "45s");
        main.addInitialProperty("camel.component.tsoffice.organizationId", Sandbox.ORGANIZATION_ID);
        main.addInitialProperty("camel.component.tsoffice.apiUrl", sandbox.apiUrl());
        main.configure().addRoutesBuilder(routes("tsoffice:taxes"));
        try {
            main.start();
            assertThat(call(main.getCamelContext(), 0)).startsWith("[{\"id\":0");
        } finally {
            main.stop();
        }
    }

    @Test
    void aComponentMayBeStoppedBeforeItIsStarted() {
        new TsOfficeComponent().stop();
    }

    @Test
    void producersContinueAfterARestartOfTheComponent() throws Exception {
        CamelContext context = context();
        TsOfficeComponent component = component(context);
        start(context, "tsoffice:taxes");
        call(context, 0);

        component.stop();
        component.start();

        assertThat(call(context, 0)).startsWith("[{\"id\":0");
    }

    @Test
    void showsNoSecretInJmx() throws Exception {
        DefaultCamelContext context = new DefaultCamelContext();
        contexts.add(context);
        component(context);
        start(context, "tsoffice:taxes");
        call(context, 0);

        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        List<String> values = new ArrayList<>();
        for (ObjectName name :
                server.queryNames(new ObjectName("org.apache.camel:context=" + context.getName() + ",*"), null)) {
            for (MBeanAttributeInfo attribute : server.getMBeanInfo(name).getAttributes()) {
                values.add(name + " " + attribute.getName() + "=" + attribute(server, name, attribute.getName()));
            }
        }

        assertThat(values).anyMatch(value -> value.contains("tsoffice://taxes"));
        assertThat(values).noneMatch(NoSecretLogged::hasSecret);
    }

    private static Object attribute(MBeanServer server, ObjectName name, String attribute) {
        try {
            return server.getAttribute(name, attribute);
        } catch (JMException | RuntimeException e) {
            return "";
        }
    }

    private CamelContext context() {
        DefaultCamelContext context = new DefaultCamelContext();
        contexts.add(context);
        return context;
    }

    private TsOfficeComponent component(CamelContext context) {
        TsOfficeComponent component = TsOfficeTestSupport.component(sandbox);
        context.addComponent("tsoffice", component);
        return component;
    }

    private TokenManager manager(String clientId, String clientSecret) {
        TokenManager manager = new TokenManager();
        manager.setClientId(clientId);
        manager.setClientSecret(clientSecret);
        manager.setTokenUrl(sandbox.tokenUrl());
        manager.setTokenRequestTimeout(Duration.ofSeconds(10));
        return manager;
    }

    private static void start(CamelContext context, String... uris) throws Exception {
        context.addRoutes(routes(uris));
        context.start();
    }

    private static RouteBuilder routes(String... uris) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                for (int i = 0; i < uris.length; i++) {
                    from("direct:call" + i).to(uris[i]);
                }
            }
        };
    }

    private static String call(CamelContext context, int index) throws Exception {
        try (var template = context.createProducerTemplate()) {
            Exchange exchange = template.send("direct:call" + index, in -> {
                in.getIn().setHeader("id", 1);
                in.getIn().setBody(Map.of("isCompany", true, "name", "A"));
            });
            if (exchange.getException() != null) {
                throw exchange.getException();
            }
            return exchange.getMessage().getBody(String.class);
        }
    }
}
