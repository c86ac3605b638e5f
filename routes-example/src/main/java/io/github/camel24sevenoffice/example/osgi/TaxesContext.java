/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.example.osgi;

import io.github.camel24sevenoffice.auth.TokenManager;
import io.github.camel24sevenoffice.example.taxes.TaxTable;
import io.github.camel24sevenoffice.example.taxes.TaxesRoute;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.spi.ComponentResolver;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/**
 * The route of the example in Apache Karaf, in a Camel context that runs as long as the component and the
 * TokenManager. Reads the tax codes once when it starts.
 */
@Component(service = {})
public final class TaxesContext {

    private final CamelContext camelContext;

    /**
     * @param bundle this bundle
     * @param component not used: after a refresh bundles start in any order, and this one needs the component
     * @param tokenManager the service with its properties, among them the organization and the URL of the API that
     *     etc/io.github.camel24sevenoffice.cfg names
     * @throws Exception if the routes do not start
     */
    @Activate
    public TaxesContext(
            BundleContext bundle,
            @Reference(target = "(component=tsoffice)") ComponentResolver component,
            @Reference(name = "tokenManager", target = "(name=tsofficeTokenManager)")
                    Map.Entry<Map<String, Object>, TokenManager> tokenManager)
            throws Exception {
        camelContext = Contexts.start(bundle, "taxes", tokenManager, context -> {
            context.getRegistry().bind("taxTable", new TaxTable());
            context.addRoutes(new TaxesRoute());
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("timer:taxes?delay=0&repeatCount=1").routeId("start").to("direct:taxes");
                }
            });
        });
    }

    @Deactivate
    void stop() {
        camelContext.stop();
    }
}
