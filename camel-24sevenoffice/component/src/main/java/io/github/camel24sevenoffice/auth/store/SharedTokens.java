/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.auth.store;

import io.github.camel24sevenoffice.auth.AccessToken;
import io.github.camel24sevenoffice.auth.Credentials;
import io.github.camel24sevenoffice.auth.TokenRequestFailedException;
import io.github.camel24sevenoffice.auth.internal.Fingerprint;
import io.github.camel24sevenoffice.auth.internal.TokenRequest;
import io.github.camel24sevenoffice.auth.internal.TokenSource;
import io.github.camel24sevenoffice.auth.internal.TokenTimer;
import io.github.camel24sevenoffice.auth.store.GuardedTokenStore.UnavailableException;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Takes tokens from a store, and stores those that it has requested. Of the nodes that share the store, only the one whose
 * lease is in an entry sends a request. A lease that stays for too long belongs to a node that has died. Each node measures
 * that time for itself, so that their clocks need not agree.
 */
public final class SharedTokens implements TokenSource {

    private static final long POLL_MILLIS = 50;
    private static final int CLIENT_BYTES = 8;

    /** How often in a row an entry may have changed between reading and writing without a lease in it: for 2 s. */
    private static final int MOST_LOST = 40;

    private final GuardedTokenStore store;
    private final TokenRequest request;
    private final TokenTimer timer;
    private final Duration margin;
    private final Duration lease;
    private final String prefix;

    /**
     * @param store the store
     * @param request requests tokens
     * @param timer tells the time
     * @param margin how long before its expiry a token is renewed
     * @param lease how long a request may take before another node sends one
     * @param prefix of the keys, the same for all nodes that ask the same login server for the same API
     */
    public SharedTokens(
            GuardedTokenStore store,
            TokenRequest request,
            TokenTimer timer,
            Duration margin,
            Duration lease,
            String prefix) {
        this.store = store;
        this.request = request;
        this.timer = timer;
        this.margin = margin;
        this.lease = lease;
        this.prefix = prefix;
    }

    @Override
    public IssuedToken obtain(String organizationId, Set<AccessToken> unwanted, CompletableFuture<?> call) {
        Credentials credentials = request.credentials(organizationId);
        String key = prefix + Fingerprint.of(credentials.clientId(), CLIENT_BYTES) + ":" + organizationId;
        String mine = UUID.randomUUID().toString();
        String others = null;
        long since = 0;
        int lost = 0;
        try {
            while (!call.isDone()) {
                String text = store.get(key);
                StoredToken entry = StoredToken.parse(text);
                if (entry.isValid(timer.millis()) && unwanted.stream().noneMatch(entry::isSameAs)) {
                    return entry.issued(organizationId);
                }
                if (entry.lease() != null && !entry.lease().equals(others)) {
                    others = entry.lease();
                    since = System.nanoTime();
                }
                if (entry.lease() != null && System.nanoTime() - since < lease.toNanos()) {
                    lost = 0;
                } else {
                    StoredToken rest = rest(entry);
                    String leased = rest.withLease(mine).text();
                    if (store.compareAndSet(key, text, leased)) {
                        return requestUnderLease(organizationId, credentials, call, key, leased, rest);
                    }
                    lost++;
                    if (lost > MOST_LOST) {
                        throw store.unavailable("it does not store the value");
                    }
                }
                pause(call);
            }
            throw new TokenRequestFailedException(
                    organizationId, "another node took too long to request one", 0, null, null);
        } catch (UnavailableException e) {
            // the guard has logged it
        }
        return request.obtain(organizationId, credentials, call);
    }

    /** While a token is only renewed, nodes that have none can still use it. */
    private StoredToken rest(StoredToken entry) {
        boolean renewed = timer.millis() >= entry.renewAt(margin);
        return renewed ? entry.withLease(null) : StoredToken.NONE;
    }

    private IssuedToken requestUnderLease(
            String organizationId,
            Credentials credentials,
            CompletableFuture<?> call,
            String key,
            String leased,
            StoredToken rest) {
        StoredToken after = rest;
        try {
            IssuedToken issued = request.obtain(organizationId, credentials, call);
            after = StoredToken.of(issued);
            return issued;
        } finally {
            try {
                // if it fails, another node took this one for dead, and there will be another token
                store.compareAndSet(key, leased, after.text());
            } catch (UnavailableException e) {
                // the guard has logged it; the lease will expire
            }
        }
    }

    private static void pause(CompletableFuture<?> call) throws UnavailableException {
        try {
            call.get(POLL_MILLIS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            // time to look again, or no caller waits anymore
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnavailableException();
        }
    }
}
