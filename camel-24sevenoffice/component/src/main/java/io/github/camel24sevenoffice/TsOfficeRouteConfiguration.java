/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice;

import io.github.camel24sevenoffice.auth.TokenInvalidator;
import io.github.camel24sevenoffice.error.TsOfficeAccessDeniedException;
import org.apache.camel.builder.RouteConfigurationBuilder;

/**
 * The handler for rejected access tokens, ready-made: on {@link TsOfficeAccessDeniedException} the rejected token is
 * dropped and the exchange redelivered once, which fetches a fresh one. A route takes it by
 * {@code routeConfigurationId("tsoffice")}, in Java, YAML and XML alike.
 */
public class TsOfficeRouteConfiguration extends RouteConfigurationBuilder {

    /** The id of the route configuration. */
    public static final String ID = "tsoffice";

    @Override
    public void configuration() {
        routeConfiguration(ID)
                .onException(TsOfficeAccessDeniedException.class)
                .onRedelivery(new TokenInvalidator())
                .maximumRedeliveries(1)
                .redeliveryDelay(0);
    }
}
