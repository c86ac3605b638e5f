/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.auth.store;

import io.github.camel24sevenoffice.auth.TokenManager;
import io.github.camel24sevenoffice.auth.TokenStore;
import io.github.camel24sevenoffice.auth.internal.TokenTimer;
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

/** Guards a store, so that it neither fails nor delays a token request. After a failure it is not used for a while. */
public final class GuardedTokenStore {

    /** The longest wait for one operation: long for a cache, short compared with the time limit of a token request. */
    static final Duration LIMIT = Duration.ofSeconds(2);

    /** How long the store is not used after a failure. */
    private static final Duration PAUSE = Duration.ofSeconds(30);

    private static final Logger LOG = LoggerFactory.getLogger(TokenManager.class);
    private static final String FIRST_KEY = "tsoffice:";
    private static final long WORKS = Long.MIN_VALUE;

    private final TokenStore store;
    private final ExecutorService executor;
    private final TokenTimer timer;
    private final Duration openingLimit;
    private final Future<?> opening;
    private final AtomicLong unusedUntil = new AtomicLong(WORKS);

    /**
     * Opens the store in the background: a member of a cluster takes some seconds to find the others, and must not delay the
     * start of routes.
     *
     * @param store the store
     * @param executor runs the operations
     * @param timer tells the time
     * @param openingLimit the longest wait for the store to open
     */
    public GuardedTokenStore(TokenStore store, ExecutorService executor, TokenTimer timer, Duration openingLimit) {
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
        long until = unusedUntil.get();
        if (until != WORKS && timer.millis() < until) {
            throw new UnavailableException();
        }
        Future<T> result = null;
        try {
            awaitOpening();
            result = executor.submit(operation);
            T value = result.get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
            if (until != WORKS && unusedUntil.compareAndSet(until, WORKS)) {
                LOG.info("The {} works again: tokens are shared", store);
            }
            return value;
        } catch (ExecutionException e) {
            throw unavailable(classes(e.getCause()));
        } catch (TimeoutException e) {
            result.cancel(true);
            throw unavailable("no result within " + LIMIT.toMillis() + " ms");
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
            // the operation fails too, and is reported
        } catch (TimeoutException e) {
            throw unavailable("it did not open within " + openingLimit.toMillis() + " ms");
        }
    }

    /** Class names only: some messages quote the entry, with the token in it. */
    private static String classes(Throwable failure) {
        String name = failure.getClass().getName();
        Throwable cause = failure.getCause();
        return cause == null || cause == failure
                ? name
                : name + " by " + cause.getClass().getName();
    }

    /** Does not use the store for a while, and logs why. */
    UnavailableException unavailable(String reason) {
        long until = unusedUntil.get();
        long now = timer.millis();
        // of many failures at the same time only one is logged
        if ((until == WORKS || until <= now) && unusedUntil.compareAndSet(until, now + PAUSE.toMillis())) {
            LOG.warn(
                    "The {} failed ({}). For the next {} s tokens are requested without it and not shared",
                    store,
                    reason,
                    PAUSE.toSeconds());
        }
        return new UnavailableException();
    }

    /** The store is not used at present; the reason has been logged. */
    static final class UnavailableException extends Exception {

        private static final long serialVersionUID = 1L;
    }
}
