/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.benchmark;

import com.google.auth.oauth2.AccessToken;
import com.google.auth.oauth2.OAuth2Credentials;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Map;

/** Google's {@link OAuth2Credentials}, with tokens of 24SevenOffice's login server. */
final class GoogleTokens implements TokenBean {

    private static final String PREFIX = "Bearer ";

    private final OAuth2Credentials credentials;

    GoogleTokens(Login login, Duration margin, String organizationId) {
        this.credentials = new Credentials(login, margin, organizationId);
    }

    /** Google's own clients ask for this before each call: the headers of the request. */
    Map<String, List<String>> headers() {
        try {
            return credentials.getRequestMetadata(null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String get() {
        return headers().get("Authorization").get(0).substring(PREFIX.length());
    }

    @Override
    public String renew() {
        try {
            credentials.refresh();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return get();
    }

    private static final class Credentials extends OAuth2Credentials {

        private static final long serialVersionUID = 1L;

        private final transient Login login;
        private final String organizationId;

        Credentials(Login login, Duration margin, String organizationId) {
            // its own margins are minutes: every short-lived token would count as expired
            super(null, margin, Duration.ZERO);
            this.login = login;
            this.organizationId = organizationId;
        }

        @Override
        public AccessToken refreshAccessToken() {
            Token token = login.request(organizationId);
            return new AccessToken(token.value(), Date.from(token.expiresAt()));
        }
    }
}
