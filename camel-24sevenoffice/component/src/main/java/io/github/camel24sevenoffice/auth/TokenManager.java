/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.auth;

import io.github.camel24sevenoffice.auth.OrganizationToken.Surroundings;
import io.github.camel24sevenoffice.transport.HttpTransport;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;
import javax.management.openmbean.OpenDataException;
import javax.management.openmbean.TabularData;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.api.management.ManagedAttribute;
import org.apache.camel.api.management.ManagedOperation;
import org.apache.camel.api.management.ManagedResource;
import org.apache.camel.builder.ThreadPoolProfileBuilder;
import org.apache.camel.spi.ExecutorServiceManager;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.ThreadPoolProfile;
import org.apache.camel.support.service.ServiceHelper;
import org.apache.camel.support.service.ServiceSupport;
import org.apache.hc.core5.util.Timeout;

/**
 * The access tokens of one application, one token per organization: fetched by the client credentials grant of RFC 6749
 * with 24SevenOffice's {@code login_organization}, cached, and renewed before they expire.
 *
 * <p>A bean to be shared: every {@code tsoffice:} endpoint with the same credentials uses the same one, and a bean or
 * processor of the user's own may call {@link #get(String)} as well. The component makes one from its options, unless
 * the registry holds one already. All methods are safe for use by several threads, but the setters are for the time before
 * the start; {@link #setClientId(String)} and {@link #setClientSecret(String)} may be called at any time, and count from
 * the next token request on.
 *
 * <p>However many threads ask, there is at most one request under way for an organization. From the refresh margin on,
 * one is started in the background while the valid token is handed out; a failure is tried again after a pause of 1 s, then
 * 2, up to 30 and up to a quarter longer at random, and harms nobody until the token is over. Only without a valid token do
 * callers wait, for the one request, and no longer than its time limit; while requests fail, each begins up to 1.6 s after
 * the last. After the login server has refused a request (4xx) it is not asked again for the same growing pauses; callers
 * fail at once with what it said, so that no route can lock an account out.
 *
 * <p>Expiry is measured by a monotonic clock, counted from before the request was sent. A token without
 * {@code expires_in} is taken to live for an hour.
 *
 * <p>With a {@link TokenStore} several TokenManagers share their tokens: one request for each organization, whoever asks.
 * It is looked at when a new token is needed only; what fails or is slow there costs no more than requests of one's own.
 */
@Metadata(
        label = "bean",
        description = "The access tokens of one application, cached per organization and shared by all endpoints")
@ManagedResource(description = "Access tokens of 24SevenOffice")
public class TokenManager extends ServiceSupport implements CamelContextAware {

    /** As many as camel-http opens connections to a server by default; more would wait there. */
    private static final int PARALLEL_REQUESTS = 20;

    private static final int PARALLEL_STORE_CALLS = 8;
    /** Of scheduled tasks; to Camel's other pools the same number means no queue at all. */
    private static final int UNLIMITED = -1;

    private static final int APPLICATION_BYTES = 8;

    private CamelContext camelContext;

    @Metadata(description = "The id of the application; not needed with a credentialsProvider")
    private volatile String clientId;

    @Metadata(description = "The secret of the application; not needed with a credentialsProvider", secret = true)
    private volatile String clientSecret;

    @Metadata(
            description =
                    "Gives the credentials for each token request, for each organization. Left out, they are clientId"
                            + " and clientSecret for all",
            javaType = "io.github.camel24sevenoffice.auth.CredentialsProvider")
    private CredentialsProvider credentialsProvider;

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

    @Metadata(
            description =
                    "How long an organization is kept without being asked for; it goes after twice the time at most",
            javaType = "java.time.Duration",
            defaultValue = "1h")
    private Duration organizationIdleTimeout = Duration.ofMillis(TokenManagerDefaults.ORGANIZATION_IDLE_TIMEOUT);

    @Metadata(
            description = "Where tokens are shared with other TokenManagers. Left out, this one keeps them to itself",
            javaType = "io.github.camel24sevenoffice.auth.TokenStore")
    private TokenStore tokenStore;

