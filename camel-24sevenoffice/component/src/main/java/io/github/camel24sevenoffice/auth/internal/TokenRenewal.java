/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.auth.internal;

import io.github.camel24sevenoffice.auth.AccessToken;
import io.github.camel24sevenoffice.auth.TokenManager;
import io.github.camel24sevenoffice.auth.TokenRequestFailedException;
import io.github.camel24sevenoffice.auth.internal.TokenSource.IssuedToken;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Requests the tokens of one organization, at most one at a time, and schedules the moment when the current one is due.
 * Safe for use by several threads.
 */
final class TokenRenewal {

    private static final Logger LOG = LoggerFactory.getLogger(TokenManager.class);

    private final String organizationId;
    private final TokenServices services;
    private final AtomicReference<TokenState> state;
    /** Makes the current token due; null before the first one. */
    private volatile Future<?> alarm;

    TokenRenewal(String organizationId, TokenServices services, AtomicReference<TokenState> state) {
        this.organizationId = organizationId;
        this.services = services;
        this.state = state;
    }

    /** To be read before the state is changed: afterwards it may already be that of the next token. */
    Future<?> alarm() {
        return alarm;
    }

    String organizationId() {
        return organizationId;
    }

    TokenServices services() {
        return services;
    }

    /** Begins a request; null when the state has changed. */
    CompletableFuture<AccessToken> begin(TokenState current, Duration delay) {
        CompletableFuture<AccessToken> pending = new CompletableFuture<>();
        if (!state.compareAndSet(current, current.with(current.attempts().with(pending)))) {
            return null;
        }
        CompletableFuture<Void> limit = new CompletableFuture<Void>()
                .orTimeout(services.timeout().toMillis(), TimeUnit.MILLISECONDS)
                .whenComplete((none, timeout) -> {
                    if (timeout != null) {
                        fail(pending, timeout);
                    }
                });
        pending.whenComplete((token, failure) -> limit.complete(null));
        try {
            if (delay.isZero()) {
                services.executor().execute(() -> run(pending));
            } else {
                services.timer().schedule(delay, () -> services.executor().execute(() -> run(pending)));
            }
        } catch (RejectedExecutionException e) {
            fail(pending, failure("the TokenManager was stopped", e));
        }
        return pending;
    }

    private void run(CompletableFuture<AccessToken> pending) {
        if (pending.isDone()) {
            return;
        }
        try {
            IssuedToken issued;
            do {
                issued = services.source().obtain(organizationId, state.get().unwanted(), pending);
            } while (!accept(issued, pending) && !pending.isDone());
            pending.complete(issued.token());
        } catch (Throwable e) {
            // an Error too: the callers that wait must hear of it
            fail(pending, e);
        }
    }

    /** False for a token from a store that has been rejected, or comes too late. */
    private boolean accept(IssuedToken issued, CompletableFuture<AccessToken> pending) {
        long now = services.timer().millis();
        Duration untilDue = Duration.ofMillis(issued.token().expiresAt().toEpochMilli() - now)
                .minus(IssuedToken.margin(services.margin(), issued.lifetime()));
        boolean due = untilDue.isNegative() || untilDue.isZero();
        Future<?> outdated = alarm;
        TokenState before = state.getAndUpdate(
                current -> current.refuses(issued, pending) ? current : current.accept(issued, pending, now, due));
        if (before.refuses(issued, pending)) {
            return false;
        }
        cancel(outdated);
        if (!due) {
            scheduleDue(issued.token(), untilDue);
        }
        services.counters().accepted(issued, before.isValid(now));
        LOG.debug("{} {}", issued.shared() ? "Took from the store" : "Got", issued.token());
        return true;
    }

    private void scheduleDue(AccessToken token, Duration untilDue) {
        Runnable makeDue = () -> state.updateAndGet(current -> current.due(token));
        try {
            alarm = services.timer().schedule(untilDue, makeDue);
        } catch (RejectedExecutionException e) {
            // without an alarm it would stay fresh forever
            makeDue.run();
        }
    }

    private void fail(CompletableFuture<AccessToken> pending, Throwable failure) {
        TokenRequestFailedException described = describe(failure);
        long now = services.timer().millis();
        TokenState before = state.getAndUpdate(current -> current.attempts().pending() == pending
                ? current.afterFailure(now, services.jitter().getAsDouble(), described)
                : current);
        if (before.attempts().pending() == pending) {
            services.counters().failed(described, now);
            if (before.isValid(now)) {
                LOG.warn(
                        "The token of organization {} could not be renewed. It stays in use until it expires at {}: {}",
                        organizationId,
                        before.token().expiresAt(),
                        described.getMessage());
            } else {
                LOG.debug("Got no token: {}", described.getMessage());
            }
        }
        // last, so that a caller that waited finds the failure counted
        pending.completeExceptionally(described);
    }

    /** Fails the callers that wait now. */
    void stop() {
        CompletableFuture<AccessToken> pending = state.get().attempts().pending();
        if (pending != null) {
            fail(pending, failure("the TokenManager was stopped", null));
        }
        cancel(alarm);
    }

    TokenRequestFailedException describe(Throwable failure) {
        if (failure instanceof TokenRequestFailedException described) {
            return described;
        }
        return failure instanceof TimeoutException
                ? failure(
                        "the login server did not respond within "
                                + services.timeout().toMillis() + " ms (option tokenRequestTimeout)",
                        failure)
                : failure("the token request failed", failure);
    }

    TokenRequestFailedException failure(String reason, Throwable cause) {
        return new TokenRequestFailedException(organizationId, reason, 0, null, cause);
    }

    static void cancel(Future<?> alarm) {
        if (alarm != null) {
            alarm.cancel(false);
        }
    }
}
