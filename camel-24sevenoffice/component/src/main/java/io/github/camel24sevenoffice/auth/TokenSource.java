/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.auth;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** Where a token comes from when there is none at hand. */
interface TokenSource {

    /**
     * Blocks until there is one.
     *
     * @param useless the tokens that are not wanted: the one to be renewed, or those that were rejected
     * @param call who waits for it; once it is completed, the answer is no longer needed
     * @throws RuntimeException if there is none to be had
     */
    IssuedToken obtain(String organizationId, Set<AccessToken> useless, CompletableFuture<?> call);

    /**
     * A token and how long it lives as a whole.
     *
     * @param shared whether somebody else had requested it
     */
    record IssuedToken(AccessToken token, Duration lifetime, boolean shared) {

        /** A token that lives shorter than this many margins is renewed in the last such part of its life instead. */
        private static final int LIFE_PARTS = 5;

        /** How long before its end a token of a lifetime is renewed. */
        static Duration margin(Duration configured, Duration lifetime) {
            Duration longest = lifetime.dividedBy(LIFE_PARTS);
            return configured.compareTo(longest) < 0 ? configured : longest;
        }
    }
}
