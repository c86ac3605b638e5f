/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.auth;

import static io.github.camel24sevenoffice.NoSecretLogged.WRONG_SECRET;
import static io.github.camel24sevenoffice.NoSecretLogged.assertNoSecret;
import static io.github.camel24sevenoffice.sandbox.Sandbox.ORGANIZATION_ID;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.github.camel24sevenoffice.NoSecretLogged;
import io.github.camel24sevenoffice.auth.internal.RejectedToken;
import io.github.camel24sevenoffice.sandbox.Fault;
import io.github.camel24sevenoffice.sandbox.Sandbox;
import io.github.camel24sevenoffice.sandbox.SandboxBuilder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A TokenManager against the login server of the sandbox. It takes some seconds, since it waits for real time-outs, and
 * for thousands of organizations.
 */
@Tag("slow")
@ExtendWith(NoSecretLogged.class)
@Timeout(60)
class TokenManagerTest {

    private static final String TOKEN_PATH = "/oauth/token";
    private static final int THREADS = 64;

    private final TestClock clock = new TestClock();
    private final CamelContext context = new DefaultCamelContext();
    private final List<TokenManager> managers = new ArrayList<>();
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    private Sandbox sandbox;

    @BeforeEach
    void start() {
        sandbox = Sandbox.builder()
                .organization(ORGANIZATION_ID)
                .organization("2")
                .clock(clock)
                .tokenLifetime(Duration.ofHours(1))
                .start();
        context.start();
    }

    @AfterEach
    void stop() {
        threads.shutdownNow();
        managers.forEach(TokenManager::stop);
        context.stop();
        sandbox.close();
    }

    @Test
    void makesOneRequestForAllSimultaneousCallers() throws Exception {
        sandbox.inject(Fault.on(TOKEN_PATH).delay(Duration.ofMillis(300)));
        TokenManager manager = manager();

        List<Future<AccessToken>> tokens = simultaneously(() -> manager.get(ORGANIZATION_ID));

        AccessToken first = tokens.get(0).get();
        assertThat(tokens).allSatisfy(token -> assertThat(token.get()).isSameAs(first));
        assertThat(sandbox.tokenRequests()).isEqualTo(1);
    }

    @Test
    void renewsSixtySecondsBeforeTheEndAndNotEarlier() {
        TokenManager manager = manager();
        AccessToken first = manager.get(ORGANIZATION_ID);

        clock.advance(Duration.ofMinutes(59).minusMillis(1));
        assertThat(manager.get(ORGANIZATION_ID)).isSameAs(first);
        assertThat(sandbox.tokenRequests()).isEqualTo(1);

        clock.advance(Duration.ofMillis(1));
        assertThat(manager.get(ORGANIZATION_ID))
                .as("the token that is still valid")
                .isSameAs(first);
        awaitTokenOtherThan(first, manager);
        assertThat(sandbox.tokenRequests()).isEqualTo(2);
    }

    @Test
    void cachesAThirtySecondTokenForMostOfItsLifetime() {
        restart(Sandbox.builder().clock(clock).tokenLifetime(Duration.ofSeconds(30)));
        TokenManager manager = manager();
        AccessToken first = manager.get(ORGANIZATION_ID);

        clock.advance(Duration.ofSeconds(24).minusMillis(1));
        assertThat(manager.get(ORGANIZATION_ID)).isSameAs(first);
        assertThat(sandbox.tokenRequests()).isEqualTo(1);

        clock.advance(Duration.ofMillis(1));
        manager.get(ORGANIZATION_ID);
        awaitTokenOtherThan(first, manager);
    }

    @Test
    void waitsForANewTokenWhenTheOldOneHasExpired() {
        TokenManager manager = manager();
        AccessToken first = manager.get(ORGANIZATION_ID);

        clock.advance(Duration.ofHours(1));

        assertThat(manager.get(ORGANIZATION_ID)).isNotEqualTo(first);
        assertThat(sandbox.tokenRequests()).isEqualTo(2);
    }

