/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.auth;

/** The defaults that the TokenManager and the options of the component share. */
public final class TokenManagerDefaults {

    /** The login server, from the vendor's access token guide. */
    public static final String TOKEN_URL = "https://login.24sevenoffice.com/oauth/token";

    /** The API that tokens are for, from the vendor's access token guide. */
    public static final String AUDIENCE = "https://api.24sevenoffice.com";

    /** How long before its expiry a token is renewed, in milliseconds, from the vendor's access token guide. */
    public static final long REFRESH_MARGIN = 60_000;

    /** The longest wait for a token, in milliseconds. */
    public static final long REQUEST_TIMEOUT = 30_000;

    /** How long an organization is kept after its last use, in milliseconds. */
    static final long ORGANIZATION_IDLE_TIMEOUT = 3_600_000;

    private TokenManagerDefaults() {}
}
