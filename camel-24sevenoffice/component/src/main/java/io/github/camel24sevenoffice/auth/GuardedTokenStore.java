/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.auth;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A store that must neither fail nor delay what can do without it: after a failure it is left alone for a while. */
final class GuardedTokenStore {

    /** The longest wait for one operation: much for a cache, and little beside the time limit of a token request. */
    static final Duration LIMIT = Duration.ofSeconds(2);

    /** How long it is left alone. */
    private static final Duration PAUSE = Duration.ofSeconds(30);

    private static final Logger LOG = LoggerFactory.getLogger(TokenManager.class);
    private static final String FIRST_KEY = "tsoffice:";
    private static final long WORKS = Long.MIN_VALUE;

    private final TokenStore store;
    private final ExecutorService executor;
    private final TokenTimer timer;
    private final Duration openingLimit;
    private final Future<?> opening;
    private final AtomicLong leftAloneUntil = new AtomicLong(WORKS);

    /**
     * Opens the store in the background: a member of a cluster takes some seconds to find the others, and must not keep
     * routes from starting.
     *
     * @param openingLimit the longest wait for that
     */
    GuardedTokenStore(TokenStore store, ExecutorService executor, TokenTimer timer, Duration openingLimit) {
        this.store = store;
        this.executor = executor;
        this.timer = timer;
        this.openingLimit = openingLimit;
        this.opening = executor.submit(() -> store.get(FIRST_KEY));
    }

    String get(String key) throws UnavailableException {
        return guarded(() -> store.get(key));
    }

    boolean compareAndSet(String key, String expected, String update) throws UnavailableException {
        return guarded(() -> store.compareAndSet(key, expected, update));
    }

    private <T> T guarded(Callable<T> operation) throws UnavailableException {
        long until = leftAloneUntil.get();
        if (until != WORKS && timer.millis() < until) {
            throw new UnavailableException();
        }
        Future<T> answer = null;
        try {
            awaitOpening();
            answer = executor.submit(operation);
            T result = answer.get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
            if (until != WORKS && leftAloneUntil.compareAndSet(until, WORKS)) {
                LOG.info("The {} works again; tokens are shared", store);
            }
            return result;
        } catch (ExecutionException e) {
            throw unavailable(classes(e.getCause()));
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw unavailable("no answer within " + LIMIT.toMillis() + " ms");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnavailableException();
        } catch (RejectedExecutionException e) {
            // the TokenManager is being stopped
            throw new UnavailableException();
        }
    }

    private void awaitOpening() throws InterruptedException, UnavailableException {
        try {
            opening.get(openingLimit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            // the operation will tell
        } catch (TimeoutException e) {
            throw unavailable("it did not open within " + openingLimit.toMillis() + " ms");
        }
    }

    /** Not the messages: some quote the entry, with the token in it. */
    private static String classes(Throwable failure) {
        String name = failure.getClass().getName();
        Throwable cause = failure.getCause();
        return cause == null || cause == failure
                ? name
                : name + " by " + cause.getClass().getName();
    }

    /** Leaves it alone for a while, and says why. */
    UnavailableException unavailable(String reason) {
        long until = leftAloneUntil.get();
        long now = timer.millis();
        // of many that fail together one says so
        if ((until == WORKS || until <= now) && leftAloneUntil.compareAndSet(until, now + PAUSE.toMillis())) {
            LOG.warn(
                    "The {} failed ({}): tokens are requested without it, and not shared, for the next {} s",
                    store,
                    reason,
                    PAUSE.toSeconds());
        }
        return new UnavailableException();
    }

    /** There is no store at present; why has been said. */
    static final class UnavailableException extends Exception {

        private static final long serialVersionUID = 1L;
    }
}
