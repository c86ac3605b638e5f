/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.auth.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camel24sevenoffice.auth.AccessToken;
import io.github.camel24sevenoffice.auth.TokenManager;
import io.github.camel24sevenoffice.auth.TokenRequestFailedException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.config.Configurator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * In every interleaving of threads, a token that one of its holders has rejected is never returned again, a rejection
 * that comes late drops no newer token, and at most one request is in flight. Some requests fail, and idle
 * organizations are dropped in between. The actions of the threads are recorded and checked at the end. It takes some
 * seconds, since rare interleavings need many rounds.
 */
@Timeout(120)
class TokenInterleavingsTest {

    private static final int ROUNDS = 1_500;
    private static final int THREADS = 4;
    private static final int STEPS = 60;

    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    private final ExecutorService requests = Executors.newFixedThreadPool(2);

    @BeforeAll
    static void logNothing() {
        Configurator.setLevel(TokenManager.class.getName(), Level.OFF);
    }

    @AfterAll
    static void logAll() {
        Configurator.setLevel(TokenManager.class.getName(), Level.TRACE);
    }

    @AfterEach
    void stop() {
        threads.shutdownNow();
        requests.shutdownNow();
    }

    /** A store returns a token that was dropped needlessly; without a store that costs a request. */
    @ParameterizedTest(name = "with a store: {0}")
    @ValueSource(booleans = {true, false})
    void noRejectionIsLostAndNoRequestIsMadeTwice(boolean store) throws Exception {
        for (int seed = 1; seed <= ROUNDS; seed++) {
            Round round = new Round(seed, store);
            List<Step> history = round.play();

            assertThat(handedOutAfterARejection(history)).as("seed " + seed).isEmpty();
            assertThat(round.server.most.get())
                    .as("requests at a time, seed " + seed)
                    .isEqualTo(1);
            assertThat(round.server.issued)
                    .as("tokens issued, seed " + seed)
                    .isLessThanOrEqualTo(rejected(history).size() + 1);
            assertThat(round.freshAfterItsTime())
                    .as("fresh for ever, seed " + seed)
                    .isNull();
        }
    }

    /** Each of these reads began after the rejection had ended, so no order of the two can explain it. */
    private static List<Step> handedOutAfterARejection(List<Step> history) {
        Map<AccessToken, Long> rejectedAt = new HashMap<>();
        history.stream().filter(Step::rejection).forEach(step -> rejectedAt.merge(step.token, step.end, Math::min));
        return history.stream()
                .filter(step -> !step.rejection && step.begin > rejectedAt.getOrDefault(step.token, Long.MAX_VALUE))
                .toList();
    }

    private static Set<AccessToken> rejected(List<Step> history) {
        Set<AccessToken> rejected = new HashSet<>();
        history.stream().filter(Step::rejection).map(Step::token).forEach(rejected::add);
        return rejected;
    }

    private record Step(boolean rejection, AccessToken token, long begin, long end) {}

    private final class Round {

        private final AtomicLong time = new AtomicLong();
        private final LoginServer server;
        private final Alarms alarms = new Alarms();
        private final OrganizationTokens organizations;
        private final int seed;

        Round(int seed, boolean store) {
            this.seed = seed;
            server = new LoginServer(store);
            organizations = new OrganizationTokens(
                    new SlowMap(),
                    new CredentialsCircuitBreaker(alarms, () -> 0),
                    new TokenServices(
                            server,
                            requests,
                            alarms,
                            Duration.ofMinutes(1),
                            Duration.ofMinutes(1),
                            () -> 0,
                            new TokenCounters()));
        }

        List<Step> play() throws Exception {
            CyclicBarrier together = new CyclicBarrier(THREADS);
            List<Future<List<Step>>> running = new ArrayList<>();
            for (int thread = 0; thread < THREADS; thread++) {
                Random random = new Random(seed * 31L + thread);
                running.add(threads.submit(() -> {
                    together.await();
                    return steps(random);
                }));
            }
            List<Step> history = new ArrayList<>();
            for (Future<List<Step>> steps : running) {
                history.addAll(steps.get());
            }
            return history;
        }

