/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.auth;

import io.github.camel24sevenoffice.auth.internal.Fingerprint;
import java.time.Instant;
import java.util.Objects;

/**
 * An access token of one organization. Immutable. Two tokens are equal when organization and value are.
 *
 * <p>Not a record, and without bean getters, so that code that prints or serializes the properties of objects cannot expose
 * the value.
 */
public final class AccessToken {

    private static final int ID_BYTES = 4;

    private final String organizationId;
    private final String value;
    private final Instant expiresAt;
    private final String id;

    /**
     * @param organizationId the organization that it is for, not null
     * @param value the value for the Authorization header, not null
     * @param expiresAt when it expires, by the clock of the TokenManager, not null
     */
    public AccessToken(String organizationId, String value, Instant expiresAt) {
        this.organizationId = Objects.requireNonNull(organizationId, "organizationId");
        this.value = Objects.requireNonNull(value, "value");
        this.expiresAt = Objects.requireNonNull(expiresAt, "expiresAt");
        this.id = Fingerprint.of(value, ID_BYTES);
    }

    /**
     * @return the organization that it is for
     */
    public String organizationId() {
        return organizationId;
    }

    /**
     * @return the secret part; keep it out of logs, messages and headers that a route can see
     */
    public String value() {
        return value;
    }

    /**
     * @return when it expires, by the clock of the TokenManager
     */
    public Instant expiresAt() {
        return expiresAt;
    }

    /**
     * @return a short fingerprint of the value, to follow one token through a log
     */
    public String id() {
        return id;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AccessToken token
                && value.equals(token.value)
                && organizationId.equals(token.organizationId);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return "AccessToken[id=" + id + ", organizationId=" + organizationId + ", expiresAt=" + expiresAt + "]";
    }
}
