/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.auth;

import io.github.camel24sevenoffice.auth.TokenRequest.IssuedToken;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The token of one organization: absent, fresh, or due for renewal, with at most one request under way. One immutable
 * state, swapped by compare-and-set, so that nobody ever waits for a lock while the network is asked.
 */
final class OrganizationToken {

    private static final Logger LOG = LoggerFactory.getLogger(TokenManager.class);

    /** A token that lives shorter than this many margins is renewed in the last such part of its life instead. */
    private static final int LIFE_PARTS = 5;

    private static final long FIRST_PAUSE = 1_000;
    private static final long LONGEST_PAUSE = 30_000;
    private static final int LONGEST_PAUSE_AFTER = 5;

    private final String organizationId;
    private final Function<String, IssuedToken> request;
    private final Executor executor;
    private final Duration margin;
    private final Duration timeout;
    private final Clock clock;
    private final AtomicReference<State> state = new AtomicReference<>(State.ABSENT);

    OrganizationToken(
            String organizationId,
            Function<String, IssuedToken> request,
            Executor executor,
            Duration margin,
            Duration timeout,
            Clock clock) {
        this.organizationId = organizationId;
        this.request = request;
        this.executor = executor;
        this.margin = margin;
        this.timeout = timeout;
        this.clock = clock;
    }

    AccessToken get() {
        while (true) {
            State current = state.get();
            long now = clock.millis();
            if (now < current.renewAt) {
                return current.token;
            }
            if (now < current.expiresAt) {
                if (current.pending == null && now >= current.retryAt) {
                    begin(current);
                }
                return current.token;
            }
            if (current.refusal != null && now < current.retryAt) {
                throw current.refusal.forAnotherCaller();
            }
            CompletableFuture<IssuedToken> pending = current.pending == null ? begin(current) : current.pending;
            if (pending != null) {
                return await(pending);
            }
        }
    }

    void invalidate(AccessToken rejected) {
        State before = state.getAndUpdate(current -> rejected.equals(current.token) ? current.withoutToken() : current);
        if (rejected.equals(before.token)) {
            LOG.debug("Dropped the rejected {}", rejected);
        }
    }

    /** Fails who waits now. */
    void stop() {
        CompletableFuture<IssuedToken> pending = state.get().pending;
        if (pending != null) {
            pending.completeExceptionally(failure("the TokenManager was stopped", null));
        }
    }

    /** Starts a request, unless the state has changed in the meantime: then null. */
    private CompletableFuture<IssuedToken> begin(State current) {
        CompletableFuture<IssuedToken> answer = new CompletableFuture<>();
        // callers wait for the stage behind, so that the state has changed before any of them goes on
        CompletableFuture<IssuedToken> pending = answer.whenComplete(this::settle);
        if (!state.compareAndSet(current, current.withPending(pending))) {
            return null;
        }
        answer.orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS);
        try {
            executor.execute(() -> complete(answer));
        } catch (RejectedExecutionException e) {
            answer.completeExceptionally(failure("the TokenManager was stopped", e));
        }
        return pending;
    }

    private void complete(CompletableFuture<IssuedToken> answer) {
        try {
            answer.complete(request.apply(organizationId));
        } catch (Throwable e) {
            // an Error too: whoever waits must hear of it
            answer.completeExceptionally(e);
        }
    }

    private void settle(IssuedToken issued, Throwable failure) {
        if (failure == null) {
            state.set(fresh(issued));
            LOG.debug("Got {}", issued.token());
            return;
        }
        TokenRequestFailedException described = describe(failure);
        State after = state.updateAndGet(current -> current.afterFailure(clock.millis(), described));
        if (after.token != null && clock.millis() < after.expiresAt) {
            LOG.warn(
                    "The token of organization {} could not be renewed, and is used on until {}: {}",
                    organizationId,
                    after.token.expiresAt(),
                    described.getMessage());
        }
    }

    private State fresh(IssuedToken issued) {
        Duration longestMargin = issued.lifetime().dividedBy(LIFE_PARTS);
        Duration effective = margin.compareTo(longestMargin) < 0 ? margin : longestMargin;
        long expiresAt = issued.token().expiresAt().toEpochMilli();
        return new State(issued.token(), expiresAt - effective.toMillis(), expiresAt, null, 0, 0, null);
    }

    private AccessToken await(CompletableFuture<IssuedToken> pending) {
        try {
            return pending.get().token();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failure("the thread was interrupted while it waited for the login server", e);
        } catch (ExecutionException e) {
            throw describe(e.getCause()).forAnotherCaller();
        }
    }

    private TokenRequestFailedException describe(Throwable failure) {
        if (failure instanceof TokenRequestFailedException described) {
            return described;
        }
        return failure instanceof TimeoutException
                ? failure(
                        "the login server gave no answer within " + timeout.toMillis()
                                + " ms (option tokenRequestTimeout)",
                        failure)
                : failure("the token request failed", failure);
    }

    private TokenRequestFailedException failure(String reason, Throwable cause) {
        return new TokenRequestFailedException(organizationId, reason, 0, null, cause);
    }

    /**
     * @param token null when there is none
     * @param renewAt from when on it is renewed in the background, in milliseconds
     * @param expiresAt from when on it is no longer used
     * @param pending the request under way, or null
     * @param failures how many requests in a row have failed
     * @param retryAt when the next request may begin, unless callers have to wait for it and nothing was refused
     * @param refusal what the login server said when it refused the last request, or null
     */
    private record State(
            AccessToken token,
            long renewAt,
            long expiresAt,
            CompletableFuture<IssuedToken> pending,
            int failures,
            long retryAt,
            TokenRequestFailedException refusal) {

        static final State ABSENT = new State(null, Long.MIN_VALUE, Long.MIN_VALUE, null, 0, 0, null);

        State withPending(CompletableFuture<IssuedToken> request) {
            return new State(token, renewAt, expiresAt, request, failures, retryAt, null);
        }

        State withoutToken() {
            return new State(null, Long.MIN_VALUE, Long.MIN_VALUE, pending, failures, retryAt, refusal);
        }

        State afterFailure(long now, TokenRequestFailedException failure) {
            long pause = Math.min(LONGEST_PAUSE, FIRST_PAUSE << Math.min(failures, LONGEST_PAUSE_AFTER));
            return new State(
                    token, renewAt, expiresAt, null, failures + 1, now + pause, failure.isRefusal() ? failure : null);
        }
    }
}
