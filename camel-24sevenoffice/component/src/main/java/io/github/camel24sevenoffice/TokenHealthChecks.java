/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice;

import io.github.camel24sevenoffice.auth.TokenManager;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.camel.CamelContext;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.health.WritableHealthCheckRepository;

/** Adds a check for each organization that endpoints name, if the application has health checks. */
final class TokenHealthChecks {

    private final Lock lock = new ReentrantLock();
    private final Map<Checked, HealthCheck> checks = new HashMap<>();
    private final CamelContext camelContext;

    TokenHealthChecks(CamelContext camelContext) {
        this.camelContext = camelContext;
    }

    void add(TokenManager tokenManager, String organizationId) {
        WritableHealthCheckRepository repository = repository();
        if (repository == null || organizationId == null || organizationId.isBlank()) {
            return;
        }
        lock.lock();
        try {
            checks.computeIfAbsent(new Checked(tokenManager, organizationId), checked -> {
                HealthCheck check = new TsOfficeTokenHealthCheck(id(organizationId), tokenManager, organizationId);
                repository.addHealthCheck(check);
                return check;
            });
        } finally {
            lock.unlock();
        }
    }

    List<HealthCheck> all() {
        lock.lock();
        try {
            return List.copyOf(checks.values());
        } finally {
            lock.unlock();
        }
    }

    void removeAll() {
        WritableHealthCheckRepository repository = repository();
        lock.lock();
        try {
            if (repository != null) {
                checks.values().forEach(repository::removeHealthCheck);
            }
            checks.clear();
        } finally {
            lock.unlock();
        }
    }

    /** Several applications may have the same organization. */
    private String id(String organizationId) {
        long same = checks.keySet().stream()
                .filter(checked -> checked.organizationId.equals(organizationId))
                .count();
        return "tsoffice-token-" + organizationId + (same == 0 ? "" : "-" + (same + 1));
    }

    private WritableHealthCheckRepository repository() {
        return HealthCheckHelper.getHealthCheckRepository(
                camelContext, "producers", WritableHealthCheckRepository.class);
    }

    private record Checked(TokenManager tokenManager, String organizationId) {}
}
