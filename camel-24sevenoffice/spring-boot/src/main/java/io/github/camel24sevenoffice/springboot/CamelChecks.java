/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.springboot;

import io.github.camel24sevenoffice.TsOfficeComponent;
import io.github.camel24sevenoffice.TsOfficeEndpoint;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckAware;

/** The health checks of the component, also where Camel's own health endpoint is off. */
final class CamelChecks {

    private CamelChecks() {}

    static List<HealthCheck> ofTokens(CamelContext context) {
        return TsOfficeComponent.all(context).stream()
                .flatMap(component -> component.tokenHealthChecks().stream())
                .toList();
    }

    static List<HealthCheck> ofConsumers(CamelContext context) {
        return context.getRoutes().stream()
                .filter(route -> route.getEndpoint() instanceof TsOfficeEndpoint)
                .map(route -> route.getConsumer())
                .filter(HealthCheckAware.class::isInstance)
                .map(consumer -> ((HealthCheckAware) consumer).getHealthCheck())
                .filter(check -> check != null)
                .toList();
    }
}
