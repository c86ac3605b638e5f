/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.auth.internal;

import io.github.camel24sevenoffice.auth.AccessToken;
import io.github.camel24sevenoffice.auth.TokenManager;

/**
 * The token that the API has rejected for an exchange, and the TokenManager that it came from. It is kept in an exchange
 * property, because Camel restores the message before a redelivery, but not the properties.
 *
 * @param issuer the TokenManager that it came from
 * @param token the token
 */
public record RejectedToken(TokenManager issuer, AccessToken token) {

    /** The exchange property. */
    public static final String PROPERTY = "CamelTsOfficeRejectedToken";

    /** Drops the token, if it is still the current one of its TokenManager. */
    public void invalidate() {
        issuer.invalidate(token);
    }

    @Override
    public String toString() {
        return "RejectedToken[id=" + token.id() + ", organizationId=" + token.organizationId() + "]";
    }
}
