/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.auth;

/**
 * The token that the API rejected for an exchange, and the TokenManager that it came from. The producer leaves it in an
 * exchange property: properties outlive the restoring of the message before a redelivery.
 *
 * @param issuer the TokenManager that handed it out
 * @param token the token
 */
public record RejectedToken(TokenManager issuer, AccessToken token) {

    /** The exchange property. */
    public static final String PROPERTY = "CamelTsOfficeRejectedToken";

    /** Drops it at its issuer, if it is still the current one there. */
    public void invalidate() {
        issuer.invalidate(token);
    }

    @Override
    public String toString() {
        return "RejectedToken[id=" + token.id() + ", organizationId=" + token.organizationId() + "]";
    }
}
