/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.auth.store;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camel24sevenoffice.auth.AccessToken;
import io.github.camel24sevenoffice.auth.internal.TokenSource.IssuedToken;
import java.time.Duration;
import java.time.Instant;

/**
 * An entry of a TokenStore: a token, or the lease of the node that requests one, or both.
 *
 * @param token the access token, or null
 * @param expiresAt when it expires, in milliseconds since the epoch
 * @param lifetime from its request to its expiry, in milliseconds
 * @param lease a text that no other request uses, while one is in flight; else null
 */
@JsonInclude(JsonInclude.Include.NON_DEFAULT)
record StoredToken(String token, long expiresAt, long lifetime, String lease) {

    static final StoredToken NONE = new StoredToken(null, 0, 0, null);

    // newer versions may add fields
    private static final ObjectMapper JSON =
            new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    static StoredToken of(IssuedToken issued) {
        return new StoredToken(
                issued.token().value(),
                issued.token().expiresAt().toEpochMilli(),
                issued.lifetime().toMillis(),
                null);
    }

    /** An entry that cannot be read counts as none, and is overwritten. */
    static StoredToken parse(String text) {
        if (text == null) {
            return NONE;
        }
        try {
            StoredToken parsed = JSON.readValue(text, StoredToken.class);
            return parsed == null ? NONE : parsed;
        } catch (JsonProcessingException e) {
            return NONE;
        }
    }

    String text() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A record of texts and numbers can always be written", e);
        }
    }

    boolean isValid(long now) {
        return token != null && now < expiresAt;
    }

    long renewAt(Duration margin) {
        return expiresAt
                - IssuedToken.margin(margin, Duration.ofMillis(lifetime)).toMillis();
    }

    boolean isSameAs(AccessToken other) {
        return other.value().equals(token);
    }

    StoredToken withLease(String other) {
        return new StoredToken(token, expiresAt, lifetime, other);
    }

    IssuedToken issued(String organizationId) {
        return new IssuedToken(
                new AccessToken(organizationId, token, Instant.ofEpochMilli(expiresAt)),
                Duration.ofMillis(lifetime),
                true);
    }

    @Override
    public String toString() {
        return "StoredToken[expiresAt=" + expiresAt + ", lease=" + lease + "]";
    }
}
