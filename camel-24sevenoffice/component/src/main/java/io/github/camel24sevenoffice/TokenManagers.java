/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice;

import io.github.camel24sevenoffice.auth.Credentials;
import io.github.camel24sevenoffice.auth.CredentialsProvider;
import io.github.camel24sevenoffice.auth.TokenManager;
import io.github.camel24sevenoffice.auth.TokenStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.camel.CamelContext;
import org.apache.camel.RuntimeCamelException;

/** Finds the TokenManager for the options of an endpoint, or makes one. Endpoints with the same options share it. */
final class TokenManagers {

    /** The name under which the component binds the first TokenManager that it makes. */
    static final String BEAN_NAME = "tsofficeTokenManager";

    private final Lock making = new ReentrantLock();
    private final List<TokenManager> made = new CopyOnWriteArrayList<>();
    private final CopyOnWriteArrayList<TokenManager> used = new CopyOnWriteArrayList<>();
    private final CamelContext camelContext;
    private final Settings settings;

    TokenManagers(CamelContext camelContext, Settings settings) {
        this.camelContext = camelContext;
        this.settings = settings;
    }

    /**
     * @throws IllegalArgumentException if an option is missing or wrong; the message names it
     */
    TokenManager get(TsOfficeConfiguration options) {
        TokenManager manager = find(options);
        used.addIfAbsent(manager);
        return manager;
    }

    /** Those that endpoints use. */
    List<TokenManager> used() {
        return List.copyOf(used);
    }

    /** After a secret was rotated. */
    void replaceCredentials(Credentials current, Credentials next) {
        used.forEach(manager -> manager.replaceCredentials(current, next));
    }

    private TokenManager find(TsOfficeConfiguration options) {
        if (options.getTokenManager() != null) {
            return started(options.getTokenManager());
        }
        TokenManager single = camelContext.getRegistry().findSingleByType(TokenManager.class);
        boolean none = isBlank(options.getClientId()) && isBlank(options.getClientSecret());
        if (none && single != null) {
            return started(single);
        }
        boolean provided = none && settings.credentialsProvider != null;
        if (!provided) {
            requireCredentials(options);
        }
        if (single != null && serves(single, options)) {
            return started(single);
        }
        making.lock();
        try {
            Optional<TokenManager> same =
                    made.stream().filter(manager -> serves(manager, options)).findFirst();
            return same.isPresent() ? same.get() : make(options, provided);
        } finally {
            making.unlock();
        }
    }

    private static boolean serves(TokenManager manager, TsOfficeConfiguration options) {
        return manager.serves(
                options.getClientId(), options.getClientSecret(), options.getTokenUrl(), options.getAudience());
    }

    private void requireCredentials(TsOfficeConfiguration options) {
        List<String> names = new ArrayList<>();
        if (isBlank(options.getClientId())) {
            names.add("clientId");
        }
        if (isBlank(options.getClientSecret())) {
            names.add("clientSecret");
        }
        if (names.isEmpty()) {
            return;
        }
        String hint = names.size() == 2
                ? " A TokenManager bean can replace them; the registry holds "
                        + camelContext
                                .getRegistry()
                                .findByType(TokenManager.class)
                                .size()
                        + ", and if there are several, the option tokenManager must name one."
                : "";
        throw new IllegalArgumentException("The tsoffice component needs " + String.join(", ", names)
                + ". Set it on the component, for example camel.component.tsoffice." + names.get(0)
                + " in application.properties, or on the endpoint." + hint);
    }

    private TokenManager make(TsOfficeConfiguration options, boolean provided) {
        TokenManager manager = new TokenManager();
        manager.setClientId(options.getClientId());
        manager.setClientSecret(options.getClientSecret());
        manager.setTokenUrl(options.getTokenUrl());
        manager.setAllowPlainHttp(options.isAllowPlainHttp());
        manager.setAudience(options.getAudience());
        manager.setTokenRefreshMargin(settings.refreshMargin);
        manager.setTokenRequestTimeout(settings.requestTimeout);
        manager.setTokenStore(settings.tokenStore);
        if (provided) {
            manager.setCredentialsProvider(settings.credentialsProvider);
        }
        started(manager);
        made.add(manager);
        if (camelContext.getRegistry().lookupByName(BEAN_NAME) == null) {
            camelContext.getRegistry().bind(BEAN_NAME, manager);
        }
        return manager;
    }

    /** Starts a TokenManager with this context, unless it belongs to another one. */
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

    /**
     * The settings of a TokenManager that the component makes itself.
     *
     * @param credentialsProvider null to use the options clientId and clientSecret
     * @param tokenStore null to share no tokens
     */
    record Settings(
            Duration refreshMargin,
            Duration requestTimeout,
            CredentialsProvider credentialsProvider,
            TokenStore tokenStore) {}
}
