/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice;

import java.util.List;
import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckResultBuilder;

/** The health of a consumer for several organizations: down when the last poll of one of them has failed. */
final class OrganizationsHealthCheck implements HealthCheck {

    private final String id;
    private final Endpoint endpoint;
    private final List<TsOfficeConsumer> consumers;
    private volatile boolean enabled = true;

    OrganizationsHealthCheck(String id, Endpoint endpoint, List<TsOfficeConsumer> consumers) {
        this.id = id;
        this.endpoint = endpoint;
        this.consumers = consumers;
    }

    @Override
    public String getId() {
        return id;
    }

    @Override
    public String getGroup() {
        return "camel";
    }

    @Override
    public boolean isEnabled() {
        return enabled;
    }

    @Override
    public void setEnabled(boolean enabled) {
        this.enabled = enabled;
    }

    @Override
    public boolean isLiveness() {
        // a restart would not help
        return false;
    }

    @Override
    public Result call(Map<String, Object> options) {
        HealthCheckResultBuilder builder = HealthCheckResultBuilder.on(this);
        builder.up();
        builder.detail(ENDPOINT_URI, endpoint.getEndpointUri());
        for (TsOfficeConsumer one : consumers) {
            if (one.getErrorCounter() > 0) {
                builder.down();
                builder.detail(
                        "organization." + one.organizationId(), "failed polls in a row: " + one.getErrorCounter());
                builder.error(one.lastError());
            }
        }
        return builder.build();
    }
}
