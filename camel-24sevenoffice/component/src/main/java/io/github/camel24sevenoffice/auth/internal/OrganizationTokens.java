/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.auth.internal;

import io.github.camel24sevenoffice.auth.AccessToken;
import io.github.camel24sevenoffice.auth.TokenStatus;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The tokens of all organizations between a start and a stop of their TokenManager: a caller that is late finds those of its
 * own run, not those of the next one. Safe for use by several threads.
 */
public final class OrganizationTokens {

    private final Map<String, OrganizationToken> tokens;
    private final CredentialsCircuitBreaker circuitBreaker;
    private final TokenServices services;

    /**
     * @param circuitBreaker stops requests with refused credentials
     * @param services what the tokens share
     */
    public OrganizationTokens(CredentialsCircuitBreaker circuitBreaker, TokenServices services) {
        this(new ConcurrentHashMap<>(), circuitBreaker, services);
    }

    OrganizationTokens(
            Map<String, OrganizationToken> tokens, CredentialsCircuitBreaker circuitBreaker, TokenServices services) {
        this.tokens = tokens;
        this.circuitBreaker = circuitBreaker;
        this.services = services;
    }

    /**
     * @param organizationId an organization, not null
     * @return its token, or null when it is not held
     */
    public OrganizationToken find(String organizationId) {
        return tokens.get(organizationId);
    }

    /**
     * @param organizationId an organization, not null
     * @return a token that is valid now; the call waits for it if there is none
     */
    public AccessToken get(String organizationId) {
        while (true) {
            AccessToken token = token(organizationId).get();
            if (token != null) {
                return token;
            }
            Thread.onSpinWait();
        }
    }

    /**
     * @param rejected the token that the rejected call carried
     */
    public void invalidate(AccessToken rejected) {
        // also for an organization that has been dropped: a store may still hold the token
        while (!token(rejected.organizationId()).invalidate(rejected)) {
            Thread.onSpinWait();
        }
    }

    /**
     * @param organizationId an organization, not null
     * @return its token, held from now on
     */
    public OrganizationToken token(String organizationId) {
        OrganizationToken token = tokens.get(organizationId);
        return token == null
                ? tokens.computeIfAbsent(organizationId, id -> new OrganizationToken(id, services))
                : token;
    }

    /**
     * @param organizationId an organization, or null
     * @return the status of its token; empty when no token is held
     */
    public Optional<TokenStatus> status(String organizationId) {
        return Optional.ofNullable(organizationId == null ? null : tokens.get(organizationId))
                .map(OrganizationToken::status);
    }

    /**
     * @return the status of all tokens, in the order of the organization ids
     */
    public List<TokenStatus> statuses() {
        return tokens.values().stream()
                .map(OrganizationToken::status)
                .sorted(Comparator.comparing(TokenStatus::organizationId))
                .toList();
    }

    /**
     * @return how many organizations are held
     */
    public int size() {
        return tokens.size();
    }

    /**
     * @return the time, in milliseconds, by the clock of the tokens
     */
    public long millis() {
        return services.timer().millis();
    }

    /** After a change of the credentials the login server may be asked again at once. */
    public void credentialsChanged() {
        circuitBreaker.forget();
        tokens.values().forEach(OrganizationToken::forgetFailures);
    }

    /**
     * @param interval how long an organization is kept without being asked for; at most twice as long
     */
    public void dropIdleEvery(Duration interval) {
        services.timer().schedule(interval, () -> {
            dropIdle();
            dropIdleEvery(interval);
        });
    }

    void dropIdle() {
        tokens.values().removeIf(OrganizationToken::retireIfIdle);
    }

    /** Fails the callers that wait now. */
    public void stop() {
        tokens.values().forEach(OrganizationToken::stop);
    }
}
