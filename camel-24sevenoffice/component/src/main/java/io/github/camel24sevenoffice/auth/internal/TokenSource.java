/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.auth.internal;

import io.github.camel24sevenoffice.auth.AccessToken;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** Where a token comes from when the cache has none. */
public interface TokenSource {

    /**
     * Blocks until there is a token.
     *
     * @param organizationId the organization
     * @param unwanted the tokens that are not wanted again: the one to be renewed, or those that were rejected
     * @param call what waits for the token; once it is completed, the token is no longer needed
     * @return the token
     * @throws RuntimeException if there is none
     */
    IssuedToken obtain(String organizationId, Set<AccessToken> unwanted, CompletableFuture<?> call);

    /**
     * A token and its lifetime.
     *
     * @param token the token
     * @param lifetime from its request to its expiry
     * @param shared whether another TokenManager has requested it
     */
    record IssuedToken(AccessToken token, Duration lifetime, boolean shared) {

        /** The refresh margin is at most this part of the lifetime. */
        private static final int LIFE_PARTS = 5;

        /**
         * @param configured the option tokenRefreshMargin
         * @param lifetime the lifetime of a token
         * @return how long before its expiry the token is renewed
         */
        public static Duration margin(Duration configured, Duration lifetime) {
            Duration longest = lifetime.dividedBy(LIFE_PARTS);
            return configured.compareTo(longest) < 0 ? configured : longest;
        }
    }
}
