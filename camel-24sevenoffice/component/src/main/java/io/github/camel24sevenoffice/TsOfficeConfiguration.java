/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice;

import io.github.camel24sevenoffice.auth.TokenManager;
import io.github.camel24sevenoffice.auth.TokenManagerDefaults;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.spi.Configurer;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;

/** The options that are set on the component once and may be overridden by an endpoint. */
@UriParams
@Configurer(extended = true)
public class TsOfficeConfiguration implements Cloneable {

    /** The REST API, from its published contract. */
    static final String API_URL = "https://rest.api.24sevenoffice.com/v1";

    @UriParam(label = "security", description = "The client id of the application.")
    private String clientId;

    @UriParam(label = "security", secret = true, description = "The client secret of the application.")
    private String clientSecret;

    @UriParam(
            label = "security",
            description = "The id of the organization to call for, unless the header"
                    + " CamelTsOfficeOrganizationId names one. Sent as login_organization when an access token is"
                    + " requested.")
    private String organizationId;

    @UriParam(
            label = "advanced",
            defaultValue = API_URL,
            description = "The URL of the API. Access tokens are sent there and nowhere else.")
    private String apiUrl = API_URL;

    @UriParam(
            label = "security",
            defaultValue = TokenManagerDefaults.TOKEN_URL,
            description = "The URL where access tokens are requested.")
    private String tokenUrl = TokenManagerDefaults.TOKEN_URL;

    @UriParam(
            label = "security",
            defaultValue = TokenManagerDefaults.AUDIENCE,
            description = "The audience that access tokens are requested for.")
    private String audience = TokenManagerDefaults.AUDIENCE;

    @UriParam(
            label = "security",
            description =
                    "The TokenManager that supplies the access tokens. Left out, the one in the registry is used when"
                            + " there is exactly one and it has the same credentials. Otherwise one is made from clientId and"
                            + " clientSecret and bound to the registry as tsofficeTokenManager.")
    private TokenManager tokenManager;

    @UriParam(
            defaultValue = "true",
            description =
                    "Whether path, method, parameters and body are checked against the catalogue of the API: the URI at"
                            + " start-up, the message before each call. The API ignores unknown parameters, so that a mistyped"
                            + " filter would return everything. Set it to false for features that are newer than the catalogue.")
    private boolean strictContract = true;

    @UriParam(
            defaultValue = "100000",
            description =
                    "The number of pages after which paging list and stream, and the reading of a consumer, fail, since"
                            + " a list may have no end.")
    private int maxPages = 100_000;

    @UriParam(
            label = "producer",
            defaultValue = "60s",
            javaType = "java.time.Duration",
            description = "How long tsoffice:fileUpload waits for the document after it has sent a file.")
    private long fileUploadTimeout = 60_000;

    @UriParam(
            defaultValue = "60s",
            javaType = "java.time.Duration",
            description =
                    "How long the API may send nothing, before and within a response. camel-http's own responseTimeout applies if"
                            + " it is shorter. 0 is for no limit.")
    private long responseTimeout = 60_000;

    @UriParam(
            defaultValue = "5m",
            javaType = "java.time.Duration",
            description = "How long a call may take, from a connection to the last byte of the response. Each page of"
                    + " a list is a call of its own. 0 is for no limit.")
    private long callTimeout = 300_000;

    @UriParam(
            defaultValue = "16777216",
            description =
                    "The largest response in memory, in bytes and counted after decompression. A larger one fails. With paging"
                            + " page and no outputType, it applies only where Camel's stream caching does not spool to disk.")
    private long maxResponseSize = 16 * 1024 * 1024;

    @UriParam(
            defaultValue = "5",
            description =
                    "How often a failed call is repeated, by the route configuration tsoffice, and by the component itself where a"
                            + " route cannot: a further page of a list, a poll, an upload. 0 turns it off; a rejected access token is"
                            + " still replaced once.")
    private int maxRetries = 5;

    @UriParam(
            defaultValue = "1s",
            javaType = "java.time.Duration",
            description =
                    "The wait before a failed call is repeated for the first time, unless the API sends Retry-After. It doubles"
                            + " each time, is twice as long after 429, and is longer by a random share of up to a quarter.")
    private long retryDelay = 1_000;

    @UriParam(
            defaultValue = "5m",
            javaType = "java.time.Duration",
            description = "The longest wait that the API may ask for with Retry-After. When it asks for more, the"
                    + " call fails at once.")
    private long maxRetryAfter = 300_000;

