/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.springboot;

import java.util.Map;
import org.apache.camel.CamelContext;
import org.springframework.boot.actuate.autoconfigure.health.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.actuate.health.CompositeHealthContributor;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;

/** Adds {@code tsoffice} to the health of the application. {@code management.health.tsoffice.enabled=false} turns it off. */
@AutoConfiguration(after = TsOfficeAutoConfiguration.class)
@ConditionalOnClass(HealthIndicator.class)
@ConditionalOnBean(TsOfficeAutoConfiguration.class)
@ConditionalOnEnabledHealthIndicator("tsoffice")
public class TsOfficeHealthAutoConfiguration {

    /**
     * @param context the Camel context
     * @return {@code tokens} for the organizations that endpoints name, and {@code consumers} for the last polls
     */
    @Bean
    public CompositeHealthContributor tsofficeHealthContributor(CamelContext context) {
        return CompositeHealthContributor.fromMap(Map.of(
                "tokens", new CamelChecksHealthIndicator(() -> CamelChecks.ofTokens(context)),
                "consumers", new CamelChecksHealthIndicator(() -> CamelChecks.ofConsumers(context))));
    }
}
