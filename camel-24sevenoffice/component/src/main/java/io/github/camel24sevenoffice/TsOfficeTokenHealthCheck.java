/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice;

import io.github.camel24sevenoffice.auth.TokenManager;
import io.github.camel24sevenoffice.auth.TokenStatus;
import java.util.Map;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;

/**
 * Checks that there is an access token for the organization of the endpoints. It never waits for the login server: without a
 * token it starts a request, and reports the result at the next check.
 */
final class TsOfficeTokenHealthCheck extends AbstractHealthCheck {

    private final TokenManager tokenManager;
    private final String organizationId;

    TsOfficeTokenHealthCheck(String id, TokenManager tokenManager, String organizationId) {
        super("camel", id);
        this.tokenManager = tokenManager;
        this.organizationId = organizationId;
    }

    @Override
    public boolean isLiveness() {
        // a restart would not bring a token
        return false;
    }

    @Override
    protected void doCall(HealthCheckResultBuilder builder, Map<String, Object> options) {
        TokenStatus status;
        try {
            tokenManager.prepare(organizationId);
            status = tokenManager.status(organizationId).orElse(null);
        } catch (IllegalStateException e) {
            builder.down().message(e.getMessage()).error(e);
            return;
        }
        builder.detail("organizationId", organizationId);
        if (status != null && status.isValid()) {
            builder.up()
                    .detail("tokenId", status.tokenId())
                    .detail("expiresAt", status.expiresAt().toString());
        } else if (status != null && status.lastError() != null) {
            builder.down().message(status.lastError());
        } else {
            builder.down().message("An access token for organization " + organizationId + " is being requested");
        }
    }
}
