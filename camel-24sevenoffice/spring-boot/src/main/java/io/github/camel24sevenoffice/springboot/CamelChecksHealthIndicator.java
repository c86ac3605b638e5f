/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.springboot;

import java.util.List;
import java.util.function.Supplier;
import org.apache.camel.health.HealthCheck;
import org.springframework.boot.actuate.health.AbstractHealthIndicator;
import org.springframework.boot.actuate.health.Health;

/** Down when one of Camel's health checks is. Unknown while there is none, which is not worse than up. */
final class CamelChecksHealthIndicator extends AbstractHealthIndicator {

    private final Supplier<List<HealthCheck>> checks;

    CamelChecksHealthIndicator(Supplier<List<HealthCheck>> checks) {
        this.checks = checks;
    }

    @Override
    protected void doHealthCheck(Health.Builder builder) {
        builder.unknown();
        List<HealthCheck.Result> results =
                checks.get().stream().map(HealthCheck::call).toList();
        if (!results.isEmpty()) {
            builder.up();
        }
        for (HealthCheck.Result result : results) {
            String message = result.getMessage().orElse(result.getState().name());
            builder.withDetail(result.getCheck().getId(), message);
            if (result.getState() == HealthCheck.State.DOWN) {
                builder.down();
            }
        }
    }
}
