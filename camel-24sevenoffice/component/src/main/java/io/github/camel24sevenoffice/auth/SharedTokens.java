/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.auth;

import io.github.camel24sevenoffice.auth.GuardedTokenStore.UnavailableException;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Takes tokens from a store, and puts those there that it has requested. Of all who share the store, only the one whose
 * lease is in an entry asks the login server. A lease that stays there for too long is that of a node that has died; how
 * long that is, each of the others measures for itself, so that their clocks need not agree.
 */
final class SharedTokens implements TokenSource {

    private static final long POLL_MILLIS = 50;
    private static final int CLIENT_BYTES = 8;

    /** How often in a row an entry may have changed under our hands, without a lease of anybody in it: for 2 s. */
    private static final int MOST_LOST = 40;

    private final GuardedTokenStore store;
    private final TokenRequest request;
    private final TokenTimer timer;
    private final Duration margin;
    private final Duration lease;
    private final String prefix;

    /**
     * @param prefix of the keys, the same for all who ask the same login server for the same API
     * @param lease how long a request may take before somebody else makes another one
     */
    SharedTokens(
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
    public IssuedToken obtain(String organizationId, Set<AccessToken> useless, CompletableFuture<?> call) {
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
                if (entry.isValid(timer.millis()) && useless.stream().noneMatch(entry::isSameAs)) {
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
                        throw store.unavailable("what it is given it does not store");
                    }
                }
                pause(call);
            }
            throw new TokenRequestFailedException(
                    organizationId, "another node took too long to request one", 0, null, null);
        } catch (UnavailableException e) {
            // the store has said so
        }
        return request.obtain(organizationId, credentials, call);
    }

    /** While a token is only renewed, it can still be used by those who have none. */
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
                // if it fails, the lease was taken for that of a dead node, and there will be another token
                store.compareAndSet(key, leased, after.text());
            } catch (UnavailableException e) {
                // the store has said so; the lease will be over in a while
            }
        }
    }

    private static void pause(CompletableFuture<?> call) throws UnavailableException {
        try {
            call.get(POLL_MILLIS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            // time for another look, or nobody waits any more
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnavailableException();
        }
    }
}
