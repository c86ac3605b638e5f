/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.springboot;

import io.github.camel24sevenoffice.auth.TokenManager;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Service;

/** An application with one route and a bean that needs a token too. */
@SpringBootApplication(proxyBeanMethods = false)
class TestApplication {

    @Bean
    RouteBuilder taxes() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:taxes")
                        .routeId("taxes")
                        .routeConfigurationId("tsoffice")
                        .to("tsoffice:taxes?paging=list");
            }
        };
    }

    @Service
    static class Reports {

        private final TokenManager tokens;

        Reports(TokenManager tokens) {
            this.tokens = tokens;
        }

        boolean hasToken(String organizationId) {
            return !tokens.get(organizationId).value().isEmpty();
        }
    }
}
