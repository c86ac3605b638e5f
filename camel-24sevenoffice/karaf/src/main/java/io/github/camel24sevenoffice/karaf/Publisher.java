/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.karaf;

import java.util.Dictionary;
import java.util.Hashtable;
import org.apache.camel.CamelContext;
import org.apache.camel.karaf.core.OsgiDefaultCamelContext;
import org.apache.camel.spi.ComponentResolver;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.cm.ManagedService;
import org.osgi.service.cm.ManagedServiceFactory;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/**
 * Publishes a TokenManager for each of our configurations in ConfigAdmin, while camel-http is available to send
 * the token requests: after a refresh, bundles start in any order.
 */
@Component(service = {})
@SuppressWarnings("JdkObsolete") // OSGi takes a Dictionary
public final class Publisher {

    /** The name of the Camel context that the TokenManagers belong to, also in JMX. */
    private static final String CAMEL_CONTEXT = "token-managers";

    private final CamelContext camelContext;
    private final TokenManagers tokenManagers;
    private final ServiceRegistration<ManagedService> single;
    private final ServiceRegistration<ManagedServiceFactory> named;

    /**
     * @param bundle this bundle
     * @param http not used: it makes this component wait for camel-http
     */
    @Activate
    public Publisher(BundleContext bundle, @Reference(target = "(component=https)") ComponentResolver http) {
        camelContext = new OsgiDefaultCamelContext(bundle);
        camelContext.getCamelContextExtension().setName(CAMEL_CONTEXT);
        camelContext.start();
        tokenManagers = new TokenManagers(bundle, camelContext);
        Dictionary<String, String> pid = new Hashtable<>();
        pid.put(Constants.SERVICE_PID, Settings.PID);
        single = bundle.registerService(
                ManagedService.class, properties -> tokenManagers.updated(Settings.PID, properties), pid);
        named = bundle.registerService(ManagedServiceFactory.class, tokenManagers, pid);
    }

    @Deactivate
    void stop() {
        single.unregister();
        named.unregister();
        tokenManagers.close();
        camelContext.stop();
    }
}
