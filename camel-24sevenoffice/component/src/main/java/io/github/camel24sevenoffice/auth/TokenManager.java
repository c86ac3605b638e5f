/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.auth;

import io.github.camel24sevenoffice.auth.internal.OrganizationToken;
import io.github.camel24sevenoffice.auth.internal.OrganizationTokens;
import io.github.camel24sevenoffice.auth.internal.TokenCounters;
import io.github.camel24sevenoffice.auth.internal.TokenTable;
import io.github.camel24sevenoffice.auth.internal.TokenTimer;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;
import javax.management.openmbean.OpenDataException;
import javax.management.openmbean.TabularData;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.api.management.ManagedAttribute;
import org.apache.camel.api.management.ManagedOperation;
import org.apache.camel.api.management.ManagedResource;
import org.apache.camel.spi.Metadata;
import org.apache.camel.support.service.ServiceHelper;

/**
 * The access tokens of one application, one per organization: requested with the client credentials grant of RFC 6749 and
 * 24SevenOffice's {@code login_organization}, cached, and renewed before they expire.
 *
 * <p>A bean to share: all {@code tsoffice:} endpoints with the same credentials use the same one, and beans or processors
 * of a user may call {@link #get(String)} as well. The component makes one from its options, unless the registry holds one.
 * All methods are safe for use by several threads.
 *
 * <p>At most one request per organization is in flight, however many threads need the token. When the refresh margin
 * begins, a request starts in the background while callers still get the valid token. If it fails, it is retried after 1 s,
 * then 2, up to 30 s, plus up to a quarter at random, and callers do not notice until the token expires. Only without a
 * valid token do callers wait for the request, no longer than its time limit; after a failure the next request begins at
 * most 1.6 s later. After the login server has refused a request (4xx), it is not asked again for the same growing pauses:
 * callers fail at once with its message, so that no route can lock an account out.
 *
 * <p>Expiry is measured by a monotonic clock, from before the request was sent. A token without {@code expires_in} is
 * assumed to live for an hour.
 *
 * <p>With a {@link TokenStore}, several TokenManagers share their tokens and make one request per organization together.
 * The store is used only when a new token is needed. When it fails or is slow, tokens are requested without it.
 */
@Metadata(
        label = "bean",
        description = "The access tokens of one application, cached per organization and shared by all endpoints")
@ManagedResource(description = "Access tokens of 24SevenOffice")
public class TokenManager extends TokenManagerOptions implements CamelContextAware {

    private final TokenCounters counters = new TokenCounters();
    private CamelContext camelContext;
    private DoubleSupplier jitter = () -> ThreadLocalRandom.current().nextDouble();
    private TokenTimer timer;
    private TokenRuntime runtime;
    private volatile OrganizationTokens organizations;

    /**
     * Returns a token that is valid now. Usually that costs a map look-up; without a valid token the call waits for the
     * login server.
     *
     * @param organizationId the organization, sent as {@code login_organization}
     * @return its token, never null
     * @throws IllegalArgumentException if the organization is null or blank
     * @throws IllegalStateException if this TokenManager is not started
     * @throws TokenRequestFailedException if there is no token, or the thread is interrupted while it waits; its interrupt
     *     flag is set then
     */
    public AccessToken get(String organizationId) {
        OrganizationTokens current = organizations;
        if (current != null && organizationId != null) {
            OrganizationToken token = current.find(organizationId);
            AccessToken fresh = token == null ? null : token.fresh();
            if (fresh != null) {
                return fresh;
            }
        }
        return getOrWait(current, organizationId);
    }

    private static AccessToken getOrWait(OrganizationTokens current, String organizationId) {
        requireOrganization(organizationId);
        requireStarted(current);
        return current.get(organizationId);
    }

    /**
     * Drops a token that the API has rejected, if it is still the current one. When many calls with the same token fail,
     * the first one drops it, the others find it gone, and one new token is requested. This method does not wait for it.
     *
     * @param rejected the token that the rejected call carried, not null
     */
    public void invalidate(AccessToken rejected) {
        Objects.requireNonNull(rejected, "rejected");
        OrganizationTokens current = organizations;
        if (current != null) {
            current.invalidate(rejected);
        }
    }

