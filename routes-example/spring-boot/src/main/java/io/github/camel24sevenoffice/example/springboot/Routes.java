/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.example.springboot;

import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/** Found by Spring Boot. */
@Component
class Routes extends RouteBuilder {

    @Override
    public void configure() {
        from("timer:taxes?period=30000")
                .routeId("taxes")
                .routeConfigurationId("tsoffice")
                .to("tsoffice:taxes?paging=list")
                .log("${body.size} tax codes");

        from("tsoffice:customers?startFrom=beginning&delay=2000")
                .routeId("customer-changes")
                .log("${header.CamelTsOfficeChange} customer ${header.CamelTsOfficeRowId}");
    }
}
