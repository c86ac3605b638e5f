/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.auth;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camel24sevenoffice.auth.TokenSource.IssuedToken;
import java.time.Duration;
import java.time.Instant;

/**
 * An entry of a TokenStore: a token, or who is about to request one, or both.
 *
 * @param token the access token, or null
 * @param expiresAt when it is over, in milliseconds since the epoch
 * @param lifetime how long it lives as a whole, in milliseconds
 * @param lease a text that no other request uses, while one is under way; else null
 */
@JsonInclude(JsonInclude.Include.NON_DEFAULT)
record StoredToken(String token, long expiresAt, long lifetime, String lease) {

    static final StoredToken NONE = new StoredToken(null, 0, 0, null);

    // newer versions may say more
    private static final ObjectMapper JSON =
            new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    static StoredToken of(IssuedToken issued) {
        return new StoredToken(
                issued.token().value(),
                issued.token().expiresAt().toEpochMilli(),
                issued.lifetime().toMillis(),
                null);
    }

    /** What cannot be read counts as nothing, and is overwritten. */
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
