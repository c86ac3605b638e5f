/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.auth;

import static io.github.camel24sevenoffice.sandbox.Sandbox.ORGANIZATION_ID;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camel24sevenoffice.NoSecretLogged;
import io.github.camel24sevenoffice.sandbox.Sandbox;
import io.github.camel24sevenoffice.sandbox.SandboxBuilder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.Logger;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.Property;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A store that fails does not affect callers: tokens are issued without it, the log says so once, and no thread remains.
 * It takes some seconds, since a store that hangs is waited for in real time.
 */
@Tag("slow")
@ExtendWith(NoSecretLogged.class)
@Timeout(60)
class FailingTokenStoreTest {

    /** More than the number of concurrent calls of the store. */
    private static final int ORGANIZATIONS = 30;

    private final TestClock clock = new TestClock();
    private final DefaultCamelContext context = new DefaultCamelContext();
    private final ExecutorService threads = Executors.newFixedThreadPool(ORGANIZATIONS);
    private final CountDownLatch end = new CountDownLatch(1);
    private final Queue<String> warnings = new ConcurrentLinkedQueue<>();
    private final AbstractAppender appender = new AbstractAppender("warnings", null, null, true, Property.EMPTY_ARRAY) {
        @Override
        public void append(LogEvent event) {
            if (event.getLevel().equals(Level.WARN) && event.getLoggerName().equals(TokenManager.class.getName())) {
                warnings.add(event.getMessage().getFormattedMessage());
            }
        }
    };
    private Sandbox sandbox;
    private TokenManager manager;

    @BeforeEach
    void start() {
        appender.start();
        ((Logger) LogManager.getRootLogger()).addAppender(appender);
        SandboxBuilder builder = Sandbox.builder().clock(clock).tokenLifetime(Duration.ofHours(1));
        for (int organization = 0; organization < ORGANIZATIONS; organization++) {
            builder.organization(String.valueOf(organization));
        }
        sandbox = builder.organization(ORGANIZATION_ID).start();
        context.start();
    }

    @AfterEach
    void stop() {
        end.countDown();
        threads.shutdownNow();
        manager.stop();
        context.stop();
        sandbox.close();
        ((Logger) LogManager.getRootLogger()).removeAppender(appender);
        appender.stop();
    }

    /** The ways in which a store fails. */
    private enum Trouble {
        FAILS {
            @Override
            <T> T outcome(T usual, String text, CountDownLatch end) {
                throw new IllegalStateException("no connection");
            }
        },
        FAILS_AND_QUOTES_THE_ENTRY {
            @Override
            <T> T outcome(T usual, String text, CountDownLatch end) {
                throw new IllegalArgumentException("cannot convert {\"token\":\"sandbox-token-1\"} or " + text);
            }
        },
        LACKS_A_CLASS {
            @Override
            <T> T outcome(T usual, String text, CountDownLatch end) {
                throw new NoClassDefFoundError("some/Codec");
            }
        },
        HANGS {
            @Override
            <T> T outcome(T usual, String text, CountDownLatch end) throws InterruptedException {
                end.await();
                return usual;
            }
        },
        HANGS_WHATEVER_HAPPENS {
            @Override
            <T> T outcome(T usual, String text, CountDownLatch end) {
                while (true) {
                    try {
                        end.await();
                        return usual;
                    } catch (InterruptedException e) {
                        // ignores interrupts
                    }
                }
            }
        };

        abstract <T> T outcome(T usual, String text, CountDownLatch end) throws InterruptedException;
    }

