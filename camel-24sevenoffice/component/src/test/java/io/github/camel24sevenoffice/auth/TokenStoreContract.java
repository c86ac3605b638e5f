/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.auth;

import static io.github.camel24sevenoffice.sandbox.Sandbox.ORGANIZATION_ID;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.camel24sevenoffice.NoSecretLogged;
import io.github.camel24sevenoffice.sandbox.Fault;
import io.github.camel24sevenoffice.sandbox.Sandbox;
import io.github.camel24sevenoffice.sandbox.SandboxBuilder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What a TokenStore does, and what two TokenManagers in one JVM do with it. It takes some seconds, since a lease of a dead
 * node ends in real time.
 */
@ExtendWith(NoSecretLogged.class)
@Timeout(60)
abstract class TokenStoreContract {

    private static final String TOKEN_PATH = "/oauth/token";
    private static final String OTHER_CLIENT = "other-client";
    private static final int THREADS = 32;

    private final TestClock clock = new TestClock();
    private final CamelContext context = new DefaultCamelContext();
    private final List<TokenManager> managers = new ArrayList<>();
    private final ExecutorService threads = Executors.newFixedThreadPool(2 * THREADS);
    private TokenStore store;
    private Sandbox sandbox;

    /** Returns an empty store. */
    abstract TokenStore newStore() throws Exception;

    @BeforeEach
    void start() throws Exception {
        store = newStore();
        sandbox = sandbox().start();
        context.start();
    }

    private SandboxBuilder sandbox() {
        return Sandbox.builder()
                .application(OTHER_CLIENT, Sandbox.CLIENT_SECRET)
                .clock(clock)
                .tokenLifetime(Duration.ofHours(1));
    }

    @AfterEach
    void stop() {
        threads.shutdownNow();
        managers.forEach(TokenManager::stop);
        context.stop();
        sandbox.close();
    }

    @Test
    void replacesTheExpectedTextOnly() {
        assertThat(store.get("a")).isNull();
        assertThat(store.compareAndSet("a", "0", "1")).as("nothing is there").isFalse();
        assertThat(store.compareAndSet("a", null, "1")).isTrue();
        assertThat(store.compareAndSet("a", null, "2")).as("1 is there").isFalse();
        assertThat(store.compareAndSet("a", "0", "2")).as("1 is there").isFalse();
        assertThat(store.get("a")).isEqualTo("1");
        assertThat(store.compareAndSet("a", "1", "2")).isTrue();
        assertThat(store.get("a")).isEqualTo("2");
        assertThat(store.get("b")).isNull();
    }

    @Test
    void losesNoneOfManyChangesAtOnce() throws Exception {
        int times = 50;
        simultaneously(THREADS, () -> {
            for (int i = 0; i < times; i++) {
                String before;
                String after;
                do {
                    before = store.get("count");
                    after = String.valueOf(before == null ? 1 : Integer.parseInt(before) + 1);
                } while (!store.compareAndSet("count", before, after));
            }
            return null;
        });

        assertThat(store.get("count")).isEqualTo(String.valueOf(times * THREADS));
    }

    @Test
    void twoManagersMakeOneRequest() {
        AccessToken token = manager().get(ORGANIZATION_ID);
        TokenManager other = manager();

        assertThat(other.get(ORGANIZATION_ID)).isEqualTo(token);
        assertThat(sandbox.tokenRequests()).isEqualTo(1);
        assertThat(other.statistics().shared()).isEqualTo(1);
    }

    @Test
    void twoManagersMakeOneRequestWhenAllTheirThreadsStartAtOnce() throws Exception {
        sandbox.inject(Fault.on(TOKEN_PATH).delay(Duration.ofMillis(300)));

        assertThat(new HashSet<>(simultaneously(manager(), manager()))).hasSize(1);
        assertThat(sandbox.tokenRequests()).isEqualTo(1);
    }

    @Test
    void aRejectionByOneGivesBothTheSameNewToken() {
        TokenManager one = manager();
        TokenManager two = manager();
        AccessToken first = one.get(ORGANIZATION_ID);
        two.get(ORGANIZATION_ID);

        one.invalidate(first);
        AccessToken second = one.get(ORGANIZATION_ID);
        two.invalidate(first);

        assertThat(second).isNotEqualTo(first);
        assertThat(two.get(ORGANIZATION_ID)).isEqualTo(second);
        assertThat(sandbox.tokenRequests()).isEqualTo(2);
    }

