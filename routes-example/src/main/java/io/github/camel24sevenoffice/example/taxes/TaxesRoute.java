/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.example.taxes;

import io.github.camel24sevenoffice.auth.TokenInvalidator;
import io.github.camel24sevenoffice.error.TsOfficeAccessDeniedException;
import org.apache.camel.builder.RouteBuilder;

/** Reads the tax codes and prints them; taxes.yaml and taxes.xml hold the same route. */
public class TaxesRoute extends RouteBuilder {

    @Override
    public void configure() {
        from("direct:taxes")
                .routeId("taxes")
                // the token may have expired or been revoked: invalidate it and redeliver once with a fresh one
                .onException(TsOfficeAccessDeniedException.class)
                .onRedelivery(new TokenInvalidator())
                .maximumRedeliveries(1)
                .redeliveryDelay(0)
                .end()
                .to("tsoffice:taxes")
                .unmarshal()
                .json()
                .process("taxTable");
    }
}
