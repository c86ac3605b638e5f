/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.auth.internal;

import io.github.camel24sevenoffice.auth.Credentials;
import io.github.camel24sevenoffice.auth.TokenRequestFailedException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.DoubleSupplier;

/**
 * A circuit breaker for each pair of credentials, so that thousands of organizations with one wrong secret do not lock the
 * account out together. It is half-open until the credentials have got a token: one request passes, and the others wait for
 * its result. After a refusal it is open for a while: no request passes. After a token it is closed: all pass. Safe for use
 * by several threads.
 */
public final class CredentialsCircuitBreaker {

    /** One organization whose login hangs must not delay the others any longer. */
    private static final long LONGEST_WAIT_MILLIS = 2_000;

    private final Map<Credentials, Circuit> circuits = new ConcurrentHashMap<>();
    private final TokenTimer timer;
    private final DoubleSupplier jitter;

    /**
     * @param timer tells the time
     * @param jitter between 0 and 1, added to pauses
     */
    public CredentialsCircuitBreaker(TokenTimer timer, DoubleSupplier jitter) {
        this.timer = timer;
        this.jitter = jitter;
    }

    /**
     * Waits while another request finds out. A caller that passes must report the result with {@link #succeeded} or
     * {@link #failed}.
     *
     * @throws TokenRequestFailedException if the credentials were refused a short while ago
     */
    void enter(Credentials credentials, String organizationId, CompletableFuture<?> call) {
        while (true) {
            Circuit circuit = circuits.computeIfAbsent(credentials, unknown -> Circuit.HALF_OPEN);
            if (circuit.closed) {
                return;
            }
            if (circuit.probe != null) {
                if (!await(circuit.probe, organizationId, call)) {
                    return;
                }
            } else if (circuit.refusal != null && timer.millis() < circuit.openUntil) {
                throw circuit.refusal.forOrganization(organizationId);
            } else if (circuits.replace(credentials, circuit, circuit.probing())) {
                return;
            }
        }
    }

    void succeeded(Credentials credentials) {
        replace(credentials, Circuit.CLOSED);
    }

    void failed(Credentials credentials, TokenRequestFailedException failure) {
        Circuit before = circuits.getOrDefault(credentials, Circuit.HALF_OPEN);
        if (failure.isForCredentials()) {
            long openUntil = timer.millis() + BackOff.after(before.refusals, jitter.getAsDouble());
            replace(credentials, new Circuit(false, null, before.refusals + 1, openUntil, failure));
        } else if (!before.closed) {
            // another failure says nothing about the credentials: the next request finds out
            replace(credentials, new Circuit(false, null, before.refusals, 0, null));
        }
    }

    /** After a change of the credentials nothing is known about them. */
    void forget() {
        circuits.values().removeIf(circuit -> circuit.probe == null);
    }

    private void replace(Credentials credentials, Circuit after) {
        Circuit before = circuits.put(credentials, after);
        if (before != null && before.probe != null) {
            before.probe.complete(null);
        }
    }

    /** False when it takes too long to wait for. */
    private static boolean await(CompletableFuture<Void> probe, String organizationId, CompletableFuture<?> call) {
        try {
            CompletableFuture.anyOf(probe, call).get(LONGEST_WAIT_MILLIS, TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            // the call's own failure, seen below
        } catch (TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TokenRequestFailedException(organizationId, "the thread was interrupted", 0, null, e);
        }
        if (call.isDone()) {
            throw new TokenRequestFailedException(organizationId, "no caller waits for it anymore", 0, null, null);
        }
        return true;
    }

    /**
     * @param closed whether the credentials have got a token
     * @param probe the request that finds out, or null
     * @param refusals how many refusals there were in a row
     * @param openUntil until when no request passes after a refusal
     * @param refusal the last refusal, or null
     */
    private record Circuit(
            boolean closed,
            CompletableFuture<Void> probe,
            int refusals,
            long openUntil,
            TokenRequestFailedException refusal) {

        static final Circuit HALF_OPEN = new Circuit(false, null, 0, 0, null);
        static final Circuit CLOSED = new Circuit(true, null, 0, 0, null);

        Circuit probing() {
            return new Circuit(false, new CompletableFuture<>(), refusals, openUntil, refusal);
        }
    }
}
