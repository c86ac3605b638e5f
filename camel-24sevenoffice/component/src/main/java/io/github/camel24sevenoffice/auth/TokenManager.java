/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.auth;

import io.github.camel24sevenoffice.auth.TokenRequest.IssuedToken;
import io.github.camel24sevenoffice.transport.HttpTransport;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.function.Function;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.spi.Metadata;
import org.apache.camel.support.service.ServiceHelper;
import org.apache.camel.support.service.ServiceSupport;
import org.apache.hc.core5.util.Timeout;

/**
 * The access tokens of one application, one token per organization: fetched by the client credentials grant of RFC 6749
 * with 24SevenOffice's {@code login_organization}, cached, and renewed before they expire.
 *
 * <p>A bean to be shared: every {@code tsoffice:} endpoint with the same credentials uses the same one, and a bean or
 * processor of the user's own may call {@link #get(String)} as well. The component makes one from its options, unless
 * the registry holds one already. All methods but the setters are safe for use by several threads; the setters are for
 * the time before the start.
 *
 * <p>However many threads ask, there is at most one request under way for an organization. From the refresh margin on,
 * one is started in the background while the valid token is handed out; a failure is tried again after a pause, and
 * harms nobody until the token is over. Only without a valid token do callers wait. After the login server has refused a
 * request (4xx) it is not asked again for a second, then two, up to 30; callers fail at once with what it said, so that
 * no route can lock an account out.
 *
 * <p>Expiry is measured by a monotonic clock, counted from before the request was sent. A token without
 * {@code expires_in} is taken to live for an hour.
 */
@Metadata(
        label = "bean",
        description = "The access tokens of one application, cached per organization and shared by all endpoints")
public class TokenManager extends ServiceSupport implements CamelContextAware {

    private CamelContext camelContext;

    @Metadata(description = "The id of the application", required = true)
    private String clientId;

    @Metadata(description = "The secret of the application", required = true, secret = true)
    private String clientSecret;

    @Metadata(description = "Where tokens are requested", defaultValue = TokenManagerDefaults.TOKEN_URL)
    private String tokenUrl = TokenManagerDefaults.TOKEN_URL;

    @Metadata(description = "The API that tokens are for", defaultValue = TokenManagerDefaults.AUDIENCE)
    private String audience = TokenManagerDefaults.AUDIENCE;

    @Metadata(
            description = "How long before its end a token is renewed; at most a fifth of its life",
            javaType = "java.time.Duration",
            defaultValue = "60s")
    private Duration tokenRefreshMargin = Duration.ofMillis(TokenManagerDefaults.REFRESH_MARGIN);

    @Metadata(
            description = "The longest wait for an answer to a token request",
            javaType = "java.time.Duration",
            defaultValue = "30s")
    private Duration tokenRequestTimeout = Duration.ofMillis(TokenManagerDefaults.REQUEST_TIMEOUT);

    private Clock clock = new MonotonicClock();
    private HttpTransport transport;
    private ExecutorService executor;
    private volatile Organizations organizations;

    /**
     * Gives a token that is valid now. Usually that costs a look-up; without a valid token it waits for the login
     * server.
     *
     * @param organizationId the organization, as {@code login_organization} is to name it
     * @return its token, never null
     * @throws IllegalArgumentException if the organization is null or blank
     * @throws IllegalStateException if this TokenManager is not started
     * @throws TokenRequestFailedException if no token can be had, or the thread is interrupted while it waits; its
     *     interrupt flag is set then
     */
    public AccessToken get(String organizationId) {
        if (organizationId == null || organizationId.isBlank()) {
            throw new IllegalArgumentException("An access token needs an organization: set the option organizationId");
        }
        Organizations current = organizations;
        if (current == null) {
            throw new IllegalStateException("The TokenManager is not started: bind it to the registry of a CamelContext"
                    + " that has a tsoffice endpoint, or call start()");
        }
        return current.token(organizationId).get();
    }

    /**
     * Drops a token that the API has rejected, but only if it is still the current one: after many calls with the same
     * token have failed, the first of these drops it and the others find it gone, so that one new token is fetched.
     *
     * @param rejected the token that the rejected call carried, not null
     */
    public void invalidate(AccessToken rejected) {
        Objects.requireNonNull(rejected, "rejected");
        Organizations current = organizations;
        OrganizationToken token = current == null ? null : current.tokens().get(rejected.organizationId());
        if (token != null) {
            token.invalidate(rejected);
        }
    }

