/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.example.osgi;

import io.github.camel24sevenoffice.auth.TokenManager;
import io.github.camel24sevenoffice.example.customers.CustomerChangesRoute;
import java.util.Map;
import java.util.Properties;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.ComponentResolver;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/**
 * Writes the changes of customers to the folder <code>changes</code> that etc/io.github.camel24sevenoffice.example.customers.cfg
 * names, as long as that file is there.
 */
@Component(
        service = {},
        configurationPid = "io.github.camel24sevenoffice.example.customers",
        configurationPolicy = ConfigurationPolicy.REQUIRE)
public final class CustomerChangesContext {

    private final CamelContext camelContext;

    /**
     * @param bundle this bundle
     * @param properties <code>changes</code>, and optionally <code>pollDelay</code> in milliseconds
     * @param component not used: after a refresh bundles start in any order, and this one needs the component
     * @param tokenManager the service with its properties, among them the organization and the URL of the API that
     *     etc/io.github.camel24sevenoffice.cfg names
     * @throws Exception if the route does not start
     */
    @Activate
    public CustomerChangesContext(
            BundleContext bundle,
            Map<String, Object> properties,
            @Reference(target = "(component=tsoffice)") ComponentResolver component,
            @Reference(name = "tokenManager", target = "(name=tsofficeTokenManager)")
                    Map.Entry<Map<String, Object>, TokenManager> tokenManager)
            throws Exception {
        Properties initial = new Properties();
        properties.forEach((name, value) -> initial.put(name, String.valueOf(value)));
        camelContext = Contexts.start(bundle, "customer-changes", tokenManager, context -> {
            context.getPropertiesComponent().setInitialProperties(initial);
            context.addRoutes(new CustomerChangesRoute());
        });
    }

    @Deactivate
    void stop() {
        camelContext.stop();
    }
}