    @Test
    void assumesAnHourForATokenWithoutExpiresIn() {
        restart(Sandbox.builder().clock(clock).sendExpiresIn(false));
        TokenManager manager = manager();
        AccessToken first = manager.get(ORGANIZATION_ID);

        assertThat(first.expiresAt()).isEqualTo(clock.instant().plus(Duration.ofHours(1)));
        clock.advance(Duration.ofMinutes(58));
        assertThat(manager.get(ORGANIZATION_ID)).isSameAs(first);
    }

    @Test
    void aFailedRenewalIsRetriedAfterAPauseWhileTheTokenIsUsed() {
        TokenManager manager = manager();
        AccessToken first = manager.get(ORGANIZATION_ID);
        sandbox.inject(Fault.on(TOKEN_PATH).status(500).times(1));

        clock.advance(Duration.ofMinutes(59));
        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> {
            assertThat(manager.get(ORGANIZATION_ID)).isSameAs(first);
            assertThat(manager.statistics().failures()).isEqualTo(1);
        });
        assertThat(sandbox.tokenRequests()).isEqualTo(2);
        for (int i = 0; i < 100; i++) {
            assertThat(manager.get(ORGANIZATION_ID)).isSameAs(first);
        }
        assertThat(sandbox.tokenRequests())
                .as("requests before the pause is over")
                .isEqualTo(2);

