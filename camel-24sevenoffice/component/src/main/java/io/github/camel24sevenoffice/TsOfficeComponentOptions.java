/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice;

import io.github.camel24sevenoffice.auth.CredentialsProvider;
import io.github.camel24sevenoffice.auth.TokenManagerDefaults;
import io.github.camel24sevenoffice.auth.TokenStore;
import org.apache.camel.spi.Metadata;
import org.apache.camel.support.HealthCheckComponent;

/** The options of the component. */
abstract class TsOfficeComponentOptions extends HealthCheckComponent {

    @Metadata(description = "The options that all endpoints start from.")
    private TsOfficeConfiguration configuration = new TsOfficeConfiguration();

    @Metadata(
            label = "security",
            defaultValue = "60s",
            javaType = "java.time.Duration",
            description =
                    "How long before its expiry an access token is renewed. At most a fifth of its lifetime, so that a"
                            + " token of 30 seconds is renewed 6 seconds before its expiry. Applies to a TokenManager that the component"
                            + " makes itself.")
    private long tokenRefreshMargin = TokenManagerDefaults.REFRESH_MARGIN;

    @Metadata(
            label = "security",
            defaultValue = "30s",
            javaType = "java.time.Duration",
            description = "The longest wait for an access token. Applies to a TokenManager that the component"
                    + " makes itself.")
    private long tokenRequestTimeout = TokenManagerDefaults.REQUEST_TIMEOUT;

    @Metadata(
            label = "security",
            defaultValue = "60s",
            javaType = "java.time.Duration",
            description = "How long an operation fails without a new token request after the API has denied it to an"
                    + " organization even with a fresh access token. A success ends it. 0 turns it off.")
    private long accessDeniedCoolDown = 60_000;

    @Metadata(
            label = "security",
            autowired = true,
            description = "Supplies the credentials for each token request, per organization, where clientId and"
                    + " clientSecret are not set. Applies to a TokenManager that the component makes itself.")
    private CredentialsProvider credentialsProvider;

    @Metadata(
            label = "security",
            autowired = true,
            description =
                    "Where access tokens are shared with other nodes. Applies to a TokenManager that the component makes"
                            + " itself.")
    private TokenStore tokenStore;

    @Metadata(
            defaultValue = "16",
            description =
                    "How many calls are made for one organization at the same time. Others wait for their turn, in the order in"
                            + " which they came. Less than there are connections (20, see maxConnections), so that an organization"
                            + " whose calls hang does not hold up the others.")
    private int maxConcurrentCalls = 16;

    @Metadata(
            description =
                    "How many calls are made for one organization within any minute. Others wait for their turn. Left out or 0,"
                            + " there is no limit: none of the API is published.")
    private int callsPerMinute;

    @Metadata(
            defaultValue = "60s",
            javaType = "java.time.Duration",
            description =
                    "How long a call waits for its turn: because of maxConcurrentCalls or callsPerMinute, or because the API has"
                            + " responded with 429 to another call for the organization and asked for a pause. Then it fails with a"
                            + " TsOfficeCallNotMadeException. 0 lets it fail at once.")
    private long maxLimitWait = 60_000;

    @Metadata(
            label = "advanced",
            description =
                    "How many connections to the API there may be at the same time. Left out or 0, as many as camel-http allows"
                            + " (connectionsPerRoute, 20 by default).")
    private int maxConnections;

    @Metadata(
            label = "advanced",
            description = "The name of the application, for example my-shop/2.1. User-Agent names it after"
                    + " camel-24sevenoffice and its version.")
    private String userAgent;

    @Metadata(
            label = "advanced",
            defaultValue = "false",
            description =
                    "Whether the Micrometer timer tsoffice.calls has the tag organization. Each organization then has timers of"
                            + " its own, so it is not for thousands of them.")
    private boolean organizationMeterTag;

    /**
     * @throws IllegalArgumentException if a number is out of its range; the message names the option
     */
    void checkNumbers() {
        Numbers.atLeast(0, "accessDeniedCoolDown", accessDeniedCoolDown, " ms", "0 turns it off");
        Numbers.atLeast(1, "maxConcurrentCalls", maxConcurrentCalls, "", "");
        Numbers.atLeast(0, "callsPerMinute", callsPerMinute, "", "0 is for no limit");
        Numbers.atLeast(0, "maxLimitWait", maxLimitWait, " ms", "0 lets a call fail at once");
        Numbers.atLeast(0, "maxConnections", maxConnections, "", "0 is for those of camel-http");
    }

    public TsOfficeConfiguration getConfiguration() {
        return configuration;
    }

    public void setConfiguration(TsOfficeConfiguration configuration) {
        this.configuration = configuration;
    }

    public long getTokenRefreshMargin() {
        return tokenRefreshMargin;
    }

    public void setTokenRefreshMargin(long tokenRefreshMargin) {
        this.tokenRefreshMargin = tokenRefreshMargin;
    }

    public long getTokenRequestTimeout() {
        return tokenRequestTimeout;
    }

    public void setTokenRequestTimeout(long tokenRequestTimeout) {
        this.tokenRequestTimeout = tokenRequestTimeout;
    }

    public long getAccessDeniedCoolDown() {
        return accessDeniedCoolDown;
    }

    public void setAccessDeniedCoolDown(long accessDeniedCoolDown) {
        this.accessDeniedCoolDown = accessDeniedCoolDown;
    }

    public CredentialsProvider getCredentialsProvider() {
        return credentialsProvider;
    }

    public void setCredentialsProvider(CredentialsProvider credentialsProvider) {
        this.credentialsProvider = credentialsProvider;
    }

    public TokenStore getTokenStore() {
        return tokenStore;
    }

    public void setTokenStore(TokenStore tokenStore) {
        this.tokenStore = tokenStore;
    }

    public int getMaxConcurrentCalls() {
        return maxConcurrentCalls;
    }

    public void setMaxConcurrentCalls(int maxConcurrentCalls) {
        this.maxConcurrentCalls = maxConcurrentCalls;
    }

    public int getCallsPerMinute() {
        return callsPerMinute;
    }

    public void setCallsPerMinute(int callsPerMinute) {
        this.callsPerMinute = callsPerMinute;
    }

    public long getMaxLimitWait() {
        return maxLimitWait;
    }

    public void setMaxLimitWait(long maxLimitWait) {
        this.maxLimitWait = maxLimitWait;
    }

    public int getMaxConnections() {
        return maxConnections;
    }

    public void setMaxConnections(int maxConnections) {
        this.maxConnections = maxConnections;
    }

    public String getUserAgent() {
        return userAgent;
    }

    public void setUserAgent(String userAgent) {
        this.userAgent = userAgent;
    }

    public boolean isOrganizationMeterTag() {
        return organizationMeterTag;
    }

    public void setOrganizationMeterTag(boolean organizationMeterTag) {
        this.organizationMeterTag = organizationMeterTag;
    }
}
