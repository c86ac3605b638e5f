/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.karaf;

import io.github.camel24sevenoffice.auth.TokenManager;
import java.util.Hashtable;
import org.apache.camel.CamelContext;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;

/**
 * One TokenManager and its registration. It stays the same object for all valid versions of a configuration, so that
 * routes that hold it continue with a new secret, or after a mistake was corrected.
 *
 * <p>Not safe for use by several threads.
 */
@SuppressWarnings("JdkObsolete") // OSGi takes a Dictionary
final class TokenManagerService implements AutoCloseable {

    private final TokenManager tokenManager = new TokenManager();
    private final BundleContext bundle;
    private final CamelContext camelContext;
    private Settings current;
    private ServiceRegistration<TokenManager> registration;

    TokenManagerService(BundleContext bundle, CamelContext camelContext) {
        this.bundle = bundle;
        this.camelContext = camelContext;
        tokenManager.setCamelContext(camelContext);
    }

    /**
     * Sets the options of the TokenManager and registers it. The registration is a new one only when the service
     * properties change, so that the services that selected it by them select again.
     *
     * @throws Exception if the TokenManager does not start with them
     */
    void apply(Settings settings) throws Exception {
        if (current == null || !settings.sameServer(current)) {
            restart(settings);
        } else {
            // used for the next token, so that no exchange is affected
            tokenManager.replaceCredentials(current.credentials(), settings.credentials());
        }
        if (current != null && !settings.serviceProperties().equals(current.serviceProperties())) {
            unregister();
        }
        current = settings;
        if (registration == null) {
            registration = bundle.registerService(
                    TokenManager.class, tokenManager, new Hashtable<>(settings.serviceProperties()));
        }
    }

    private void restart(Settings settings) throws Exception {
        tokenManager.stop();
        settings.configure(tokenManager);
        if (camelContext.hasService(tokenManager)) {
            tokenManager.start();
        } else {
            camelContext.addService(tokenManager, true, true);
        }
    }

    /** Unregisters the service and stops the TokenManager, until settings are applied again. */
    void withdraw() {
        unregister();
        tokenManager.stop();
        current = null;
    }

    private void unregister() {
        if (registration != null) {
            registration.unregister();
            registration = null;
        }
    }

    @Override
    public void close() {
        withdraw();
        try {
            camelContext.removeService(tokenManager);
        } catch (Exception e) {
            throw new IllegalStateException("The TokenManager cannot be removed from its Camel context", e);
        }
    }

    @Override
    public String toString() {
        return tokenManager.toString();
    }
}