    /**
     * Requests a token if there is none, without waiting for it. The pauses after a failure apply. For a check that must not
     * block, together with {@link #status(String)}.
     *
     * @param organizationId the organization
     * @throws IllegalArgumentException if the organization is null or blank
     * @throws IllegalStateException if this TokenManager is not started
     */
    public void prepare(String organizationId) {
        requireOrganization(organizationId);
        OrganizationTokens current = organizations;
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

    private static void requireStarted(OrganizationTokens current) {
        if (current == null) {
            throw new IllegalStateException(
                    "The TokenManager is not started, or the CamelContext that owns it, the first one"
                            + " that it was bound to, has stopped: bind it to the registry of a CamelContext that has a"
                            + " tsoffice endpoint, or call start()");
        }
    }

    /**
     * @param organizationId an organization, or null
     * @return the status of its token; empty when no token is held, which this call does not change
     */
    public Optional<TokenStatus> status(String organizationId) {
        OrganizationTokens current = organizations;
        return current == null ? Optional.empty() : current.status(organizationId);
    }

    /**
     * @return the status of all tokens, in the order of the organization ids
     */
    public List<TokenStatus> statuses() {
        OrganizationTokens current = organizations;
        return current == null ? List.of() : current.statuses();
    }

    /**
     * @return what this TokenManager has done since it was made
     */
    public TokenStatistics statistics() {
        OrganizationTokens current = organizations;
        return counters.statistics(current == null ? 0 : current.size());
    }

    /**
     * Replaces the credentials, if they are the given ones. The new ones are used from the next token request on.
     *
     * @param current the credentials to replace, not null
     * @param next the new credentials, not null
     */
    public void replaceCredentials(Credentials current, Credentials next) {
        replaceIfCurrent(current, next);
    }

    /**
     * To be called when a {@link CredentialsProvider} has new credentials: after a refusal, the login server may then be
     * asked again at once. Valid tokens stay in use.
     */
    @Override
    public void credentialsChanged() {
        OrganizationTokens current = organizations;
        if (current != null) {
            current.credentialsChanged();
        }
    }

    @Override
    protected void doInit() {
        checkOptions();
    }

    @Override
    protected void doStart() {
        Objects.requireNonNull(camelContext, "camelContext");
        CamelContextAware.trySetCamelContext(credentialsProvider(), camelContext);
        CamelContextAware.trySetCamelContext(tokenStore(), camelContext);
        ServiceHelper.startService(credentialsProvider(), tokenStore());
        runtime = new TokenRuntime(this, counters, jitter);
        organizations = runtime.start(timer);
    }

    @Override
    protected void doStop() {
        OrganizationTokens current = organizations;
        organizations = null;
        if (current != null) {
            current.stop();
        }
        if (runtime != null) {
            runtime.stop();
            runtime = null;
        }
        ServiceHelper.stopService(tokenStore(), credentialsProvider());
    }

    /**
     * @return how many organizations are held
     */
    @ManagedAttribute(description = "Organizations that are held")
    public int getOrganizations() {
        return statistics().organizations();
    }

    @ManagedAttribute(description = "Requests sent to the login server")
    public long getTokenRequests() {
        return statistics().requests();
    }

    @ManagedAttribute(description = "How often there was no token")
    public long getFailures() {
        return statistics().failures();
    }

    @ManagedAttribute(description = "Tokens that replaced a valid one")
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

    @ManagedAttribute(description = "Why the last failed request has failed")
    public String getLastError() {
        return statistics().lastError();
    }

    /**
     * @return {@link #statuses()} as a table with a row per organization
     * @throws OpenDataException never, as the columns are fixed
     */
    @ManagedOperation(
            description = "The token of each organization: its id (not secret), age, expiry, and what happened to it")
    public TabularData listTokens() throws OpenDataException {
        OrganizationTokens current = organizations;
        return TokenTable.of(statuses(), current == null ? 0 : current.millis());
    }

    @Override
    public CamelContext getCamelContext() {
        return camelContext;
    }

    /**
     * The first context is the owner: its camel-http sends the token requests, and it stops this TokenManager.
     *
     * @param camelContext ignored when there is an owner already, since every registry that the bean is bound to calls this
     */
    @Override
    public void setCamelContext(CamelContext camelContext) {
        if (this.camelContext == null) {
            this.camelContext = camelContext;
        }
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
        return "TokenManager[clientId=" + clientId() + ", tokenUrl=" + tokenUrl() + "]";
    }
}
