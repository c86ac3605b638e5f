/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.auth.internal;

import io.github.camel24sevenoffice.auth.AccessToken;
import io.github.camel24sevenoffice.auth.TokenRequestFailedException;
import io.github.camel24sevenoffice.auth.internal.TokenSource.IssuedToken;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * The state of one organization's token, and what it changes to. Immutable.
 *
 * @param fresh the token while it need not be renewed, else null
 * @param token the token, which may have expired, or null
 * @param since when it was accepted
 * @param rejected the tokens that the API has rejected since there was one; a store may still hold one of them
 * @param attempts the requests for the next token
 * @param counts what has happened so far
 */
@SuppressWarnings("ReferenceEquality") // each state and each request is told by its identity
record TokenState(
        AccessToken fresh,
        AccessToken token,
        long since,
        Set<AccessToken> rejected,
        TokenAttempts attempts,
        TokenCounts counts) {

    static final TokenState ABSENT = new TokenState(null, null, 0, Set.of(), TokenAttempts.NONE, TokenCounts.NONE);

    /** Of an organization that was dropped; it does not change anymore. */
    static final TokenState RETIRED = new TokenState(null, null, 0, Set.of(), TokenAttempts.NONE, TokenCounts.NONE);

    boolean isValid(long now) {
        return token != null && now < token.expiresAt().toEpochMilli();
    }

    /** The tokens that are not wanted again: the one to be renewed, or those that were rejected. */
    Set<AccessToken> unwanted() {
        return token == null ? rejected : Set.of(token);
    }

    /** Whether a shared token was rejected before, or is no longer needed. */
    boolean refuses(IssuedToken issued, CompletableFuture<AccessToken> pending) {
        return issued.shared() && (attempts.pending() != pending || rejected.contains(issued.token()));
    }

    /** Whether all rejected tokens have expired, so that no store can hand one out again. */
    boolean canForgetRejected(long now) {
        return rejected.stream().allMatch(one -> now >= one.expiresAt().toEpochMilli());
    }

    TokenState with(TokenAttempts other) {
        return new TokenState(fresh, token, since, rejected, other, counts);
    }

    /** When the refresh margin of a token begins. */
    TokenState due(AccessToken whose) {
        return token == whose ? new TokenState(null, token, since, rejected, attempts, counts) : this;
    }

    /** When the API has rejected a token. */
    TokenState without(AccessToken whose) {
        if (this == RETIRED || (token != null && !token.equals(whose))) {
            return this;
        }
        Set<AccessToken> all = new HashSet<>(rejected);
        all.add(whose);
        return new TokenState(null, null, 0, Set.copyOf(all), attempts, token == null ? counts : counts.rejected());
    }

    /** When a token has come. */
    TokenState accept(IssuedToken issued, CompletableFuture<AccessToken> pending, long now, boolean due) {
        if (this == RETIRED) {
            return this;
        }
        // a response that is too late for its callers must not disturb the request that followed
        CompletableFuture<AccessToken> other = attempts.pending() == pending ? null : attempts.pending();
        AccessToken accepted = issued.token();
        return new TokenState(
                due ? null : accepted,
                accepted,
                now,
                Set.of(),
                TokenAttempts.NONE.with(other),
                counts.accepted(issued, isValid(now)));
    }

    /** When a request has failed. */
    TokenState afterFailure(long now, double jitter, TokenRequestFailedException failure) {
        return new TokenState(
                fresh,
                token,
                since,
                rejected,
                attempts.afterFailure(now, jitter, failure),
                counts.failed(failure.getMessage()));
    }
}
