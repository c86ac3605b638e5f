/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.karaf;

import java.util.Dictionary;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.camel.CamelContext;
import org.osgi.framework.BundleContext;
import org.osgi.service.cm.ManagedServiceFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The TokenManagers of the container: one for each configuration, and an OSGi service while its configuration is valid. An
 * invalid one is one line in the log; nothing is thrown, since ConfigAdmin would log it again.
 */
final class TokenManagers implements ManagedServiceFactory, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(TokenManagers.class);

    private final BundleContext bundle;
    private final CamelContext camelContext;
    private final Map<String, TokenManagerService> services = new HashMap<>();
    /** An update may be in progress when the bundle is stopped. */
    private final Lock lock = new ReentrantLock();

    private boolean closed;

    TokenManagers(BundleContext bundle, CamelContext camelContext) {
        this.bundle = bundle;
        this.camelContext = camelContext;
    }

    @Override
    public String getName() {
        return "24SevenOffice TokenManagers";
    }

    /**
     * @param pid the configuration
     * @param properties its properties; null when it was deleted, or never existed
     */
    @Override
    public void updated(String pid, Dictionary<String, ?> properties) {
        lock.lock();
        try {
            if (closed) {
                return;
            }
            if (properties == null) {
                LOG.info(
                        "The configuration {} does not exist: put clientId and clientSecret into etc/{}.cfg for a TokenManager",
                        pid,
                        pid);
                remove(pid);
            } else {
                apply(pid, properties);
            }
        } finally {
            lock.unlock();
        }
    }

    private void apply(String pid, Dictionary<String, ?> properties) {
        TokenManagerService service =
                services.computeIfAbsent(pid, id -> new TokenManagerService(bundle, camelContext));
        try {
            service.apply(Settings.read(pid, properties));
            LOG.info("{} is registered, from {}", service, Settings.origin(pid, properties));
        } catch (Exception e) {
            service.withdraw();
            // without the stack trace: the message says what to do
            LOG.error(
                    "No TokenManager is registered from {} until this is corrected: {}",
                    Settings.origin(pid, properties),
                    e.getMessage());
            LOG.debug("Because of", e);
        }
    }

    @Override
    public void deleted(String pid) {
        lock.lock();
        try {
            remove(pid);
        } finally {
            lock.unlock();
        }
    }

    private void remove(String pid) {
        TokenManagerService service = services.remove(pid);
        if (service != null) {
            service.close();
        }
    }

    /** Unregisters and stops them all. No other can be added. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            services.values().forEach(TokenManagerService::close);
            services.clear();
        } finally {
            lock.unlock();
        }
    }
}
