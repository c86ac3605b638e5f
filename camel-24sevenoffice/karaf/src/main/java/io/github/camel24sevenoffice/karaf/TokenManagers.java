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
 * The TokenManagers of the container, one for each configuration, each an OSGi service while its configuration is good. A
 * configuration that is not is one line of the log; nothing is thrown, since ConfigAdmin would log it again.
 */
final class TokenManagers implements ManagedServiceFactory, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(TokenManagers.class);

    private final BundleContext bundle;
    private final CamelContext camelContext;
    private final Map<String, TokenManagerService> services = new HashMap<>();
    /** An update may be under way when the bundle is stopped. */
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
     * @param properties what it holds; null when it is gone, or was never there
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
                        "There is no configuration {}: put clientId and clientSecret into etc/{}.cfg for a TokenManager",
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
            // without the stack trace: what has to be done is in the message
            LOG.error(
                    "No TokenManager is registered from {} until it is mended: {}",
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

    /** Withdraws them all, for good. */
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
