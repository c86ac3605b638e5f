/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.auth;

import static io.github.camel24sevenoffice.sandbox.Sandbox.ORGANIZATION_ID;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camel24sevenoffice.sandbox.Fault;
import io.github.camel24sevenoffice.sandbox.Sandbox;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.io.TempDir;

/** Virtual threads that wait for a token give their carriers back. */
@EnabledForJreRange(min = JRE.JAVA_21, disabledReason = "there are no virtual threads before")
@Timeout(60)
class VirtualThreadsTest {

    private static final String OTHER_ORGANIZATION = "2";
    private static final int THREADS = 1_000;
    private static final String PINNED = "jdk.VirtualThreadPinned";

    @TempDir
    Path folder;

    private final DefaultCamelContext context = new DefaultCamelContext();
    private final TokenManager manager = new TokenManager();
    private Sandbox sandbox;

    @BeforeEach
    void start() {
        sandbox = Sandbox.builder()
                .organization(ORGANIZATION_ID)
                .organization(OTHER_ORGANIZATION)
                .start();
        context.start();
        manager.setCamelContext(context);
        manager.setClientId(Sandbox.CLIENT_ID);
        manager.setClientSecret(Sandbox.CLIENT_SECRET);
        manager.setTokenUrl(sandbox.tokenUrl());
    }

    @AfterEach
    void stop() {
        manager.stop();
        context.stop();
        sandbox.close();
    }

    @Test
    void aThousandWaitForOneRequestWithoutPinning() throws Exception {
        manager.start();

        waitForOneRequestWithoutPinning();
    }

    /** The store may block: it runs on a thread of the TokenManager. */
    @Test
    void aThousandWaitForOneStoreWithoutPinning() throws Exception {
        manager.setTokenStore(new MemoryTokenStore());
        manager.start();

        waitForOneRequestWithoutPinning();
    }

    private void waitForOneRequestWithoutPinning() throws Exception {
        // classes that are used for the first time do pin, for as long as they are loaded
        manager.get(OTHER_ORGANIZATION);
        sandbox.inject(Fault.on("/oauth/token").delay(Duration.ofSeconds(1)));

        assertThat(pinnedDuring(() -> manager.get(ORGANIZATION_ID))).isEmpty();
        assertThat(sandbox.tokenRequests()).isEqualTo(2);
    }

    /** Otherwise the other tests would prove nothing: a class that is being initialized pins on every JDK. */
    @Test
    void pinningIsNoticed() throws Exception {
        assertThat(pinnedDuring(() -> {
                    Pins.now();
                    return new AccessToken(ORGANIZATION_ID, "sandbox-token-1", Instant.EPOCH);
                }))
                .isNotEmpty();
    }

    private static final class Pins {

        static {
            try {
                Thread.sleep(100);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        static void now() {}
    }

    private List<RecordedEvent> pinnedDuring(Callable<AccessToken> call) throws Exception {
        Path file = folder.resolve("pinned.jfr");
        try (Recording recording = new Recording()) {
            recording.enable(PINNED).withoutThreshold().withStackTrace();
            recording.start();
            assertThat(new HashSet<>(fromAllThreads(call))).hasSize(1);
            recording.stop();
            recording.dump(file);
        }
        List<RecordedEvent> events = RecordingFile.readAllEvents(file);
        Files.delete(file);
        return events;
    }

    private static List<AccessToken> fromAllThreads(Callable<AccessToken> call) throws Exception {
        CountDownLatch ready = new CountDownLatch(THREADS);
        // the code is compiled for a Java that does not know it
        ExecutorService virtual = (ExecutorService)
                Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
        try {
            List<Future<AccessToken>> running = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                running.add(virtual.submit(() -> {
                    ready.countDown();
                    ready.await();
                    return call.call();
                }));
            }
            List<AccessToken> tokens = new ArrayList<>();
            for (Future<AccessToken> token : running) {
                tokens.add(token.get());
            }
            return tokens;
        } finally {
            virtual.shutdownNow();
        }
    }
}
