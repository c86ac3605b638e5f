/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.auth;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.camel.spi.Metadata;
import org.apache.camel.support.service.ServiceSupport;

/**
 * The options of a {@link TokenManager}. They are set before the start, except the client id and the client secret, which
 * may be replaced at any time by any thread.
 */
public abstract class TokenManagerOptions extends ServiceSupport {

    @Metadata(description = "The id of the application. Not needed with a credentialsProvider.")
    private volatile String clientId;

    @Metadata(description = "The secret of the application. Not needed with a credentialsProvider.", secret = true)
    private volatile String clientSecret;

    @Metadata(
            description = "Supplies the credentials for each token request, per organization. Left out, clientId and"
                    + " clientSecret are used for all organizations.",
            javaType = "io.github.camel24sevenoffice.auth.CredentialsProvider")
    private CredentialsProvider credentialsProvider;

    @Metadata(description = "The URL where tokens are requested.", defaultValue = TokenManagerDefaults.TOKEN_URL)
    private String tokenUrl = TokenManagerDefaults.TOKEN_URL;

    @Metadata(
            description =
                    "Insecure: allows a tokenUrl that starts with http: for a host other than this machine. Not for"
                            + " production.",
            label = "security",
            defaultValue = "false")
    private boolean allowPlainHttp;

    @Metadata(description = "The API that tokens are for.", defaultValue = TokenManagerDefaults.AUDIENCE)
    private String audience = TokenManagerDefaults.AUDIENCE;

    @Metadata(
            description = "How long before its expiry a token is renewed, at most a fifth of its lifetime.",
            javaType = "java.time.Duration",
            defaultValue = "60s")
    private Duration tokenRefreshMargin = Duration.ofMillis(TokenManagerDefaults.REFRESH_MARGIN);

    @Metadata(description = "The longest wait for a token.", javaType = "java.time.Duration", defaultValue = "30s")
    private Duration tokenRequestTimeout = Duration.ofMillis(TokenManagerDefaults.REQUEST_TIMEOUT);

    @Metadata(
            description =
                    "How long an organization is kept after its last use. It is dropped at the latest after twice this"
                            + " time.",
            javaType = "java.time.Duration",
            defaultValue = "1h")
    private Duration organizationIdleTimeout = Duration.ofMillis(TokenManagerDefaults.ORGANIZATION_IDLE_TIMEOUT);

    @Metadata(
            description = "Where tokens are shared with other TokenManagers. Left out, tokens are not shared.",
            javaType = "io.github.camel24sevenoffice.auth.TokenStore")
    private TokenStore tokenStore;

    /** For subclasses of this package only: TokenManager is the one. */
    TokenManagerOptions() {}

    /** After a change of the credentials. */
    public abstract void credentialsChanged();

    /**
     * @throws IllegalArgumentException if an option is missing or out of its range; the message names it
     */
    void checkOptions() {
        List<String> missing = new ArrayList<>();
        if (clientId == null || clientId.isBlank()) {
            missing.add("clientId");
        }
        if (clientSecret == null || clientSecret.isBlank()) {
            missing.add("clientSecret");
        }
        if (credentialsProvider == null && !missing.isEmpty()) {
            throw new IllegalArgumentException("The TokenManager bean needs " + String.join(" and ", missing));
        }
        if (audience == null || audience.isBlank()) {
            throw new IllegalArgumentException("The option audience must not be empty");
        }
        if (tokenRefreshMargin.isNegative()) {
            throw new IllegalArgumentException(
                    "The option tokenRefreshMargin must not be negative, but is " + tokenRefreshMargin);
        }
        requireMillisecond("tokenRequestTimeout", tokenRequestTimeout);
        requireMillisecond("organizationIdleTimeout", organizationIdleTimeout);
    }

    private static void requireMillisecond(String option, Duration value) {
        if (value.toMillis() < 1) {
            throw new IllegalArgumentException("The option " + option + " must be at least 1 ms, but is " + value);
        }
    }

    /** The credentials for a token request. */
    CredentialsProvider credentials() {
        return credentialsProvider == null
                ? organization -> new Credentials(clientId, clientSecret)
                : credentialsProvider;
    }

