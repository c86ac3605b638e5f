/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.example.osgi;

import io.github.camel24sevenoffice.TsOfficeComponent;
import io.github.camel24sevenoffice.TsOfficeConfiguration;
import io.github.camel24sevenoffice.auth.TokenManager;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.karaf.core.OsgiDefaultCamelContext;
import org.osgi.framework.BundleContext;

/** Starts Camel contexts that use the TokenManager of the container. */
final class Contexts {

    private Contexts() {}

    /**
     * @param bundle the bundle of the routes
     * @param name the name of the context
     * @param tokenManager the service with its properties, among them the organization and the URL of the API
     * @param setup adds what the context runs
     * @return the context, running
     * @throws Exception if the context does not start; it is stopped then
     */
    static CamelContext start(
            BundleContext bundle, String name, Map.Entry<Map<String, Object>, TokenManager> tokenManager, Setup setup)
            throws Exception {
        CamelContext context = new OsgiDefaultCamelContext(bundle);
        try {
            context.getCamelContextExtension().setName(name);
            TsOfficeConfiguration options =
                    context.getComponent("tsoffice", TsOfficeComponent.class).getConfiguration();
            options.setTokenManager(tokenManager.getValue());
            options.setOrganizationId((String) tokenManager.getKey().get("organizationId"));
            if (tokenManager.getKey().containsKey("apiUrl")) {
                options.setApiUrl((String) tokenManager.getKey().get("apiUrl"));
            }
            setup.add(context);
            context.start();
            return context;
        } catch (Exception e) {
            context.stop();
            throw e;
        }
    }

    /** Adds routes and beans to a context before it starts. */
    @FunctionalInterface
    interface Setup {

        void add(CamelContext context) throws Exception;
    }
}