        clock.advance(Duration.ofSeconds(2));
        manager.get(ORGANIZATION_ID);
        awaitTokenOtherThan(first, manager);
        assertThat(sandbox.tokenRequests()).isEqualTo(3);
    }

    @Test
    void dropsARejectedTokenOnlyIfItIsStillTheCurrentOne() {
        TokenManager manager = manager();
        AccessToken first = manager.get(ORGANIZATION_ID);

        manager.invalidate(first);
        AccessToken second = manager.get(ORGANIZATION_ID);
        assertThat(second).isNotEqualTo(first);

        manager.invalidate(first);
        manager.invalidate(new AccessToken("never-seen", "x", clock.instant()));
        assertThat(manager.get(ORGANIZATION_ID)).isSameAs(second);
        assertThat(sandbox.tokenRequests()).isEqualTo(2);
    }

    @Test
    void keepsATokenForEachOrganization() {
        TokenManager manager = manager();

        AccessToken one = manager.get(ORGANIZATION_ID);
        AccessToken two = manager.get("2");
        manager.invalidate(two);

        assertThat(two).isNotEqualTo(one);
        assertThat(manager.get(ORGANIZATION_ID)).isSameAs(one);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "500|application/json|{\"error\":\"server_error\"}|500 server_error",
                "500|text/html|<html>sorry</html>|responded with 500 and text/html",
                "200|text/html|<html>log in</html>|responded with 200 and text/html instead of a JSON object",
                "200|application/json|{\"token_type\":\"Bearer\"}|has no access_token",
                "200|application/json|{\"access_token\":\"\"}|has no access_token",
                "200|application/json|{\"access_token\":\"sandbox-token-1\",\"expires_in\":0}|expires_in",
                "200|application/json|{\"access_token\":\"sandbox-token-1\",\"expires_in\":\"soon\"}|expires_in",
                "200|application/json|{\"access_token\":\"sandbox-token-1\",\"token_type\":\"mac\"}|type is not Bearer",
                "200|application/json|{\"access_token\":\"sandbox-token-1\"|instead of a JSON object",
                "401|application/json|{\"error\":\"access_denied\",\"error_description\":\"no sandbox-secret\"}|no xxxxxx",
                "204|application/json||instead of a JSON object",
                "302|text/plain|elsewhere|responded with 302"
            })
    void saysWhatIsWrongWithAResponseThatIsNotAToken(int status, String contentType, String body, String expected) {
        sandbox.inject(Fault.on(TOKEN_PATH)
                .status(status)
                .body(contentType, body == null ? "" : body)
                .times(1));
        TokenManager manager = manager();

        TokenRequestFailedException failure = failure(manager, ORGANIZATION_ID);

        assertThat(failure).hasMessageContaining(expected).hasMessageContaining(ORGANIZATION_ID);
        assertThat(failure.getStatusCode()).isEqualTo(status);
        clock.advance(Duration.ofSeconds(1));
        assertThat(manager.get(ORGANIZATION_ID)).as("the next token").isNotNull();
    }

    @Test
    void saysWhatIsWrongWithTheCredentials() {
        TokenManager manager = manager();
        manager.stop();
        manager.setClientSecret(WRONG_SECRET);
        manager.start();

        TokenRequestFailedException failure = failure(manager, ORGANIZATION_ID);

        assertThat(failure)
                .hasMessageContaining("401 access_denied (Unauthorized)")
                .hasMessageContaining("clientId, clientSecret");
        assertThat(failure.getError()).isEqualTo("access_denied");
        assertThat(failure.getOrganizationId()).isEqualTo(ORGANIZATION_ID);
    }

    @Test
    void makesNoRequestForAShortWhileAfterARefusal() {
        TokenManager manager = manager();
        for (int i = 0; i < 100; i++) {
            assertThat(failure(manager, "4711")).hasMessageContaining("403 access_denied");
        }
        assertThat(sandbox.tokenRequests()).isEqualTo(1);
        assertThat(manager.get(ORGANIZATION_ID))
                .as("another organization's token")
                .isNotNull();

        clock.advance(Duration.ofSeconds(1));
        failure(manager, "4711");
        clock.advance(Duration.ofSeconds(1));
        failure(manager, "4711");
        assertThat(sandbox.tokenRequests()).as("with a longer pause").isEqualTo(3);
        clock.advance(Duration.ofSeconds(1));
        failure(manager, "4711");
        assertThat(sandbox.tokenRequests()).isEqualTo(4);
    }

    @Test
    void aWrongSecretIsTriedOncePerPauseForAllOrganizations() throws Exception {
        TokenManager manager = manager();
        manager.setClientSecret(WRONG_SECRET);
        AtomicInteger next = new AtomicInteger();

        List<Future<String>> messages = simultaneously(
                () -> failure(manager, "org" + next.incrementAndGet()).getMessage());
        for (Future<String> message : messages) {
            assertThat(message.get())
                    .matches(
                            "No access token for organization org\\d+: the login server responded with 401 access_denied"
                                    + " \\(Unauthorized\\); check the options clientId, clientSecret and audience");
        }
        assertThat(sandbox.tokenRequests()).isEqualTo(1);

        clock.advance(Duration.ofSeconds(1));
        simultaneously(() -> failure(manager, "org" + next.incrementAndGet())).forEach(TokenManagerTest::done);
        assertThat(sandbox.tokenRequests()).isEqualTo(2);

        manager.setClientSecret(Sandbox.CLIENT_SECRET);
        assertThat(manager.get(ORGANIZATION_ID)).isNotNull();
        assertThat(manager.get("2")).isNotNull();
    }

    @Test
    void callersThatWaitForAProofOfTheSecretContinueWhenItFailsForAnotherReason() throws Exception {
        sandbox.inject(
                Fault.on(TOKEN_PATH).delay(Duration.ofMillis(300)).status(503).times(1));
        TokenManager manager = manager();
        Future<AccessToken> first = threads.submit(() -> manager.get(ORGANIZATION_ID));
        await().atMost(Duration.ofSeconds(10)).until(() -> runningRequests() == 1);

        assertThat(manager.get("2")).isNotNull();
        assertThatThrownBy(first::get).hasMessageContaining("503");
    }

    @Test
    void saysWhichOrganizationIsUnknown() {
        TokenRequestFailedException failure = failure(manager(), "4711");

        assertThat(failure)
                .hasMessageContaining("403 access_denied")
                .hasMessageContaining("organization 4711 has connected the application");
    }

    @Test
    void aHungLoginServerCostsNoMoreThanTheTimeout() {
        sandbox.inject(Fault.on(TOKEN_PATH).delay(Duration.ofSeconds(50)).times(1));
        TokenManager manager = manager(Duration.ofMillis(200));

        // the limit of the request, or that of the wait, whichever notices first
        assertThat(failure(manager, ORGANIZATION_ID)).hasMessageContaining("did not respond");
        assertThat(manager.get(ORGANIZATION_ID)).isNotNull();
    }

    @Test
    void saysThatTheConnectionWasRefusedAndRecovers() {
        sandbox.stop();
        TokenManager manager = manager();

        assertThat(failure(manager, ORGANIZATION_ID))
                .hasMessageContaining("did not respond")
                .hasMessageContaining("refused")
                .hasMessageContaining(sandbox.tokenUrl())
                .hasMessageContaining("tokenUrl");
        sandbox.start();
        assertThat(manager.get(ORGANIZATION_ID)).isNotNull();
    }

    @Test
    void oneFailedRequestReachesAllWaitingCallersAndLeavesNothingStuck() throws Exception {
        sandbox.inject(
                Fault.on(TOKEN_PATH).delay(Duration.ofMillis(500)).status(503).times(1));
        TokenManager manager = manager();

        List<Future<AccessToken>> tokens = simultaneously(() -> manager.get(ORGANIZATION_ID));

        for (Future<AccessToken> token : tokens) {
            ExecutionException thrown = catchThrowableOfType(ExecutionException.class, token::get);
            assertThat(thrown).hasCauseInstanceOf(TokenRequestFailedException.class);
            assertNoSecret(thrown);
        }
        assertThat(sandbox.tokenRequests()).isEqualTo(1);
        assertThat(manager.get(ORGANIZATION_ID)).isNotNull();
    }

    @Test
    void aStopReleasesAllWaitingCallers() throws Exception {
        sandbox.inject(Fault.on(TOKEN_PATH).delay(Duration.ofSeconds(50)));
        TokenManager manager = manager();
        Future<AccessToken> waiting = threads.submit(() -> manager.get(ORGANIZATION_ID));
        await().atMost(Duration.ofSeconds(10)).until(() -> runningRequests() == 1);

        manager.stop();

        assertThatThrownBy(() -> waiting.get(5, TimeUnit.SECONDS)).hasMessageContaining("was stopped");
        assertThatThrownBy(() -> manager.get(ORGANIZATION_ID)).isInstanceOf(IllegalStateException.class);
        await().atMost(Duration.ofSeconds(10)).until(() -> runningRequests() == 0);

        sandbox.clearFaults();
        manager.start();
        assertThat(manager.get(ORGANIZATION_ID)).as("the token after a restart").isNotNull();
    }

    @Test
    void anInterruptedCallerGivesUpAndTheOthersGetTheToken() throws Exception {
        sandbox.inject(Fault.on(TOKEN_PATH).delay(Duration.ofSeconds(1)));
        TokenManager manager = manager();
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        Thread interrupted = new Thread(() -> {
            try {
                manager.get(ORGANIZATION_ID);
            } catch (TokenRequestFailedException e) {
                thrown.set(Thread.currentThread().isInterrupted() ? e : new AssertionError("the flag is gone"));
            }
        });
        interrupted.start();
        await().atMost(Duration.ofSeconds(10)).until(() -> runningRequests() == 1);
        interrupted.interrupt();
        interrupted.join();

        assertThat(thrown.get()).isInstanceOf(TokenRequestFailedException.class).hasMessageContaining("interrupted");
        assertThat(manager.get(ORGANIZATION_ID)).isNotNull();
        assertThat(sandbox.tokenRequests()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"''", "' '", ","})
    void requiresAnOrganization(String organizationId) {
        TokenManager manager = manager();

        assertThatThrownBy(() -> manager.get(organizationId))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("organizationId");
    }

    @Test
    void namesMissingOptions() {
        TokenManager manager = new TokenManager();
        manager.setCamelContext(context);

        assertThatThrownBy(manager::start).hasStackTraceContaining("needs clientId and clientSecret");
    }

    @Test
    void allCallersUseTheValidTokenWhileOneOfThemRenewsIt() throws Exception {
        TokenManager manager = manager();
        AccessToken first = manager.get(ORGANIZATION_ID);
        sandbox.inject(Fault.on(TOKEN_PATH).delay(Duration.ofMillis(300)));
        clock.advance(Duration.ofMinutes(59));

        List<Future<AccessToken>> tokens = simultaneously(() -> manager.get(ORGANIZATION_ID));

        assertThat(tokens).allSatisfy(token -> assertThat(token.get()).isSameAs(first));
        awaitTokenOtherThan(first, manager);
        assertThat(sandbox.tokenRequests()).isEqualTo(2);
        assertThat(manager.statistics().renewals()).isEqualTo(1);
    }

    @Test
    void theTimeOfATokenIsNotReadWhileItIsFresh() {
        TokenManager manager = manager();
        manager.get(ORGANIZATION_ID);
        long reads = clock.reads();

        manager.get(ORGANIZATION_ID);

        assertThat(clock.reads()).isEqualTo(reads);
        assertThat(clock.scheduled())
                .as("the end of the freshness, and the sweep")
                .isEqualTo(2);
        manager.invalidate(manager.get(ORGANIZATION_ID));
        assertThat(clock.scheduled()).as("nothing is kept of a dropped token").isEqualTo(1);
    }

    @Test
    void aSlowResponseHoldsNoThread() {
        sandbox.inject(Fault.on(TOKEN_PATH)
                .status(200)
                .body("application/json", "{\"access_token\":\"sandbox-token-1\",\"expires_in\":3600}")
                .slowBody(Duration.ofSeconds(40)));
        TokenManager manager = manager(Duration.ofMillis(500));

        assertThat(failure(manager, ORGANIZATION_ID)).hasMessageContaining("within 500 ms");
        await().atMost(Duration.ofSeconds(10)).until(() -> runningRequests() == 0);
        sandbox.clearFaults();
        assertThat(manager.get(ORGANIZATION_ID)).isNotNull();
    }

    @Test
    void aFailingLoginServerGetsFewRequestsAndIsUsedAtOnceWhenItIsBack() throws Exception {
        TokenManager manager = systemTimed();
        sandbox.inject(Fault.tokenEndpointDown());
        CountDownLatch failed = new CountDownLatch(THREADS * 3);
        AtomicReference<AccessToken> got = new AtomicReference<>();
        for (int i = 0; i < THREADS; i++) {
            threads.submit(() -> {
                while (got.get() == null) {
                    try {
                        got.set(manager.get(ORGANIZATION_ID));
                    } catch (TokenRequestFailedException e) {
                        failed.countDown();
                    }
                }
            });
        }

        assertThat(failed.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(sandbox.tokenRequests()).as("however many have failed").isLessThan(12);
        sandbox.clearFaults();

        await().atMost(Duration.ofSeconds(10)).until(() -> got.get() != null);
    }

    @Test
    void pausesHaveJitterSoThatNodesDoNotRetryTogether() {
        TokenManager manager = manager();
        manager.setJitter(() -> 1);
        manager.stop();
        manager.start();
        failure(manager, "4711");

        clock.advance(Duration.ofMillis(1249));
        failure(manager, "4711");
        assertThat(sandbox.tokenRequests()).isEqualTo(1);
        clock.advance(Duration.ofMillis(1));
        failure(manager, "4711");
        assertThat(sandbox.tokenRequests()).isEqualTo(2);
    }

    @Test
    void newCredentialsAreUsedForTheNextTokenAndEndThePauseAfterARefusal() {
        TokenManager manager = manager();
        AccessToken first = manager.get(ORGANIZATION_ID);
        manager.setClientSecret(WRONG_SECRET);
        assertThat(manager.get(ORGANIZATION_ID)).as("the token that is valid").isSameAs(first);
        manager.invalidate(first);
        assertThat(failure(manager, ORGANIZATION_ID)).hasMessageContaining("access_denied");
        assertThat(failure(manager, ORGANIZATION_ID)).hasMessageContaining("access_denied");
        assertThat(sandbox.tokenRequests()).isEqualTo(2);

        manager.replaceCredentials(
                new Credentials(Sandbox.CLIENT_ID, Sandbox.CLIENT_SECRET), new Credentials("others", WRONG_SECRET));
        assertThat(failure(manager, ORGANIZATION_ID)).hasMessageContaining("access_denied");
        manager.replaceCredentials(
                new Credentials(Sandbox.CLIENT_ID, WRONG_SECRET),
                new Credentials(Sandbox.CLIENT_ID, Sandbox.CLIENT_SECRET));

        assertThat(manager.get(ORGANIZATION_ID)).isNotNull();
        assertThat(sandbox.tokenRequests()).isEqualTo(3);
    }

    @Test
    void aFailingProviderIsNamedAndRetried() {
        AtomicReference<Credentials> credentials = new AtomicReference<>();
        TokenManager manager = manager();
        manager.stop();
        manager.setCredentialsProvider(id -> credentials.get());
        manager.start();

        assertThat(failure(manager, ORGANIZATION_ID))
                .hasMessageContaining("the CredentialsProvider has no credentials for it: it gave null");
        credentials.set(new Credentials(Sandbox.CLIENT_ID, Sandbox.CLIENT_SECRET));

        assertThat(manager.get(ORGANIZATION_ID)).isNotNull();
    }

    @Test
    void idleOrganizationsAreDropped() {
        List<String> ids = IntStream.range(0, 300).mapToObj(Integer::toString).toList();
        SandboxBuilder builder = Sandbox.builder().clock(clock).tokenLifetime(Duration.ofHours(24));
        ids.forEach(builder::organization);
        restart(builder);
        TokenManager manager = manager();
        ids.forEach(manager::get);
        assertThat(manager.statuses()).hasSize(300);

        clock.advance(Duration.ofHours(1));
        AccessToken kept = manager.get("7");
        clock.advance(Duration.ofHours(1));

        assertThat(manager.statuses()).extracting(TokenStatus::organizationId).containsExactly("7");
        assertThat(clock.scheduled())
                .as("the end of one freshness, and the sweep")
                .isEqualTo(2);
        assertThat(manager.get("7")).isSameAs(kept);
        assertThat(manager.get("8")).as("one that was dropped").isNotNull();
        assertThat(sandbox.tokenRequests()).isEqualTo(301);
    }

    /** Camel's pools and queues hold 1,000 tasks by default. */
    @Test
    void thousandsOfOrganizationsHaveTheirTokens() {
        List<String> ids = IntStream.range(0, 1_500).mapToObj(Integer::toString).toList();
        SandboxBuilder builder = Sandbox.builder();
        ids.forEach(builder::organization);
        restart(builder);
        TokenManager manager = systemTimed();

        ids.forEach(manager::get);
        ids.forEach(manager::get);

        assertThat(manager.statistics().organizations()).isEqualTo(1_500);
        assertThat(sandbox.tokenRequests()).isEqualTo(1_500);
    }

    @Test
    void aRefusedOrganizationIsKeptUntilItsPauseEnds() {
        TokenManager manager = manager();
        manager.stop();
        manager.setOrganizationIdleTimeout(Duration.ofMillis(100));
        manager.start();
        failure(manager, "4711");

        clock.advance(Duration.ofMillis(900));
        failure(manager, "4711");
        assertThat(sandbox.tokenRequests()).isEqualTo(1);
        clock.advance(Duration.ofMillis(400));
        assertThat(manager.statuses()).isEmpty();
    }

    @Test
    @Timeout(20)
    void anOrganizationWhoseLoginHangsDoesNotHoldUpTheOthers() {
        sandbox.inject(Fault.on(TOKEN_PATH).delay(Duration.ofSeconds(50)).times(1));
        TokenManager manager = manager();
        manager.prepare("2");
        await().atMost(Duration.ofSeconds(10)).until(() -> runningRequests() == 1);

        assertThat(manager.get(ORGANIZATION_ID)).isNotNull();
        assertThat(manager.status("2"))
                .hasValueSatisfying(status -> assertThat(status.isValid()).isFalse());
    }

    @Test
    void logsTheLifeOfATokenWithoutTheToken() {
        TokenManager manager = manager();
        assertThat(manager.status(ORGANIZATION_ID)).isEmpty();
        manager.invalidate(manager.get(ORGANIZATION_ID));
        AccessToken token = manager.get(ORGANIZATION_ID);
        failure(manager, "4711");

        assertThat(manager.status(ORGANIZATION_ID))
                .contains(new TokenStatus(
                        ORGANIZATION_ID, token.id(), clock.instant(), token.expiresAt(), 2, 0, 1, null));
        assertThat(manager.status("4711")).hasValueSatisfying(status -> {
            assertThat(status.isValid()).isFalse();
            assertThat(status.lastError()).contains("403 access_denied");
        });
        TokenStatistics statistics = manager.statistics();
        assertThat(statistics)
                .isEqualTo(new TokenStatistics(2, 3, 1, 0, 1, 0, statistics.lastError(), clock.instant()));
        assertThat(statistics.lastError()).contains("4711");
    }

    @Test
    void showsNoSecretInAnyToString() {
        TokenManager manager = manager();
        AccessToken token = manager.get(ORGANIZATION_ID);

        assertThat(List.of(manager, token, new RejectedToken(manager, token)))
                .allSatisfy(object ->
                        assertThat(NoSecretLogged.hasSecret(object.toString())).isFalse());
        assertThat(token.toString()).contains(ORGANIZATION_ID).contains(token.id());
    }

    private TokenManager manager() {
        return manager(Duration.ofSeconds(30));
    }

    private TokenManager manager(Duration timeout) {
        TokenManager manager = new TokenManager();
        manager.setCamelContext(context);
        manager.setClientId(Sandbox.CLIENT_ID);
        manager.setClientSecret(Sandbox.CLIENT_SECRET);
        manager.setTokenUrl(sandbox.tokenUrl());
        manager.setTokenRequestTimeout(timeout);
        manager.setTimer(clock);
        manager.setJitter(() -> 0);
        manager.start();
        managers.add(manager);
        return manager;
    }

    /** A TokenManager with the clock of the system, whose pauses end by themselves. */
    private TokenManager systemTimed() {
        TokenManager manager = manager();
        manager.stop();
        manager.setTimer(null);
        manager.start();
        return manager;
    }

    private void restart(SandboxBuilder builder) {
        sandbox.close();
        sandbox = builder.start();
    }

    private static TokenRequestFailedException failure(TokenManager manager, String organizationId) {
        TokenRequestFailedException failure =
                catchThrowableOfType(TokenRequestFailedException.class, () -> manager.get(organizationId));
        assertNoSecret(failure);
        return failure;
    }

    private static void awaitTokenOtherThan(AccessToken old, TokenManager manager) {
        await().atMost(Duration.ofSeconds(10))
                .until(() -> !manager.get(ORGANIZATION_ID).equals(old));
    }

    private static long runningRequests() {
        return Thread.getAllStackTraces().entrySet().stream()
                .filter(thread -> thread.getKey().getName().contains("TsOfficeTokenRequest"))
                .filter(thread -> List.of(thread.getValue()).toString().contains("TokenRequest.send"))
                .count();
    }

    private static void done(Future<?> future) {
        try {
            future.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
    }

    private <T> List<Future<T>> simultaneously(Callable<T> call) {
        CountDownLatch ready = new CountDownLatch(THREADS);
        List<Future<T>> results = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            results.add(threads.submit(() -> {
                ready.countDown();
                ready.await();
                return call.call();
            }));
        }
        return results;
    }
}