    /**
     * Tells whether the tokens are those of the given application, so that an endpoint with these options may share
     * them.
     *
     * @param otherClientId an application's id
     * @param otherClientSecret its secret
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

    @Override
    protected void doInit() {
        List<String> missing = new ArrayList<>();
        if (clientId == null || clientId.isBlank()) {
            missing.add("clientId");
        }
        if (clientSecret == null || clientSecret.isBlank()) {
            missing.add("clientSecret");
        }
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException("The TokenManager bean lacks " + String.join(" and ", missing));
        }
        if (audience == null || audience.isBlank()) {
            throw new IllegalArgumentException("The option audience must not be empty");
        }
        if (tokenRefreshMargin.isNegative()) {
            throw new IllegalArgumentException(
                    "The option tokenRefreshMargin must not be negative, but is " + tokenRefreshMargin);
        }
        if (tokenRequestTimeout.toMillis() < 1) {
            throw new IllegalArgumentException(
                    "The option tokenRequestTimeout must be at least 1 ms, but is " + tokenRequestTimeout);
        }
    }

    @Override
    protected void doStart() {
        Objects.requireNonNull(camelContext, "camelContext");
        URI url = HttpTransport.parse("tokenUrl", tokenUrl);
        transport = new HttpTransport(camelContext, url, Timeout.of(tokenRequestTimeout));
        ServiceHelper.startService(transport);
        executor = camelContext.getExecutorServiceManager().newCachedThreadPool(this, "TsOfficeTokenRequest");
        TokenRequest request = new TokenRequest(transport, url, clientId, clientSecret, audience, clock);
        Function<String, IssuedToken> send = request::send;
        organizations = new Organizations(
                new ConcurrentHashMap<>(),
                id -> new OrganizationToken(id, send, executor, tokenRefreshMargin, tokenRequestTimeout, clock));
    }

    @Override
    protected void doStop() {
        if (organizations != null) {
            organizations.tokens().values().forEach(OrganizationToken::stop);
            organizations = null;
        }
        if (executor != null) {
            camelContext.getExecutorServiceManager().shutdownNow(executor);
            executor = null;
        }
        ServiceHelper.stopService(transport);
    }

    @Override
    public CamelContext getCamelContext() {
        return camelContext;
    }

    /**
     * The first context is the owner: its camel-http sends the token requests, and it stops this TokenManager.
     *
     * @param camelContext ignored when there is an owner already, since every registry that a bean is bound to calls
     *     this
     */
    @Override
    public void setCamelContext(CamelContext camelContext) {
        if (this.camelContext == null) {
            this.camelContext = camelContext;
        }
    }

    /**
     * @param clientId the id of the application
     */
    public void setClientId(String clientId) {
        this.clientId = clientId;
    }

    /**
     * @param clientSecret the secret of the application
     */
    public void setClientSecret(String clientSecret) {
        this.clientSecret = clientSecret;
    }

    /**
     * @param tokenUrl where tokens are requested; the real login server by default
     */
    public void setTokenUrl(String tokenUrl) {
        this.tokenUrl = tokenUrl;
    }

    /**
     * @param audience the API that tokens are for; the real one by default
     */
    public void setAudience(String audience) {
        this.audience = audience;
    }

    /**
     * @param tokenRefreshMargin how long before its end a token is renewed, 60 s by default; at most a fifth of its
     *     life, so that a token of 30 s is renewed 6 s before its end
     */
    public void setTokenRefreshMargin(Duration tokenRefreshMargin) {
        this.tokenRefreshMargin = Objects.requireNonNull(tokenRefreshMargin, "tokenRefreshMargin");
    }

    /**
     * @param tokenRequestTimeout the longest wait for an answer to a token request, 30 s by default
     */
    public void setTokenRequestTimeout(Duration tokenRequestTimeout) {
        this.tokenRequestTimeout = Objects.requireNonNull(tokenRequestTimeout, "tokenRequestTimeout");
    }

    /**
     * @param clock what expiry is measured by; a monotonic one by default. For tests.
     */
    public void setClock(Clock clock) {
        this.clock = Objects.requireNonNull(clock, "clock");
    }

    @Override
    public String toString() {
        return "TokenManager[clientId=" + clientId + ", tokenUrl=" + tokenUrl + "]";
    }

    /** The tokens between a start and a stop; a straggler of an earlier run finds its own, not the next run's. */
    private record Organizations(Map<String, OrganizationToken> tokens, Function<String, OrganizationToken> factory) {

        OrganizationToken token(String organizationId) {
            OrganizationToken token = tokens.get(organizationId);
            return token == null ? tokens.computeIfAbsent(organizationId, factory) : token;
        }
    }
}
