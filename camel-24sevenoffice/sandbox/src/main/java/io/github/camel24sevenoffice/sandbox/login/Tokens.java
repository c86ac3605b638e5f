/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.sandbox.login;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** The tokens that were issued, with what each of them allows and until when. */
public final class Tokens {

    private static final int BYTES = 24;

    private final Map<String, Grant> grants = new ConcurrentHashMap<>();
    private final AtomicInteger issued = new AtomicInteger();
    private final SecureRandom random = new SecureRandom();
    private final Clock clock;
    private final Duration lifetime;

    public Tokens(Clock clock, Duration lifetime) {
        this.clock = clock;
        this.lifetime = lifetime;
    }

    Duration lifetime() {
        return lifetime;
    }

    String issue(Application application, String organizationId) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        String token =
                "sandbox-token-" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        grants.put(token, new Grant(application, organizationId, clock.instant().plus(lifetime), false));
        issued.incrementAndGet();
        return token;
    }

    /** The grant behind a token, or null when the token was never issued or has expired. */
    public Grant find(String token) {
        Grant grant = grants.get(token);
        return grant == null || !clock.instant().isBefore(grant.expiresAt()) ? null : grant;
    }

    /**
     * @param token a token, or null for none
     */
    public void revoke(String token) {
        if (token != null) {
            grants.computeIfPresent(token, (key, grant) -> grant.revoke());
        }
    }

    public void revokeAll() {
        grants.replaceAll((token, grant) -> grant.revoke());
    }

    /** Makes all tokens as good as expired: both are unknown. */
    public void expireAll() {
        grants.clear();
    }

    public int issued() {
        return issued.get();
    }

    public record Grant(Application application, String organizationId, Instant expiresAt, boolean revoked) {

        private Grant revoke() {
            return new Grant(application, organizationId, expiresAt, true);
        }
    }
}
