/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.auth.internal;

import io.github.camel24sevenoffice.auth.AccessToken;
import io.github.camel24sevenoffice.auth.TokenManager;
import io.github.camel24sevenoffice.auth.TokenStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The token of one organization, as its callers see it: absent, fresh, or due for renewal. One immutable state is swapped by
 * compare-and-set, so that no caller waits for a lock while a request is in flight.
 *
 * <p>A fresh token is handed out without a look at the clock: a timer makes it due when the refresh margin begins.
 */
@SuppressWarnings("ReferenceEquality") // there is one retired state
public final class OrganizationToken {

    private static final Logger LOG = LoggerFactory.getLogger(TokenManager.class);

    private final AtomicReference<TokenState> state = new AtomicReference<>(TokenState.ABSENT);
    private final TokenRenewal renewal;
    /** Whether it was asked for since the last sweep; written once in between, so that readers share the cache line. */
    private volatile boolean used = true;

    OrganizationToken(String organizationId, TokenServices services) {
        this.renewal = new TokenRenewal(organizationId, services, state);
    }

    /**
     * @return the token while it need not be renewed, found without a look at the clock; else null
     */
    public AccessToken fresh() {
        AccessToken fresh = state.get().fresh();
        if (fresh != null && !used) {
            used = true;
        }
        return fresh;
    }

    /** A token that is valid now; null when this object is retired and another one has replaced it. */
    AccessToken get() {
        used = true;
        while (true) {
            TokenState current = state.get();
            if (current == TokenState.RETIRED) {
                return null;
            }
            if (current.fresh() != null) {
                return current.fresh();
            }
            long now = millis();
            TokenAttempts attempts = current.attempts();
            if (current.isValid(now)) {
                if (attempts.pending() == null && now >= attempts.renewAt()) {
                    renewal.begin(current, Duration.ZERO);
                }
                return current.token();
            }
            if (attempts.isRefused() && now < attempts.renewAt()) {
                throw attempts.failure().forAnotherCaller();
            }
            CompletableFuture<AccessToken> pending = attempts.pending() == null
                    ? renewal.begin(current, Duration.ofMillis(Math.max(0, attempts.retryAt() - now)))
                    : attempts.pending();
            if (pending != null) {
                return await(pending);
            }
        }
    }

    private AccessToken await(CompletableFuture<AccessToken> pending) {
        try {
            return pending.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw renewal.failure("the thread was interrupted while it waited for the login server", e);
        } catch (ExecutionException e) {
            throw renewal.describe(e.getCause()).forAnotherCaller();
        }
    }

    /** Requests a token if there is none, without waiting for it. */
    public void prepare() {
        used = true;
        TokenState current = state.get();
        long now = millis();
        TokenAttempts attempts = current.attempts();
        if (current != TokenState.RETIRED
                && !current.isValid(now)
                && attempts.pending() == null
                && now >= Math.max(attempts.retryAt(), attempts.isRefused() ? attempts.renewAt() : 0)) {
            renewal.begin(current, Duration.ZERO);
        }
    }

    /** False when this object is retired and another one has replaced it. */
    boolean invalidate(AccessToken rejected) {
        Future<?> outdated = renewal.alarm();
        TokenState before = state.getAndUpdate(current -> current.without(rejected));
        if (before == TokenState.RETIRED) {
            return false;
        }
        if (rejected.equals(before.token())) {
            TokenRenewal.cancel(outdated);
            renewal.services().counters().rejected();
            LOG.debug("Dropped the rejected {}", rejected);
        }
        return true;
    }

    /** After a change of the credentials the login server may be asked again at once. */
    void forgetFailures() {
        state.updateAndGet(current -> current == TokenState.RETIRED
                ? current
                : current.with(current.attempts().withoutFailures()));
    }

    /** True when it was not asked for since the last call, and may be dropped. */
    boolean retireIfIdle() {
        if (used) {
            used = false;
            return false;
        }
        TokenState current = state.get();
        long now = millis();
        boolean retired = current.attempts().pending() == null
                && now >= current.attempts().renewAt()
                && current.canForgetRejected(now)
                && state.compareAndSet(current, TokenState.RETIRED);
        if (retired) {
            TokenRenewal.cancel(renewal.alarm());
        }
        return retired;
    }

    /** Fails the callers that wait now. */
    void stop() {
        renewal.stop();
    }

    TokenStatus status() {
        TokenState current = state.get();
        boolean valid = current.isValid(millis());
        TokenCounts counts = current.counts();
        return new TokenStatus(
                renewal.organizationId(),
                valid ? current.token().id() : null,
                valid ? Instant.ofEpochMilli(current.since()) : null,
                valid ? current.token().expiresAt() : null,
                counts.requests(),
                counts.renewals(),
                counts.rejections(),
                counts.lastError());
    }

    private long millis() {
        return renewal.services().timer().millis();
    }
}
