/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.auth;

/**
 * Gives the credentials for a token request. It is asked before each one and the answer is not kept, so that a secret that
 * was rotated counts from the next token on. To be set on the {@link TokenManager}, where organizations connect different
 * applications, or the secret lives in a place of its own.
 */
@FunctionalInterface
public interface CredentialsProvider {

    /**
     * Called by several threads at once, one for each organization that needs a token, and never while a call waits for
     * nothing but a cached token. It may block; the option tokenRequestTimeout of the TokenManager covers it too.
     *
     * @param organizationId the organization that a token is requested for, not null
     * @return its credentials, not null
     * @throws RuntimeException if there are none; the message reaches whoever waits for the token
     */
    Credentials credentials(String organizationId);
}
