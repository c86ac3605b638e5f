/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.RouteDefinition;

/** The ready-made handlers, and routes that use them. */
final class HandledRoutes extends RouteBuilder {

    private final Map<String, Consumer<RouteDefinition>> routes = new LinkedHashMap<>();

    HandledRoutes with(String from, String to) {
        return with(from, route -> route.to(to));
    }

    HandledRoutes with(String from, Consumer<RouteDefinition> steps) {
        routes.put(from, steps);
        return this;
    }

    @Override
    public void configure() throws Exception {
        getContext().addRoutes(new TsOfficeRouteConfiguration());
        routes.forEach((from, steps) -> steps.accept(from(from).routeConfigurationId(TsOfficeRouteConfiguration.ID)));
    }
}