    private final TokenCounters counters = new TokenCounters();
    private DoubleSupplier jitter = () -> ThreadLocalRandom.current().nextDouble();
    private TokenTimer timer;
    private HttpTransport transport;
    private TokenMeters meters;
    private final List<ExecutorService> executors = new ArrayList<>();
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
        Organizations current = organizations;
        if (current != null && organizationId != null) {
            OrganizationToken token = current.tokens.get(organizationId);
            AccessToken fresh = token == null ? null : token.fresh();
            if (fresh != null) {
                return fresh;
            }
        }
        return getOrWait(current, organizationId);
    }

    private static AccessToken getOrWait(Organizations current, String organizationId) {
        requireOrganization(organizationId);
        requireStarted(current);
        return current.get(organizationId);
    }

    /**
     * Drops a token that the API has rejected, but only if it is still the current one: after many calls with the same
     * token have failed, the first of these drops it and the others find it gone, so that one new token is fetched. It
     * does not wait for that.
     *
     * @param rejected the token that the rejected call carried, not null
     */
    public void invalidate(AccessToken rejected) {
        Objects.requireNonNull(rejected, "rejected");
        Organizations current = organizations;
        if (current != null) {
            current.invalidate(rejected);
        }
    }

    /**
     * Sees to it that a token is on its way when there is none, without waiting for it; the rules about pauses after a
     * failure hold. For a check that must not block, together with {@link #status(String)}.
     *
     * @param organizationId the organization
     * @throws IllegalArgumentException if the organization is null or blank
     * @throws IllegalStateException if this TokenManager is not started
     */
    public void prepare(String organizationId) {
        requireOrganization(organizationId);
        Organizations current = organizations;
        requireStarted(current);
        current.token(organizationId).prepare();
    }

    private static void requireOrganization(String organizationId) {
        if (organizationId == null || organizationId.isBlank()) {
            throw new IllegalArgumentException(
                    "An access token needs an organization: set the option organizationId, or"
                            + " the header CamelTsOfficeOrganizationId");
        }
    }

    private static void requireStarted(Organizations current) {
        if (current == null) {
            throw new IllegalStateException(
                    "The TokenManager is not started, or the CamelContext that owns it, the first"
                            + " that it was bound to, is stopped: bind it to the registry of a CamelContext that has a tsoffice"
                            + " endpoint, or call start()");
        }
    }

    /**
     * @param organizationId an organization
     * @return what can be told about its token; empty when it is not held, which asking does not change
     */
    public Optional<TokenStatus> status(String organizationId) {
        Organizations current = organizations;
        return Optional.ofNullable(
                        current == null || organizationId == null ? null : current.tokens.get(organizationId))
                .map(OrganizationToken::status);
    }

    /**
     * @return what can be told about the tokens, in the order of the organizations' ids
     */
    public List<TokenStatus> statuses() {
        Organizations current = organizations;
        return current == null
                ? List.of()
                : current.tokens.values().stream()
                        .map(OrganizationToken::status)
                        .sorted(Comparator.comparing(TokenStatus::organizationId))
                        .toList();
    }

    /**
     * @return what this TokenManager has done since it was made
     */
    public TokenStatistics statistics() {
        Organizations current = organizations;
        return counters.statistics(current == null ? 0 : current.tokens.size());
    }

    /**
     * Replaces the credentials, if they are the given ones. They count from the next token request on.
     *
     * @param current the credentials to replace, not null
     * @param next those to use from now on, not null
     */
    public void replaceCredentials(Credentials current, Credentials next) {
        if (current.clientId().equals(clientId) && current.clientSecret().equals(clientSecret)) {
            clientId = next.clientId();
            clientSecret = next.clientSecret();
            credentialsChanged();
        }
    }

    /**
     * To be called when a {@link CredentialsProvider} has new credentials: after a refusal the login server is asked again
     * at once. Tokens that are valid are used on.
     */
    public void credentialsChanged() {
        Organizations current = organizations;
        if (current != null) {
            current.gate.forget();
            current.tokens.values().forEach(OrganizationToken::forgetFailures);
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
        if (credentialsProvider == null && !missing.isEmpty()) {
            throw new IllegalArgumentException("The TokenManager bean lacks " + String.join(" and ", missing));
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

    @Override
    protected void doStart() {
        Objects.requireNonNull(camelContext, "camelContext");
        CamelContextAware.trySetCamelContext(credentialsProvider, camelContext);
        CamelContextAware.trySetCamelContext(tokenStore, camelContext);
        ServiceHelper.startService(credentialsProvider, tokenStore);
        URI url = HttpTransport.parse("tokenUrl", tokenUrl);
        transport = new HttpTransport(camelContext, url, Timeout.of(tokenRequestTimeout));
        ServiceHelper.startService(transport);
        meters = TokenMeters.bind(camelContext, this, clientId == null ? "" : clientId);
        counters.timedBy(meters == null ? TokenCounters.TokenRequestTimer.NONE : meters);
        TokenTimer current = timer == null ? systemTimer() : timer;
        CredentialsGate gate = new CredentialsGate(current, jitter);
        TokenRequest request = new TokenRequest(
                transport,
                url,
                credentialsProvider == null ? id -> new Credentials(clientId, clientSecret) : credentialsProvider,
                audience,
                current,
                gate,
                counters);
        Surroundings surroundings = new Surroundings(
                tokenStore == null ? request : sharedTokens(url, request, current),
                threads("TsOfficeTokenRequest", PARALLEL_REQUESTS),
                current,
                tokenRefreshMargin,
                tokenRequestTimeout,
                jitter,
                counters);
        organizations = new Organizations(new ConcurrentHashMap<>(), gate, surroundings);
        organizations.dropIdleOnesEvery(organizationIdleTimeout);
    }

    private TokenTimer systemTimer() {
        // a task for each organization, of which there may be more than Camel's queues hold by default
        ThreadPoolProfile profile = new ThreadPoolProfileBuilder("TsOfficeTokenTimer")
                .poolSize(1)
                .maxQueueSize(UNLIMITED)
                .build();
        ScheduledExecutorService executor =
                camelContext.getExecutorServiceManager().newScheduledThreadPool(this, profile.getId(), profile);
        executors.add(executor);
        return new SystemTimer(new MonotonicClock(), executor);
    }

    private SharedTokens sharedTokens(URI url, TokenRequest request, TokenTimer current) {
        // so that those who wait for a node that has died still get a token before their own time is over
        Duration half = tokenRequestTimeout.dividedBy(2);
        return new SharedTokens(
                new GuardedTokenStore(tokenStore, threads("TsOfficeTokenStore", PARALLEL_STORE_CALLS), current, half),
                request,
                current,
                tokenRefreshMargin,
                half,
                "tsoffice:" + Fingerprint.of(url + " " + audience, APPLICATION_BYTES) + ":");
    }

    private ExecutorService threads(String name, int most) {
        ThreadPoolProfile profile = new ThreadPoolProfileBuilder(name)
                .poolSize(most)
                .maxPoolSize(most)
                .maxQueueSize(Integer.MAX_VALUE)
                .keepAliveTime(60L, TimeUnit.SECONDS)
                .allowCoreThreadTimeOut(true)
                .build();
        ExecutorService executor = camelContext.getExecutorServiceManager().newThreadPool(this, name, profile);
        executors.add(executor);
        return executor;
    }

    @Override
    protected void doStop() {
        Organizations current = organizations;
        organizations = null;
        if (current != null) {
            current.tokens.values().forEach(OrganizationToken::stop);
        }
        ExecutorServiceManager manager = camelContext.getExecutorServiceManager();
        executors.forEach(manager::shutdownNow);
        executors.clear();
        if (meters != null) {
            meters.close();
            meters = null;
        }
        ServiceHelper.stopService(transport, tokenStore, credentialsProvider);
    }

    /**
     * @return how many organizations are held at present
     */
    @ManagedAttribute(description = "Organizations that are held at present")
    public int getOrganizations() {
        return statistics().organizations();
    }

    @ManagedAttribute(description = "Requests sent to the login server")
    public long getTokenRequests() {
        return statistics().requests();
    }

    @ManagedAttribute(description = "How many times no token was to be had")
    public long getFailures() {
        return statistics().failures();
    }

    @ManagedAttribute(description = "Tokens that took the place of one that was still valid")
    public long getRenewals() {
        return statistics().renewals();
    }

    @ManagedAttribute(description = "Tokens that the API has rejected")
    public long getRejections() {
        return statistics().rejections();
    }

    @ManagedAttribute(description = "Tokens taken from the TokenStore")
    public long getShared() {
        return statistics().shared();
    }

    @ManagedAttribute(description = "Why the last request that failed has failed")
    public String getLastError() {
        return statistics().lastError();
    }

    /**
     * @return {@link #statuses()} as a table with a row for each organization
     * @throws OpenDataException never, as the columns are fixed
     */
    @ManagedOperation(
            description = "The token of each organization: its id (no secret), age, end, and what happened to it")
    public TabularData listTokens() throws OpenDataException {
        Organizations current = organizations;
        return TokenTable.of(
                statuses(), current == null ? 0 : current.surroundings.timer().millis());
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
     * @param clientId the id of the application; it counts from the next token request on
     */
    public void setClientId(String clientId) {
        this.clientId = clientId;
        credentialsChanged();
    }

    /**
     * @param clientSecret the secret of the application; it counts from the next token request on
     */
    public void setClientSecret(String clientSecret) {
        this.clientSecret = clientSecret;
        credentialsChanged();
    }

    /**
     * @param credentialsProvider gives the credentials in place of clientId and clientSecret; null for those
     */
    public void setCredentialsProvider(CredentialsProvider credentialsProvider) {
        this.credentialsProvider = credentialsProvider;
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
     * @param organizationIdleTimeout how long an organization is kept without being asked for, 1 h by default
     */
    public void setOrganizationIdleTimeout(Duration organizationIdleTimeout) {
        this.organizationIdleTimeout = Objects.requireNonNull(organizationIdleTimeout, "organizationIdleTimeout");
    }

    /**
     * @param tokenStore where tokens are shared; null to keep them to oneself. Started and stopped with this TokenManager
     *     when it is a service
     */
    public void setTokenStore(TokenStore tokenStore) {
        this.tokenStore = tokenStore;
    }

    /** For tests. */
    void setTimer(TokenTimer timer) {
        this.timer = timer;
    }

    /** For tests. */
    void setJitter(DoubleSupplier jitter) {
        this.jitter = jitter;
    }

    @Override
    public String toString() {
        return "TokenManager[clientId=" + clientId + ", tokenUrl=" + tokenUrl + "]";
    }

    /** The tokens between a start and a stop; a straggler of an earlier run finds its own, not the next run's. */
    record Organizations(Map<String, OrganizationToken> tokens, CredentialsGate gate, Surroundings surroundings) {

        AccessToken get(String organizationId) {
            while (true) {
                AccessToken token = token(organizationId).get();
                if (token != null) {
                    return token;
                }
                Thread.onSpinWait();
            }
        }

        void invalidate(AccessToken rejected) {
            // also for an organization that was dropped in the meantime: a store may still hold the token
            while (!token(rejected.organizationId()).invalidate(rejected)) {
                Thread.onSpinWait();
            }
        }

        OrganizationToken token(String organizationId) {
            OrganizationToken token = tokens.get(organizationId);
            return token == null
                    ? tokens.computeIfAbsent(organizationId, id -> new OrganizationToken(id, surroundings))
                    : token;
        }

        void dropIdleOnesEvery(Duration interval) {
            surroundings.timer().schedule(interval, () -> {
                dropIdleOnes();
                dropIdleOnesEvery(interval);
            });
        }

        void dropIdleOnes() {
            tokens.values().removeIf(OrganizationToken::retireIfIdle);
        }
    }
}
