/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The limits of organizations, with a clock that the test moves. */
@Timeout(60)
class OrganizationGateTest {

    private final AtomicLong now = new AtomicLong(-5);
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void stopThreads() {
        threads.shutdownNow();
    }

    private OrganizationLimits limits(int concurrent, int perMinute, Duration maxWait) {
        return new OrganizationLimits(new OrganizationLimits.Settings(concurrent, perMinute, maxWait), now::get);
    }

    private void move(Duration duration) {
        now.addAndGet(duration.toNanos());
    }

    @Test
    void turnsComeInTheOrderOfTheCalls() throws Exception {
        OrganizationLimits limits = limits(1, 0, Duration.ofHours(1));
        limits.enter("1", () -> false);
        List<Integer> turns = new CopyOnWriteArrayList<>();
        List<Future<?>> calls = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            int number = i;
            calls.add(threads.submit(() -> {
                limits.enter("1", () -> false);
                turns.add(number);
                limits.leave("1");
                return null;
            }));
            await().until(() -> limits.loads().get(0).waiting() == number + 1);
        }

        limits.leave("1");
        for (Future<?> call : calls) {
            call.get();
        }
        assertThat(turns).isSorted().hasSize(20);
        assertThat(limits.loads()).as("organizations that call").isEmpty();
    }

    @Test
    void noMinuteHasMoreCallsThanAllowed() throws Exception {
        OrganizationLimits limits = limits(10, 3, Duration.ZERO);
        for (int i = 0; i < 3; i++) {
            call(limits);
            move(Duration.ofSeconds(10));
        }
        assertThatThrownBy(() -> call(limits))
                .isInstanceOfSatisfying(LimitReachedException.class, e -> assertThat(e.retryAfter())
                        .isBetween(Duration.ofSeconds(30), Duration.ofSeconds(31)));

        move(Duration.ofSeconds(30));
        call(limits);
        assertThatThrownBy(() -> call(limits)).isInstanceOf(LimitReachedException.class);
        move(Duration.ofSeconds(10));
        call(limits);
    }

    private static void call(OrganizationLimits limits) throws Exception {
        limits.enter("1", () -> false);
        limits.leave("1");
    }

    @Test
    void aPauseIsNotShortenedByALaterOne() throws Exception {
        OrganizationLimits limits = limits(10, 0, Duration.ofSeconds(5));
        limits.pause("1", Duration.ofSeconds(20));
        limits.pause("1", Duration.ofSeconds(10));

        move(Duration.ofSeconds(14));
        assertThatThrownBy(() -> call(limits)).hasMessageContaining("pause for another 6001 ms");
        move(Duration.ofSeconds(6));
        call(limits);
        assertThat(limits.loads()).isEmpty();
    }

    @Test
    void aPauseThatEndsInTimeIsWaitedFor() throws Exception {
        OrganizationLimits limits = limits(10, 0, Duration.ofSeconds(30));
        limits.pause("1", Duration.ofSeconds(20));
        Future<?> call = threads.submit(() -> {
            call(limits);
            return null;
        });
        await().until(() -> limits.loads().get(0).waiting() == 1);

        move(Duration.ofSeconds(20));

        call.get(10, TimeUnit.SECONDS);
    }

    @Test
    void anInterruptedCallGivesItsTurnBack() throws Exception {
        OrganizationLimits limits = limits(1, 0, Duration.ofHours(1));
        limits.enter("1", () -> false);
        Future<?> waiting = threads.submit(() -> {
            limits.enter("1", () -> false);
            return null;
        });
        await().until(() -> limits.loads().get(0).waiting() == 1);

        waiting.cancel(true);
        await().until(() -> limits.loads().get(0).waiting() == 0);
        limits.leave("1");

        call(limits);
        assertThat(limits.loads()).isEmpty();
    }

    @Test
    void tenThousandOrganizationsLeaveNothingBehind() throws Exception {
        OrganizationLimits limits = limits(2, 5, Duration.ZERO);
        for (int i = 0; i < 10_000; i++) {
            limits.enter(String.valueOf(i), () -> false);
            limits.leave(String.valueOf(i));
        }
        assertThat(limits.size()).isEqualTo(10_000);

        move(Duration.ofSeconds(61));
        call(limits);

        assertThat(limits.size()).isEqualTo(1);
    }
}
