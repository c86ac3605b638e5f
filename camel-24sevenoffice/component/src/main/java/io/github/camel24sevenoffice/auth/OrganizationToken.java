/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.auth;

import io.github.camel24sevenoffice.auth.TokenSource.IssuedToken;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.DoubleSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The token of one organization: absent, fresh, or due for renewal, with at most one request under way. One immutable
 * state, swapped by compare-and-set, so that nobody ever waits for a lock while the network is asked.
 *
 * <p>A fresh token is handed out without a look at the clock: a timer takes the freshness away when the refresh margin
 * begins.
 */
final class OrganizationToken {

    private static final Logger LOG = LoggerFactory.getLogger(TokenManager.class);

    private final String organizationId;
    private final Surroundings around;
    private final AtomicReference<State> state = new AtomicReference<>(State.ABSENT);
    /** Whether anybody has asked since the last sweep; written once in between, so that readers share the cache line. */
    private volatile boolean used = true;
    /** Takes the freshness away. */
    private volatile Future<?> alarm;

    OrganizationToken(String organizationId, Surroundings around) {
        this.organizationId = organizationId;
        this.around = around;
    }

    /** The token, when no time has to be read and nobody to be asked for it; else null. */
    AccessToken fresh() {
        AccessToken fresh = state.get().fresh;
        if (fresh != null && !used) {
            used = true;
        }
        return fresh;
    }

    /** A token that is valid now; null when this object is retired, and another one has taken its place. */
    AccessToken get() {
        used = true;
        while (true) {
            State current = state.get();
            if (current == State.RETIRED) {
                return null;
            }
            if (current.fresh != null) {
                return current.fresh;
            }
            long now = around.timer.millis();
            Attempts attempts = current.attempts;
            if (current.isValid(now)) {
                if (attempts.pending == null && now >= attempts.renewAt) {
                    begin(current, Duration.ZERO);
                }
                return current.token;
            }
            if (attempts.isRefused() && now < attempts.renewAt) {
                throw attempts.failure.forAnotherCaller();
            }
            CompletableFuture<AccessToken> pending = attempts.pending == null
                    ? begin(current, Duration.ofMillis(Math.max(0, attempts.retryAt - now)))
                    : attempts.pending;
            if (pending != null) {
                return await(pending);
            }
        }
    }

    /** Sees to it that a token is on its way if there is none, without waiting for it. */
    void prepare() {
        used = true;
        State current = state.get();
        long now = around.timer.millis();
        Attempts attempts = current.attempts;
        if (current != State.RETIRED
                && !current.isValid(now)
                && attempts.pending == null
                && now >= Math.max(attempts.retryAt, attempts.isRefused() ? attempts.renewAt : 0)) {
            begin(current, Duration.ZERO);
        }
    }

    /** False when this object is retired, and another one has taken its place. */
    boolean invalidate(AccessToken rejected) {
        Future<?> outdated = alarm;
        State before = state.getAndUpdate(current -> current.without(rejected));
        if (before == State.RETIRED) {
            return false;
        }
        if (rejected.equals(before.token)) {
            cancel(outdated);
            around.counters.rejected();
            LOG.debug("Dropped the rejected {}", rejected);
        }
        return true;
    }

    /** After a change of the credentials nobody needs to wait until the login server is asked again. */
    void forgetFailures() {
        state.updateAndGet(current -> current == State.RETIRED
                ? current
                : current.with(new Attempts(current.attempts.pending, 0, 0, 0, null)));
    }

    /** True when nobody has asked since the last call, and it may be thrown away. */
    boolean retireIfIdle() {
        if (used) {
            used = false;
            return false;
        }
        State current = state.get();
        long now = around.timer.millis();
        boolean retired = current.attempts.pending == null
                && now >= current.attempts.renewAt
                && current.hasForgotten(now)
                && state.compareAndSet(current, State.RETIRED);
        if (retired) {
            cancel(alarm);
        }
        return retired;
    }

    /** Fails who waits now. */
    void stop() {
        CompletableFuture<AccessToken> pending = state.get().attempts.pending;
        if (pending != null) {
            fail(pending, failure("the TokenManager was stopped", null));
        }
        cancel(alarm);
    }

    TokenStatus status() {
        State current = state.get();
        boolean valid = current.isValid(around.timer.millis());
        Counts counts = current.counts;
        return new TokenStatus(
                organizationId,
                valid ? current.token.id() : null,
                valid ? Instant.ofEpochMilli(current.since) : null,
                valid ? current.token.expiresAt() : null,
                counts.requests,
                counts.renewals,
                counts.rejections,
                counts.lastError);
    }