    @Test
    void rejectionsInAllThreadsOfBothCostOneRequest() throws Exception {
        TokenManager one = manager();
        TokenManager two = manager();
        AccessToken first = one.get(ORGANIZATION_ID);
        two.get(ORGANIZATION_ID);
        sandbox.inject(Fault.on(TOKEN_PATH).delay(Duration.ofMillis(300)));

        List<AccessToken> tokens = new ArrayList<>();
        List<Callable<AccessToken>> calls = new ArrayList<>();
        for (TokenManager manager : List.of(one, two)) {
            for (int i = 0; i < THREADS; i++) {
                calls.add(() -> {
                    manager.invalidate(first);
                    return manager.get(ORGANIZATION_ID);
                });
            }
        }
        tokens.addAll(simultaneously(calls));

        assertThat(new HashSet<>(tokens)).hasSize(1).doesNotContain(first);
        assertThat(sandbox.tokenRequests()).isEqualTo(2);
    }

    /** It is older than the rejected one: its rejection changes nothing, and must not bring back the later one. */
    @Test
    void aLateRejectionDoesNotBringARejectedTokenBack() {
        TokenManager manager = manager();
        AccessToken first = manager.get(ORGANIZATION_ID);
        manager.invalidate(first);
        AccessToken second = manager.get(ORGANIZATION_ID);
        manager.invalidate(second);
        manager.invalidate(first);

        assertThat(manager.get(ORGANIZATION_ID)).isNotIn(first, second);
    }

    @Test
    void anIdleOrganizationThatIsDroppedDoesNotBringARejectedTokenBack() {
        TokenManager manager = manager(m -> m.setOrganizationIdleTimeout(Duration.ofMinutes(1)));
        AccessToken first = manager.get(ORGANIZATION_ID);
        manager.invalidate(first);
        clock.advance(Duration.ofMinutes(5));

        assertThat(manager.get(ORGANIZATION_ID)).isNotEqualTo(first);
    }

    @Test
    void anIdleOrganizationThatIsDroppedTakesItsTokenFromTheStoreAgain() {
        TokenManager manager = manager(m -> m.setOrganizationIdleTimeout(Duration.ofMinutes(1)));
        AccessToken first = manager.get(ORGANIZATION_ID);
        clock.advance(Duration.ofMinutes(5));

        assertThat(manager.getOrganizations()).isZero();
        assertThat(manager.get(ORGANIZATION_ID)).isEqualTo(first);
        assertThat(sandbox.tokenRequests()).isEqualTo(1);
    }

    @Test
    void oneRenewsAndTheOtherUsesTheValidTokenMeanwhile() {
        TokenManager one = manager();
        TokenManager two = manager();
        AccessToken first = one.get(ORGANIZATION_ID);
        two.get(ORGANIZATION_ID);
        sandbox.inject(Fault.on(TOKEN_PATH).delay(Duration.ofMillis(500)));

        clock.advance(Duration.ofMinutes(59));

        assertThat(one.get(ORGANIZATION_ID)).isEqualTo(first);
        assertThat(two.get(ORGANIZATION_ID)).isEqualTo(first);
        assertThat(manager().get(ORGANIZATION_ID))
                .as("one that has none, while it is renewed")
                .isEqualTo(first);
        await().until(() -> !one.get(ORGANIZATION_ID).equals(first));
        await().until(() -> !two.get(ORGANIZATION_ID).equals(first));
        assertThat(two.get(ORGANIZATION_ID)).isEqualTo(one.get(ORGANIZATION_ID));
        assertThat(sandbox.tokenRequests()).isEqualTo(2);
    }

    @Test
    void otherApplicationsHaveOtherTokens() {
        AccessToken token = manager().get(ORGANIZATION_ID);

        assertThat(manager(m -> m.setClientId(OTHER_CLIENT)).get(ORGANIZATION_ID))
                .isNotEqualTo(token);
        assertThat(sandbox.tokenRequests()).isEqualTo(2);
    }

    @Test
    void tokensForAnotherAudienceAreOthers() {
        manager().get(ORGANIZATION_ID);
        TokenManager other = manager(m -> m.setAudience("https://elsewhere.example"));

        assertThatThrownBy(() -> other.get(ORGANIZATION_ID)).hasMessageContaining("Unknown audience");
    }

