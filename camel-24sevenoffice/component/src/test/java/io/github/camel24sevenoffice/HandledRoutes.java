/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.OnExceptionDefinition;
import org.apache.camel.model.RouteConfigurationDefinition;
import org.apache.camel.model.RouteDefinition;

/** The ready-made handlers, and routes that use them. */
final class HandledRoutes extends RouteBuilder {

    private final TsOfficeRouteConfiguration handlers;
    private final Map<String, Consumer<RouteDefinition>> routes = new LinkedHashMap<>();

    HandledRoutes() {
        this(new TsOfficeRouteConfiguration());
    }

    private HandledRoutes(TsOfficeRouteConfiguration handlers) {
        this.handlers = handlers;
    }

    /** The delays do not change what is redelivered, so a test does not wait for them. */
    static HandledRoutes withoutDelay() {
        return new HandledRoutes(new TsOfficeRouteConfiguration() {
            @Override
            public void configuration() {
                super.configuration();
                onExceptions(this)
                        .forEach(handler -> handler.getRedeliveryPolicyType().redeliveryDelay("0"));
            }
        });
    }

    static List<OnExceptionDefinition> onExceptions(TsOfficeRouteConfiguration configuration) {
        return configuration.getRouteConfigurationCollection().getRouteConfigurations().stream()
                .map(RouteConfigurationDefinition::getOnExceptions)
                .flatMap(List::stream)
                .toList();
    }

    HandledRoutes with(String from, String to) {
        return with(from, route -> route.to(to));
    }

    HandledRoutes with(String from, Consumer<RouteDefinition> steps) {
        routes.put(from, steps);
        return this;
    }

    @Override
    public void configure() throws Exception {
        getContext().addRoutes(handlers);
        routes.forEach((from, steps) -> steps.accept(from(from).routeConfigurationId(TsOfficeRouteConfiguration.ID)));
    }
}