    /** Starts a request, unless the state has changed in the meantime: then null. */
    private CompletableFuture<AccessToken> begin(State current, Duration delay) {
        CompletableFuture<AccessToken> pending = new CompletableFuture<>();
        if (!state.compareAndSet(current, current.with(current.attempts.with(pending)))) {
            return null;
        }
        CompletableFuture<Void> limit = new CompletableFuture<Void>()
                .orTimeout(around.timeout.toMillis(), TimeUnit.MILLISECONDS)
                .whenComplete((none, timeout) -> {
                    if (timeout != null) {
                        fail(pending, timeout);
                    }
                });
        pending.whenComplete((token, failure) -> limit.complete(null));
        try {
            if (delay.isZero()) {
                around.executor.execute(() -> run(pending));
            } else {
                around.timer.schedule(delay, () -> around.executor.execute(() -> run(pending)));
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
                issued = around.source.obtain(organizationId, state.get().useless(), pending);
            } while (!accept(issued, pending) && !pending.isDone());
            pending.complete(issued.token());
        } catch (Throwable e) {
            // an Error too: whoever waits must hear of it
            fail(pending, e);
        }
    }

    /** False when it is one from a store that has been rejected in the meantime, or comes too late. */
    private boolean accept(IssuedToken issued, CompletableFuture<AccessToken> pending) {
        long now = around.timer.millis();
        Duration untilDue = Duration.ofMillis(issued.token().expiresAt().toEpochMilli() - now)
                .minus(IssuedToken.margin(around.margin, issued.lifetime()));
        boolean due = untilDue.isNegative() || untilDue.isZero();
        Future<?> outdated = alarm;
        State before = state.getAndUpdate(
                current -> current.refuses(issued, pending) ? current : current.accept(issued, pending, now, due));
        if (before.refuses(issued, pending)) {
            return false;
        }
        cancel(outdated);
        if (!due) {
            AccessToken token = issued.token();
            try {
                alarm = around.timer.schedule(untilDue, () -> state.updateAndGet(current -> current.due(token)));
            } catch (RejectedExecutionException e) {
                // without an alarm it would stay fresh for ever
                state.updateAndGet(current -> current.due(token));
            }
        }
        around.counters.accepted(issued, before.isValid(now));
        LOG.debug("{} {}", issued.shared() ? "Took from the store" : "Got", issued.token());
        return true;
    }

    private void fail(CompletableFuture<AccessToken> pending, Throwable failure) {
        TokenRequestFailedException described = describe(failure);
        long now = around.timer.millis();
        State before = state.getAndUpdate(current -> current.attempts.pending == pending
                ? current.afterFailure(now, around.jitter.getAsDouble(), described)
                : current);
        if (before.attempts.pending == pending) {
            around.counters.failed(described, now);
            if (before.isValid(now)) {
                LOG.warn(
                        "The token of organization {} could not be renewed, and is used on until {}: {}",
                        organizationId,
                        before.token.expiresAt(),
                        described.getMessage());
            } else {
                LOG.debug("Got no token: {}", described.getMessage());
            }
        }
        // last, so that whoever waited finds it counted
        pending.completeExceptionally(described);
    }

    private AccessToken await(CompletableFuture<AccessToken> pending) {
        try {
            return pending.get();
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
                        "the login server gave no answer within " + around.timeout.toMillis()
                                + " ms (option tokenRequestTimeout)",
                        failure)
                : failure("the token request failed", failure);
    }

    private TokenRequestFailedException failure(String reason, Throwable cause) {
        return new TokenRequestFailedException(organizationId, reason, 0, null, cause);
    }

    /** To be read before the state is changed: afterwards it may already be that of the next token. */
    private static void cancel(Future<?> outdated) {
        if (outdated != null) {
            outdated.cancel(false);
        }
    }

    /**
     * What all organizations of a TokenManager have in common.
     *
     * @param jitter between 0 and 1, so that nodes that have failed together do not come back together
     */
    record Surroundings(
            TokenSource source,
            Executor executor,
            TokenTimer timer,
            Duration margin,
            Duration timeout,
            DoubleSupplier jitter,
            TokenCounters counters) {}