    /**
     * @param current the credentials to replace, not null
     * @param next those to use from the next token request on, not null
     */
    void replaceIfCurrent(Credentials current, Credentials next) {
        if (current.clientId().equals(clientId) && current.clientSecret().equals(clientSecret)) {
            clientId = next.clientId();
            clientSecret = next.clientSecret();
            credentialsChanged();
        }
    }

    /**
     * Tells whether the tokens are those of the given application, so that an endpoint with these options may share them.
     *
     * @param otherClientId the id of an application, or null
     * @param otherClientSecret its secret, or null
     * @param otherTokenUrl where its tokens are requested
     * @param otherAudience the API that they are for
     * @return true if all four are the same
     */
    public boolean serves(String otherClientId, String otherClientSecret, String otherTokenUrl, String otherAudience) {
        return Objects.equals(clientId, otherClientId)
                && Objects.equals(clientSecret, otherClientSecret)
                && Objects.equals(tokenUrl, otherTokenUrl)
                && Objects.equals(audience, otherAudience);
    }

    /** The client id; null with a CredentialsProvider. */
    String clientId() {
        return clientId;
    }

    /**
     * @param clientId the id of the application, used from the next token request on
     */
    public void setClientId(String clientId) {
        this.clientId = clientId;
        credentialsChanged();
    }

    /**
     * @param clientSecret the secret of the application, used from the next token request on
     */
    public void setClientSecret(String clientSecret) {
        this.clientSecret = clientSecret;
        credentialsChanged();
    }

    CredentialsProvider credentialsProvider() {
        return credentialsProvider;
    }

    /**
     * @param credentialsProvider supplies the credentials in place of clientId and clientSecret; null for those
     */
    public void setCredentialsProvider(CredentialsProvider credentialsProvider) {
        this.credentialsProvider = credentialsProvider;
    }

    String tokenUrl() {
        return tokenUrl;
    }

    /**
     * @param tokenUrl the URL where tokens are requested; that of the real login server by default
     */
    public void setTokenUrl(String tokenUrl) {
        this.tokenUrl = tokenUrl;
    }

    boolean isAllowPlainHttp() {
        return allowPlainHttp;
    }

    /**
     * @param allowPlainHttp whether the secret may be sent in clear text to a host other than this machine; false by default
     */
    public void setAllowPlainHttp(boolean allowPlainHttp) {
        this.allowPlainHttp = allowPlainHttp;
    }

    String audience() {
        return audience;
    }

    /**
     * @param audience the API that tokens are for; the real one by default
     */
    public void setAudience(String audience) {
        this.audience = audience;
    }

    Duration tokenRefreshMargin() {
        return tokenRefreshMargin;
    }

    /**
     * @param tokenRefreshMargin how long before its expiry a token is renewed, 60 s by default; at most a fifth of its
     *     lifetime, so that a token of 30 s is renewed 6 s before its expiry; not null
     */
    public void setTokenRefreshMargin(Duration tokenRefreshMargin) {
        this.tokenRefreshMargin = Objects.requireNonNull(tokenRefreshMargin, "tokenRefreshMargin");
    }

    Duration tokenRequestTimeout() {
        return tokenRequestTimeout;
    }

    /**
     * @param tokenRequestTimeout the longest wait for a token, 30 s by default; not null
     */
    public void setTokenRequestTimeout(Duration tokenRequestTimeout) {
        this.tokenRequestTimeout = Objects.requireNonNull(tokenRequestTimeout, "tokenRequestTimeout");
    }

    Duration organizationIdleTimeout() {
        return organizationIdleTimeout;
    }

    /**
     * @param organizationIdleTimeout how long an organization is kept after its last use, 1 h by default; not null
     */
    public void setOrganizationIdleTimeout(Duration organizationIdleTimeout) {
        this.organizationIdleTimeout = Objects.requireNonNull(organizationIdleTimeout, "organizationIdleTimeout");
    }

    TokenStore tokenStore() {
        return tokenStore;
    }

    /**
     * @param tokenStore where tokens are shared; null to share none. When it is a service, it is started and stopped with
     *     this TokenManager
     */
    public void setTokenStore(TokenStore tokenStore) {
        this.tokenStore = tokenStore;
    }
}
