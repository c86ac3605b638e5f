/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.karaf;

import io.github.camel24sevenoffice.auth.TokenManager;
import java.util.Hashtable;
import org.apache.camel.CamelContext;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;

/**
 * One TokenManager and its registration. It stays the same object from the first good configuration to the last, so that
 * routes that hold it go on with a new secret, or after a mistake was mended.
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
     * Makes the TokenManager what the settings say, and registers it. The registration is a new one only when its
     * properties change: who looked at these has to look again.
     *
     * @throws Exception if the TokenManager does not start with them
     */
    void apply(Settings settings) throws Exception {
        if (current == null || !settings.sameServer(current)) {
            restart(settings);
        } else {
            // counts from the next token on, so that no exchange notices
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

    /** Takes the service away and stops the TokenManager, until settings are applied again. */
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