    /**
     * @param fresh the token while nobody needs to think about renewing it, else null
     * @param token the token, which may be over, or null
     * @param since when it was accepted
     * @param rejected the tokens that the API has rejected since there was one; a store may still hold one of them
     */
    private record State(
            AccessToken fresh,
            AccessToken token,
            long since,
            Set<AccessToken> rejected,
            Attempts attempts,
            Counts counts) {

        static final State ABSENT = new State(null, null, 0, Set.of(), Attempts.NONE, Counts.NONE);

        /** Of an object that nobody must change any more. */
        static final State RETIRED = new State(null, null, 0, Set.of(), Attempts.NONE, Counts.NONE);

        boolean isValid(long now) {
            return token != null && now < token.expiresAt().toEpochMilli();
        }

        Set<AccessToken> useless() {
            return token == null ? rejected : Set.of(token);
        }

        /** Somebody else's token may have been handed out before, and rejected. */
        boolean refuses(IssuedToken issued, CompletableFuture<AccessToken> pending) {
            return issued.shared() && (attempts.pending != pending || rejected.contains(issued.token()));
        }

        /** Nobody can come upon a rejected token any more. */
        boolean hasForgotten(long now) {
            return rejected.stream().allMatch(one -> now >= one.expiresAt().toEpochMilli());
        }

        State with(Attempts other) {
            return new State(fresh, token, since, rejected, other, counts);
        }

        State due(AccessToken whose) {
            return token == whose ? new State(null, token, since, rejected, attempts, counts) : this;
        }

        State without(AccessToken whose) {
            if (this == RETIRED || (token != null && !token.equals(whose))) {
                return this;
            }
            Set<AccessToken> all = new HashSet<>(rejected);
            all.add(whose);
            return new State(null, null, 0, Set.copyOf(all), attempts, token == null ? counts : counts.rejected());
        }

        State accept(IssuedToken issued, CompletableFuture<AccessToken> pending, long now, boolean due) {
            if (this == RETIRED) {
                return this;
            }
            // an answer that comes too late for those who waited does not disturb the request of those after them
            CompletableFuture<AccessToken> other = attempts.pending == pending ? null : attempts.pending;
            AccessToken accepted = issued.token();
            return new State(
                    due ? null : accepted,
                    accepted,
                    now,
                    Set.of(),
                    Attempts.NONE.with(other),
                    counts.accepted(issued, isValid(now)));
        }

        State afterFailure(long now, double jitter, TokenRequestFailedException failure) {
            return new State(
                    fresh,
                    token,
                    since,
                    rejected,
                    attempts.afterFailure(now, jitter, failure),
                    counts.failed(failure.getMessage()));
        }
    }

    /**
     * @param pending the request under way, or null
     * @param failures how many requests in a row have failed
     * @param renewAt when the next request may begin while there is a valid token, or the last request was refused
     * @param retryAt when the next request may begin otherwise: callers wait for it
     * @param failure the last failure, or null
     */
    private record Attempts(
            CompletableFuture<AccessToken> pending,
            int failures,
            long renewAt,
            long retryAt,
            TokenRequestFailedException failure) {

        /** The pauses while callers wait: the second request in a row comes at once, the third after this. */
        private static final long FIRST_WAIT = 100;

        private static final long LONGEST_WAIT = 1_600;
        private static final int LONGEST_WAIT_AFTER = 4;

        static final Attempts NONE = new Attempts(null, 0, 0, 0, null);

        boolean isRefused() {
            return failure != null && failure.isRefusal();
        }

        Attempts with(CompletableFuture<AccessToken> request) {
            return new Attempts(request, failures, renewAt, retryAt, failure);
        }

        Attempts afterFailure(long now, double jitter, TokenRequestFailedException latest) {
            long wait = failures == 0
                    ? 0
                    : Math.min(LONGEST_WAIT, FIRST_WAIT << Math.min(failures - 1, LONGEST_WAIT_AFTER));
            return new Attempts(
                    null,
                    failures + 1,
                    now + Pause.after(failures, jitter),
                    now + Pause.stretched(wait, jitter),
                    latest);
        }
    }

    private record Counts(int requests, int renewals, int rejections, String lastError) {

        static final Counts NONE = new Counts(0, 0, 0, null);

        Counts accepted(IssuedToken issued, boolean renewed) {
            return new Counts(
                    issued.shared() ? requests : requests + 1,
                    renewed ? renewals + 1 : renewals,
                    rejections,
                    lastError);
        }

        Counts rejected() {
            return new Counts(requests, renewals, rejections + 1, lastError);
        }

        Counts failed(String error) {
            return new Counts(requests + 1, renewals, rejections, error);
        }
    }
}