    @Test
    void tokensOfAnotherLoginServerAreOthers() {
        manager().get(ORGANIZATION_ID);
        try (Sandbox other = sandbox().start()) {
            manager(m -> m.setTokenUrl(other.tokenUrl())).get(ORGANIZATION_ID);

            assertThat(other.tokenRequests()).isEqualTo(1);
        }
    }

    @Test
    void theLeaseOfADeadNodeIsTakenOverInTime() throws Exception {
        sandbox.inject(Fault.on(TOKEN_PATH).delay(Duration.ofSeconds(50)).times(1));
        MortalStore mortal = new MortalStore(store);
        TokenManager dead = manager(m -> m.setTokenStore(mortal));
        threads.submit(() -> dead.get(ORGANIZATION_ID));
        await().until(() -> mortal.leased);
        mortal.dead = true;
        dead.stop();
        Duration timeout = Duration.ofSeconds(4);
        long begin = System.nanoTime();

        List<AccessToken> tokens = simultaneously(
                manager(m -> m.setTokenRequestTimeout(timeout)), manager(m -> m.setTokenRequestTimeout(timeout)));

        assertThat(Duration.ofNanos(System.nanoTime() - begin))
                .as("what a living node is given at least")
                .isGreaterThanOrEqualTo(timeout.dividedBy(2));
        assertThat(new HashSet<>(tokens)).hasSize(1);
        assertThat(sandbox.tokensIssued()).isEqualTo(1);
    }

    @Test
    void aFailedRequestGivesItsLeaseBack() throws Exception {
        sandbox.inject(Fault.on(TOKEN_PATH).status(500).times(1));
        TokenManager one = manager(m -> m.setTokenRequestTimeout(Duration.ofMinutes(2)));
        TokenManager two = manager(m -> m.setTokenRequestTimeout(Duration.ofMinutes(2)));
        assertThatThrownBy(() -> one.get(ORGANIZATION_ID)).hasMessageContaining("responded with 500");

        Future<AccessToken> token = threads.submit(() -> two.get(ORGANIZATION_ID));

        assertThat(token.get(20, TimeUnit.SECONDS))
                .as("long before a lease is over")
                .isNotNull();
        assertThat(sandbox.tokenRequests()).isEqualTo(2);
    }

    private TokenManager manager() {
        return manager(manager -> {});
    }

    private TokenManager manager(Consumer<TokenManager> settings) {
        TokenManager manager = new TokenManager();
        manager.setCamelContext(context);
        manager.setClientId(Sandbox.CLIENT_ID);
        manager.setClientSecret(Sandbox.CLIENT_SECRET);
        manager.setTokenUrl(sandbox.tokenUrl());
        manager.setTokenStore(store);
        manager.setTimer(clock);
        manager.setJitter(() -> 0);
        settings.accept(manager);
        manager.start();
        managers.add(manager);
        return manager;
    }

    private List<AccessToken> simultaneously(TokenManager one, TokenManager two) throws Exception {
        List<Callable<AccessToken>> calls = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            calls.add(() -> one.get(ORGANIZATION_ID));
            calls.add(() -> two.get(ORGANIZATION_ID));
        }
        return simultaneously(calls);
    }

    private <T> void simultaneously(int times, Callable<T> call) throws Exception {
        List<Callable<T>> calls = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            calls.add(call);
        }
        simultaneously(calls);
    }

    private <T> List<T> simultaneously(Collection<Callable<T>> calls) throws Exception {
        CyclicBarrier together = new CyclicBarrier(calls.size());
        List<Future<T>> running = new ArrayList<>();
        for (Callable<T> call : calls) {
            running.add(threads.submit(() -> {
                together.await();
                return call.call();
            }));
        }
        List<T> results = new ArrayList<>();
        for (Future<T> future : running) {
            results.add(future.get());
        }
        return results;
    }

    /** The store as a node that dies sees it: what it has written stays, and nothing is added. */
    private static final class MortalStore implements TokenStore {

        private final TokenStore store;
        private volatile boolean leased;
        private volatile boolean dead;

        MortalStore(TokenStore store) {
            this.store = store;
        }

        @Override
        public String get(String key) {
            return store.get(key);
        }

        @Override
        public boolean compareAndSet(String key, String expected, String update) {
            if (dead) {
                throw new IllegalStateException("this node is dead");
            }
            leased = store.compareAndSet(key, expected, update);
            return leased;
        }
    }
}