        private List<Step> steps(Random random) {
            List<Step> steps = new ArrayList<>();
            List<AccessToken> held = new ArrayList<>();
            for (int i = 0; i < STEPS; i++) {
                int choice = random.nextInt(10);
                if (held.isEmpty() || choice < 5) {
                    held.add(get(steps));
                } else if (choice < 7) {
                    reject(held.get(held.size() - 1), steps);
                } else if (choice < 8) {
                    // of a call that has taken long
                    reject(held.get(random.nextInt(held.size())), steps);
                } else if (server.store) {
                    // what is idle at the first check is dropped at the second
                    organizations.dropIdle();
                    organizations.dropIdle();
                }
            }
            return steps;
        }

        private AccessToken get(Collection<Step> steps) {
            while (true) {
                long begin = time.incrementAndGet();
                try {
                    AccessToken token = organizations.get(LoginServer.ORGANIZATION);
                    steps.add(new Step(false, token, begin, time.incrementAndGet()));
                    return token;
                } catch (TokenRequestFailedException e) {
                    // some requests fail; the next one follows
                }
            }
        }

        private void reject(AccessToken token, Collection<Step> steps) {
            long begin = time.incrementAndGet();
            organizations.invalidate(token);
            steps.add(new Step(true, token, begin, time.incrementAndGet()));
        }

        AccessToken freshAfterItsTime() {
            alarms.ring();
            OrganizationToken token = organizations.find(LoginServer.ORGANIZATION);
            return token == null ? null : token.fresh();
        }
    }

    /** Perhaps with a store before it, which loses a token only when another one replaces it. */
    private static final class LoginServer implements TokenSource {

        static final String ORGANIZATION = "1";
        static final Duration LIFETIME = Duration.ofHours(1);

        /** Created in advance, because their fingerprints cost time. */
        static final List<AccessToken> TOKENS = IntStream.rangeClosed(0, THREADS * STEPS)
                .mapToObj(number ->
                        new AccessToken(ORGANIZATION, "sandbox-token-" + number, Instant.EPOCH.plus(LIFETIME)))
                .toList();

        final boolean store;
        final AtomicInteger most = new AtomicInteger();
        private final AtomicInteger underWay = new AtomicInteger();
        private volatile AccessToken stored;
        private volatile int requests;
        private volatile int issued;

        LoginServer(boolean store) {
            this.store = store;
        }

        @Override
        public IssuedToken obtain(String organizationId, Set<AccessToken> useless, CompletableFuture<?> call) {
            int together = underWay.incrementAndGet();
            most.accumulateAndGet(together, Math::max);
            try {
                AccessToken token = stored;
                boolean shared = store && token != null && !useless.contains(token);
                perhapsLetOthersGoFirst();
                if (!shared) {
                    int number = requests + 1;
                    requests = number;
                    if (number % 3 == 0) {
                        throw new TokenRequestFailedException(organizationId, "no luck", 503, null, null);
                    }
                    int next = issued + 1;
                    issued = next;
                    token = TOKENS.get(next);
                    stored = token;
                }
                return new IssuedToken(token, LIFETIME, shared);
            } finally {
                underWay.decrementAndGet();
            }
        }
    }

    /** The time stands still: pauses end at once, and timers fire at the end. */
    private static final class Alarms implements TokenTimer {

        private final Queue<FutureTask<Void>> alarms = new ConcurrentLinkedQueue<>();

        @Override
        public long millis() {
            perhapsLetOthersGoFirst();
            return 0;
        }

        @Override
        public Future<?> schedule(Duration delay, Runnable task) {
            perhapsLetOthersGoFirst();
            FutureTask<Void> future = new FutureTask<>(task, null);
            if (delay.compareTo(Duration.ofMinutes(1)) < 0) {
                future.run();
            } else {
                alarms.add(future);
            }
            return future;
        }

        void ring() {
            alarms.forEach(FutureTask::run);
        }
    }

    /** An entry that is found in it may be dropped before it is used. */
    private static final class SlowMap extends ConcurrentHashMap<String, OrganizationToken> {

        private static final long serialVersionUID = 1L;

        @Override
        public OrganizationToken get(Object organizationId) {
            OrganizationToken found = super.get(organizationId);
            perhapsLetOthersGoFirst();
            return found;
        }
    }

    @SuppressWarnings("ThreadPriorityCheck") // only makes interleavings more likely; nothing relies on it
    private static void perhapsLetOthersGoFirst() {
        if (ThreadLocalRandom.current().nextInt(4) == 0) {
            Thread.yield();
        }
    }
}