    @ParameterizedTest
    @EnumSource(Trouble.class)
    void tokensAreIssuedWithoutIt(Trouble trouble) throws Exception {
        manager = manager(new TroubledStore(trouble, trouble));

        List<AccessToken> tokens = tokensOfAllOrganizations();

        assertThat(tokens).doesNotHaveDuplicates();
        assertThat(sandbox.tokenRequests()).isEqualTo(ORGANIZATIONS);
        assertThat(warnings).singleElement().asString().contains("TroubledStore", "not shared", "30 s");
        manager.invalidate(tokens.get(0));
        assertThat(manager.get("0")).isNotEqualTo(tokens.get(0));
        assertThat(warnings).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(Trouble.class)
    void tokensAreIssuedWhenItCannotBeWritten(Trouble trouble) throws Exception {
        manager = manager(new TroubledStore(null, trouble));

        assertThat(tokensOfAllOrganizations()).doesNotHaveDuplicates();
        assertThat(sandbox.tokenRequests()).isEqualTo(ORGANIZATIONS);
        assertThat(warnings).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(
            value = Trouble.class,
            mode = EnumSource.Mode.EXCLUDE,
            // not possible in Java
            names = "HANGS_WHATEVER_HAPPENS")
    void noThreadIsLeftAfterAStop(Trouble trouble) throws Exception {
        manager = manager(new TroubledStore(trouble, trouble));
        tokensOfAllOrganizations();

        manager.stop();

        await().until(() -> Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .noneMatch(name -> name.contains(context.getName()) && name.contains("TsOfficeToken")));
    }

    @Test
    void aStopDoesNotWaitForAStoreThatHangs() throws Exception {
        manager = manager(new TroubledStore(Trouble.HANGS, Trouble.HANGS));
        Future<AccessToken> waiting = threads.submit(() -> manager.get(ORGANIZATION_ID));
        await().until(() -> manager.getOrganizations() == 1);

        manager.stop();

        assertThat(waiting)
                .failsWithin(Duration.ofSeconds(10))
                .withThrowableThat()
                .withMessageContaining("stopped");
    }

    @Test
    void itIsUsedAgainWhenItWorksAgain() {
        TroubledStore store = new TroubledStore(Trouble.FAILS, Trouble.FAILS);
        manager = manager(store);
        manager.get("0");
        store.recover();

        manager.get("1");
        assertThat(store.entries).as("left alone for a while").isEmpty();
        clock.advance(Duration.ofSeconds(30));
        manager.get("2");
        assertThat(store.entries).hasSize(1);
        assertThat(warnings).hasSize(1);
    }

    /** An entry that no TokenManager has written, under each key. */
    @ParameterizedTest
    @EnumSource(Rubbish.class)
    void malformedEntriesAreOverwritten(Rubbish rubbish) throws Exception {
        TroubledStore store = new TroubledStore(null, null) {
            @Override
            public String get(String key) {
                // not when it is only opened
                if (!key.equals("tsoffice:")) {
                    entries.putIfAbsent(key, rubbish.text);
                }
                return super.get(key);
            }
        };
        manager = manager(store);

        assertThat(tokensOfAllOrganizations()).doesNotHaveDuplicates();
        // the values are tokens, and must not be in a message
        assertThat(store.entries).as("entries").extracting(Map::size).isEqualTo(ORGANIZATIONS);
        assertThat(store.entries.containsValue(rubbish.text)).isFalse();
        assertThat(sandbox.tokenRequests()).isEqualTo(ORGANIZATIONS);
        assertThat(warnings).isEmpty();
    }

    private enum Rubbish {
        EMPTY(""),
        WORD("rubbish"),
        NULL("null"),
        LIST("[]"),
        NOTHING("{}"),
        ALL_NULL("{\"token\":null,\"lease\":null}"),
        OTHER_TYPES("{\"token\":[1],\"expiresAt\":\"soon\",\"lease\":{}}"),
        NUMBERS_TOO_LARGE("{\"expiresAt\":99999999999999999999999}"),
        OVER("{\"token\":\"x\",\"expiresAt\":1,\"lifetime\":1}"),
        WITHOUT_END("{\"token\":\"x\"}"),
        CUT_OFF("{\"token\":\"x\",\"expi");

        private final String text;

        Rubbish(String text) {
            this.text = text;
        }
    }

    /** What is written cannot be read, and what is read cannot be replaced. */
    @Test
    void tokensAreIssuedWhenItContradictsItself() throws Exception {
        manager = manager(new TokenStore() {
            @Override
            public String get(String key) {
                return UUID.randomUUID().toString();
            }

            @Override
            public boolean compareAndSet(String key, String expected, String update) {
                return false;
            }

            @Override
            public String toString() {
                return "ContradictoryStore";
            }
        });

        assertThat(tokensOfAllOrganizations()).doesNotHaveDuplicates();
        assertThat(warnings).singleElement().asString().contains("ContradictoryStore");
    }

    @Test
    void tokensAreIssuedWhenItForgetsEverything() throws Exception {
        manager = manager(new TokenStore() {
            @Override
            public String get(String key) {
                return null;
            }

            @Override
            public boolean compareAndSet(String key, String expected, String update) {
                return true;
            }
        });

        assertThat(tokensOfAllOrganizations()).doesNotHaveDuplicates();
        assertThat(sandbox.tokenRequests()).isEqualTo(ORGANIZATIONS);
    }

    private List<AccessToken> tokensOfAllOrganizations() throws Exception {
        List<Future<AccessToken>> running = new ArrayList<>();
        for (int i = 0; i < ORGANIZATIONS; i++) {
            String organization = String.valueOf(i);
            running.add(threads.submit(() -> manager.get(organization)));
        }
        List<AccessToken> tokens = new ArrayList<>();
        for (Future<AccessToken> token : running) {
            tokens.add(token.get(30, TimeUnit.SECONDS));
        }
        return tokens;
    }

    private TokenManager manager(TokenStore store) {
        TokenManager started = new TokenManager();
        started.setCamelContext(context);
        started.setClientId(Sandbox.CLIENT_ID);
        started.setClientSecret(Sandbox.CLIENT_SECRET);
        started.setTokenUrl(sandbox.tokenUrl());
        // half of it is how long a store may take to open
        started.setTokenRequestTimeout(Duration.ofSeconds(8));
        started.setTokenStore(store);
        started.setTimer(clock);
        started.setJitter(() -> 0);
        started.start();
        return started;
    }

    private class TroubledStore implements TokenStore {

        final Map<String, String> entries = new ConcurrentHashMap<>();
        private volatile Trouble whenRead;
        private volatile Trouble whenWritten;

        TroubledStore(Trouble whenRead, Trouble whenWritten) {
            this.whenRead = whenRead;
            this.whenWritten = whenWritten;
        }

        void recover() {
            whenRead = null;
            whenWritten = null;
        }

        @Override
        public String get(String key) {
            return troubled(whenRead, entries.get(key), "");
        }

        @Override
        public boolean compareAndSet(String key, String expected, String update) {
            return troubled(
                    whenWritten,
                    expected == null
                            ? entries.putIfAbsent(key, update) == null
                            : entries.replace(key, expected, update),
                    update);
        }

        private <T> T troubled(Trouble trouble, T usual, String text) {
            try {
                return trouble == null ? usual : trouble.outcome(usual, text, end);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }

        @Override
        public String toString() {
            return "TroubledStore";
        }
    }
}
