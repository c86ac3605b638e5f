/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.auth;

/**
 * Supplies the credentials for token requests. It is called before each request and its result is not kept, so that a rotated
 * secret is used from the next request on. For organizations that connect different applications, and for secrets that are
 * kept elsewhere. Set it on the {@link TokenManager}.
 */
@FunctionalInterface
public interface CredentialsProvider {

    /**
     * Called by several threads at once, one for each organization that needs a token, but not for calls with a cached token. It
     * may block; the option tokenRequestTimeout of the TokenManager includes that time.
     *
     * @param organizationId the organization that a token is requested for, not null
     * @return its credentials, not null
     * @throws RuntimeException if there are none; the callers that wait for the token get the message
     */
    Credentials credentials(String organizationId);
}
