/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.auth.internal;

import io.github.camel24sevenoffice.auth.AccessToken;
import io.github.camel24sevenoffice.auth.TokenRequestFailedException;
import java.util.concurrent.CompletableFuture;

/**
 * The requests for the next token of one organization. Immutable.
 *
 * @param pending the request in flight, or null
 * @param failures how many requests in a row have failed
 * @param renewAt when the next request may begin while there is a valid token, or the last request was refused
 * @param retryAt when the next request may begin otherwise: callers wait for it
 * @param failure the last failure, or null
 */
record TokenAttempts(
        CompletableFuture<AccessToken> pending,
        int failures,
        long renewAt,
        long retryAt,
        TokenRequestFailedException failure) {

    /** The pauses while callers wait: the second request in a row comes at once, the third after this. */
    private static final long FIRST_WAIT = 100;

    private static final long LONGEST_WAIT = 1_600;
    private static final int LONGEST_WAIT_AFTER = 4;

    static final TokenAttempts NONE = new TokenAttempts(null, 0, 0, 0, null);

    /** Whether the login server said no, so that the next request would be refused too. */
    boolean isRefused() {
        return failure != null && failure.isRefusal();
    }

    TokenAttempts with(CompletableFuture<AccessToken> request) {
        return new TokenAttempts(request, failures, renewAt, retryAt, failure);
    }

    TokenAttempts withoutFailures() {
        return NONE.with(pending);
    }

    TokenAttempts afterFailure(long now, double jitter, TokenRequestFailedException latest) {
        long wait =
                failures == 0 ? 0 : Math.min(LONGEST_WAIT, FIRST_WAIT << Math.min(failures - 1, LONGEST_WAIT_AFTER));
        return new TokenAttempts(
                null,
                failures + 1,
                now + BackOff.after(failures, jitter),
                now + BackOff.stretched(wait, jitter),
                latest);
    }
}
