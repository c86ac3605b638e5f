/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.auth;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.DoubleSupplier;

/**
 * Lets one request through with credentials that nobody knows to be good, and none for a while after they were refused,
 * so that thousands of organizations with one wrong secret do not lock the account out together. Credentials that have
 * got a token pass freely.
 */
final class CredentialsGate {

    /** One organization whose login hangs must not hold up the others. */
    private static final long LONGEST_WAIT_MILLIS = 2_000;

    private final Map<Credentials, Verdict> verdicts = new ConcurrentHashMap<>();
    private final TokenTimer timer;
    private final DoubleSupplier jitter;

    CredentialsGate(TokenTimer timer, DoubleSupplier jitter) {
        this.timer = timer;
        this.jitter = jitter;
    }

    /**
     * Waits while somebody else finds out. Whoever passes has to say how it ended, by one of the other methods.
     *
     * @throws TokenRequestFailedException if the credentials were refused a short while ago
     */
    void enter(Credentials credentials, String organizationId, CompletableFuture<?> call) {
        while (true) {
            Verdict verdict = verdicts.computeIfAbsent(credentials, unknown -> Verdict.UNKNOWN);
            if (verdict.good) {
                return;
            }
            if (verdict.probe != null) {
                if (!await(verdict.probe, organizationId, call)) {
                    return;
                }
            } else if (verdict.refusal != null && timer.millis() < verdict.retryAt) {
                throw verdict.refusal.forOrganization(organizationId);
            } else if (verdicts.replace(credentials, verdict, verdict.probed())) {
                return;
            }
        }
    }

    void succeeded(Credentials credentials) {
        settle(credentials, Verdict.GOOD);
    }

    void failed(Credentials credentials, TokenRequestFailedException failure) {
        Verdict before = verdicts.getOrDefault(credentials, Verdict.UNKNOWN);
        if (failure.isForCredentials()) {
            long retryAt = timer.millis() + Pause.after(before.failures, jitter.getAsDouble());
            settle(credentials, new Verdict(false, null, before.failures + 1, retryAt, failure));
        } else if (!before.good) {
            // the next one finds out
            settle(credentials, new Verdict(false, null, before.failures, 0, null));
        }
    }

    /** After a change nobody knows. */
    void forget() {
        verdicts.values().removeIf(verdict -> verdict.probe == null);
    }

    private void settle(Credentials credentials, Verdict after) {
        Verdict before = verdicts.put(credentials, after);
        if (before != null && before.probe != null) {
            before.probe.complete(null);
        }
    }

    /** False when it takes too long to wait for. */
    private static boolean await(CompletableFuture<Void> probe, String organizationId, CompletableFuture<?> call) {
        try {
            CompletableFuture.anyOf(probe, call).get(LONGEST_WAIT_MILLIS, TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            // the call's; seen below
        } catch (TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TokenRequestFailedException(organizationId, "the thread was interrupted", 0, null, e);
        }
        if (call.isDone()) {
            throw new TokenRequestFailedException(organizationId, "nobody waits for it any more", 0, null, null);
        }
        return true;
    }

    /**
     * @param good whether they have got a token
     * @param probe the request that finds out, or null
     * @param failures how many refusals there were in a row
     * @param retryAt when the next request may begin after a refusal
     * @param refusal the last one, or null
     */
    private record Verdict(
            boolean good,
            CompletableFuture<Void> probe,
            int failures,
            long retryAt,
            TokenRequestFailedException refusal) {

        static final Verdict UNKNOWN = new Verdict(false, null, 0, 0, null);
        static final Verdict GOOD = new Verdict(true, null, 0, 0, null);

        Verdict probed() {
            return new Verdict(false, new CompletableFuture<>(), failures, retryAt, refusal);
        }
    }
}