    @UriParam(
            label = "security",
            defaultValue = "false",
            description =
                    "Insecure: allows apiUrl and tokenUrl to start with http: for hosts other than this machine, so that anybody on"
                            + " the way can read the client secret, access tokens and data. Not for production.")
    private boolean allowPlainHttp;

    /**
     * @return a copy to be changed by an endpoint
     */
    public TsOfficeConfiguration copy() {
        try {
            return (TsOfficeConfiguration) clone();
        } catch (CloneNotSupportedException e) {
            throw new RuntimeCamelException(e);
        }
    }

    /**
     * @throws IllegalArgumentException if a number is out of its range; the message names the option
     */
    void checkNumbers() {
        Numbers.atLeast(1, "maxPages", maxPages, "", "");
        Numbers.atLeast(1, "fileUploadTimeout", fileUploadTimeout, " ms", "");
        Numbers.atLeast(0, "responseTimeout", responseTimeout, " ms", "0 is for no limit");
        Numbers.atLeast(0, "callTimeout", callTimeout, " ms", "0 is for no limit");
        Numbers.atLeast(1, "maxResponseSize", maxResponseSize, " bytes", "");
        Numbers.atLeast(0, "maxRetries", maxRetries, "", "0 is for no retry");
        Numbers.atLeast(0, "retryDelay", retryDelay, " ms", "");
        Numbers.atLeast(0, "maxRetryAfter", maxRetryAfter, " ms", "");
    }

    public String getClientId() {
        return clientId;
    }

    public void setClientId(String clientId) {
        this.clientId = clientId;
    }

    public String getClientSecret() {
        return clientSecret;
    }

    public void setClientSecret(String clientSecret) {
        this.clientSecret = clientSecret;
    }

    public String getOrganizationId() {
        return organizationId;
    }

    public void setOrganizationId(String organizationId) {
        this.organizationId = organizationId;
    }

    public String getApiUrl() {
        return apiUrl;
    }

    public void setApiUrl(String apiUrl) {
        this.apiUrl = apiUrl;
    }

    public String getTokenUrl() {
        return tokenUrl;
    }

    public void setTokenUrl(String tokenUrl) {
        this.tokenUrl = tokenUrl;
    }

    public String getAudience() {
        return audience;
    }

    public void setAudience(String audience) {
        this.audience = audience;
    }

    public TokenManager getTokenManager() {
        return tokenManager;
    }

    public void setTokenManager(TokenManager tokenManager) {
        this.tokenManager = tokenManager;
    }

    public boolean isStrictContract() {
        return strictContract;
    }

    public void setStrictContract(boolean strictContract) {
        this.strictContract = strictContract;
    }

    public int getMaxPages() {
        return maxPages;
    }

    public void setMaxPages(int maxPages) {
        this.maxPages = maxPages;
    }

    public long getFileUploadTimeout() {
        return fileUploadTimeout;
    }

    public void setFileUploadTimeout(long fileUploadTimeout) {
        this.fileUploadTimeout = fileUploadTimeout;
    }

    public long getResponseTimeout() {
        return responseTimeout;
    }

    public void setResponseTimeout(long responseTimeout) {
        this.responseTimeout = responseTimeout;
    }

    public long getCallTimeout() {
        return callTimeout;
    }

    public void setCallTimeout(long callTimeout) {
        this.callTimeout = callTimeout;
    }

    public long getMaxResponseSize() {
        return maxResponseSize;
    }

    public void setMaxResponseSize(long maxResponseSize) {
        this.maxResponseSize = maxResponseSize;
    }

    public int getMaxRetries() {
        return maxRetries;
    }

    public void setMaxRetries(int maxRetries) {
        this.maxRetries = maxRetries;
    }

    public long getRetryDelay() {
        return retryDelay;
    }

    public void setRetryDelay(long retryDelay) {
        this.retryDelay = retryDelay;
    }

    public long getMaxRetryAfter() {
        return maxRetryAfter;
    }

    public void setMaxRetryAfter(long maxRetryAfter) {
        this.maxRetryAfter = maxRetryAfter;
    }

    public boolean isAllowPlainHttp() {
        return allowPlainHttp;
    }

    public void setAllowPlainHttp(boolean allowPlainHttp) {
        this.allowPlainHttp = allowPlainHttp;
    }
}
