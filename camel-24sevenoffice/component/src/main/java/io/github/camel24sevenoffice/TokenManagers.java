/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice;

import io.github.camel24sevenoffice.auth.TokenManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.CamelContext;
import org.apache.camel.RuntimeCamelException;

/** Finds the TokenManager for the options of an endpoint, or makes it: the same options, the same TokenManager. */
final class TokenManagers {

    /** The name under which the component binds the first TokenManager that it makes. */
    static final String BEAN_NAME = "tsofficeTokenManager";

    private final Map<Application, TokenManager> made = new ConcurrentHashMap<>();
    private final CamelContext camelContext;
    private final Duration refreshMargin;
    private final Duration requestTimeout;

    TokenManagers(CamelContext camelContext, long refreshMargin, long requestTimeout) {
        this.camelContext = camelContext;
        this.refreshMargin = Duration.ofMillis(refreshMargin);
        this.requestTimeout = Duration.ofMillis(requestTimeout);
    }

    /**
     * @throws IllegalArgumentException if an option is missing or wrong; the message names it
     */
    TokenManager get(TsOfficeConfiguration options) {
        if (options.getTokenManager() != null) {
            requireOrganization(options, List.of());
            return started(options.getTokenManager());
        }
        TokenManager single = camelContext.getRegistry().findSingleByType(TokenManager.class);
        boolean none = isBlank(options.getClientId()) && isBlank(options.getClientSecret());
        if (none && single != null) {
            requireOrganization(options, List.of());
            return started(single);
        }
        List<String> missing = new ArrayList<>();
        if (isBlank(options.getClientId())) {
            missing.add("clientId");
        }
        if (isBlank(options.getClientSecret())) {
            missing.add("clientSecret");
        }
        requireOrganization(options, missing);
        Application application = new Application(
                options.getClientId(), options.getClientSecret(), options.getTokenUrl(), options.getAudience());
        return single != null && application.isServedBy(single)
                ? started(single)
                : made.computeIfAbsent(application, this::make);
    }

    private void requireOrganization(TsOfficeConfiguration options, List<String> missing) {
        List<String> names = new ArrayList<>(missing);
        if (isBlank(options.getOrganizationId())) {
            names.add("organizationId");
        }
        if (names.isEmpty()) {
            return;
        }
        String hint = names.contains("clientId") && names.contains("clientSecret")
                ? " A TokenManager bean does instead of clientId and clientSecret; the registry holds "
                        + camelContext
                                .getRegistry()
                                .findByType(TokenManager.class)
                                .size()
                        + ", and with more than one the option tokenManager has to name it."
                : "";
        throw new IllegalArgumentException("The tsoffice component lacks " + String.join(", ", names)
                + ". Set it on the component, such as camel.component.tsoffice." + names.get(0)
                + " in application.properties, or on the endpoint." + hint);
    }

    private TokenManager make(Application application) {
        TokenManager manager = new TokenManager();
        manager.setClientId(application.clientId());
        manager.setClientSecret(application.clientSecret());
        manager.setTokenUrl(application.tokenUrl());
        manager.setAudience(application.audience());
        manager.setTokenRefreshMargin(refreshMargin);
        manager.setTokenRequestTimeout(requestTimeout);
        started(manager);
        if (camelContext.getRegistry().lookupByName(BEAN_NAME) == null) {
            camelContext.getRegistry().bind(BEAN_NAME, manager);
        }
        return manager;
    }

    /** One that belongs to another context, or to nobody's context, is started and stopped by its owner. */
    private TokenManager started(TokenManager manager) {
        if (manager.getCamelContext() == null) {
            manager.setCamelContext(camelContext);
        }
        if (manager.getCamelContext() == camelContext && !camelContext.hasService(manager)) {
            try {
                camelContext.addService(manager, true, true);
            } catch (RuntimeException e) {
                throw e;
            } catch (Exception e) {
                throw RuntimeCamelException.wrapRuntimeException(e);
            }
        }
        return manager;
    }

    private static boolean isBlank(String value) {
        return value == null || value.isBlank();
    }

    /** What decides which endpoints share a TokenManager. */
    private record Application(String clientId, String clientSecret, String tokenUrl, String audience) {

        boolean isServedBy(TokenManager manager) {
            return manager.serves(clientId, clientSecret, tokenUrl, audience);
        }

        @Override
        public String toString() {
            return "Application[" + clientId + "]";
        }
    }
}
