/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.benchmark;

import io.github.camel24sevenoffice.sandbox.Fault;
import io.github.camel24sevenoffice.sandbox.Sandbox;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** A bad moment for those who need tokens. */
enum Storm {
    CALM("No storm: a valid token", true) {
        @Override
        List<Load.Call> rage(Arena arena, Scale scale) throws Exception {
            return during(arena, scale, scale.storm(), () -> {});
        }
    },
    COLD("All threads start at once without a token", false) {
        @Override
        List<Load.Call> rage(Arena arena, Scale scale) throws Exception {
            return Load.burst(scale.threads(), scale.threads(), scale.patience(), arena::call);
        }
    },
    DISTINCT_URIS("Distinct URIs, after a first one", true) {
        @Override
        List<Load.Call> rage(Arena arena, Scale scale) throws Exception {
            AtomicInteger page = new AtomicInteger();
            arena.page(page.incrementAndGet());
            arena.mark();
            return Load.burst(
                    URI_THREADS, scale.uris() - 1, scale.patience(), () -> arena.page(page.incrementAndGet()));
        }
    },
    REVOKED("All tokens revoked under load", true) {
        @Override
        List<Load.Call> rage(Arena arena, Scale scale) throws Exception {
            return during(arena, scale, scale.storm(), arena.sandbox()::revokeTokens);
        }
    },
    LOGIN_DOWN("Token endpoint down inside the refresh margin, under load", true) {
        @Override
        Duration tokenLifetime(Scale scale) {
            return scale.shortLife();
        }

        @Override
        Duration lead(Scale scale) {
            return scale.lead();
        }

        @Override
        List<Load.Call> rage(Arena arena, Scale scale) throws Exception {
            // down before the margin begins, so that no request succeeds
            Duration early = arena.margin().dividedBy(12);
            Duration wait = scale.shortLife().minus(arena.margin()).minus(early).minus(scale.calm());
            Thread.sleep(wait.toMillis());
            return during(arena, scale, early.plus(scale.outage()), () -> {
                arena.sandbox().clearFaults();
                arena.sandbox().inject(Fault.tokenEndpointDown());
            });
        }
    };

    private static final int URI_THREADS = 8;

    private final String title;
    private final boolean warm;

    Storm(String title, boolean warm) {
        this.title = title;
        this.warm = warm;
    }

    String title() {
        return title;
    }

    /** Makes the calls that the storm is about. */
    abstract List<Load.Call> rage(Arena arena, Scale scale) throws Exception;

    Duration tokenLifetime(Scale scale) {
        return Duration.ofHours(24);
    }

    /** The delay between the starts of two contestants; null when one starts after the end of the other. */
    Duration lead(Scale scale) {
        return null;
    }

    Outcome run(Routes routes, Scale scale) throws Exception {
        try (Sandbox sandbox =
                        Sandbox.builder().tokenLifetime(tokenLifetime(scale)).start();
                Arena arena = new Arena(routes, sandbox, margin(tokenLifetime(scale)))) {
            sandbox.inject(Fault.on("/oauth/token").delay(scale.login()));
            if (warm && !arena.call()) {
                throw new IllegalStateException("The first call of " + routes.title() + " failed");
            }
            arena.mark();
            List<Load.Call> calls = rage(arena, scale);
            return Outcome.of(arena.tokenRequests(), calls);
        }
    }

    /** A fifth of a short lifetime, as in tsoffice, so that no contestant renews at each call. */
    private static Duration margin(Duration lifetime) {
        Duration fifth = lifetime.dividedBy(5);
        return fifth.compareTo(Service.MARGIN) < 0 ? fifth : Service.MARGIN;
    }

    /** Calls under load. Those that end after the event count. */
    private static List<Load.Call> during(Arena arena, Scale scale, Duration length, Runnable event) throws Exception {
        try (Load load = Load.start(scale.threads(), arena::call)) {
            Thread.sleep(scale.calm().toMillis());
            arena.mark();
            long start = System.nanoTime();
            event.run();
            Thread.sleep(length.toMillis());
            return load.stop(scale.patience()).stream()
                    .filter(call -> call.end() >= start)
                    .toList();
        }
    }

    /**
     * @param login how long the login server takes to respond
     * @param calm how long the load lasts before the event
     * @param storm how long it lasts after it
     * @param shortLife how long a token lives in {@link #LOGIN_DOWN}
     * @param outage how long the login server is down in it, inside the margin
     * @param lead the delay between the starts of two contestants in it: they wait together for the margin, and
     *     have their outages one after the other
     * @param patience how long a call may take after the storm before it counts as failed
     */
    record Scale(
            int threads,
            int uris,
            Duration login,
            Duration calm,
            Duration storm,
            Duration shortLife,
            Duration outage,
            Duration lead,
            Duration patience) {

        static final Scale FULL = new Scale(
                64,
                1_000,
                Duration.ofMillis(50),
                Duration.ofSeconds(1),
                Duration.ofSeconds(2),
                // a fifth of it is the longest outage that a valid token can bridge
                Duration.ofSeconds(30),
                Duration.ofSeconds(5),
                Duration.ofSeconds(7),
                Duration.ofSeconds(20));
    }

    /** What came of it. */
    record Outcome(int tokenRequests, int calls, long failed, double longest) {

        static Outcome of(int tokenRequests, List<Load.Call> calls) {
            return new Outcome(
                    tokenRequests,
                    calls.size(),
                    calls.stream().filter(call -> !call.succeeded()).count(),
                    calls.stream().mapToDouble(Load.Call::millis).max().orElse(0));
        }
    }
}
