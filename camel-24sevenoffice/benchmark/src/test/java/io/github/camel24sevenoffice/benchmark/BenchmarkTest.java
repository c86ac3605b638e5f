/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Everything that is measured still runs; the results do not matter here. */
class BenchmarkTest {

    private static final Storm.Scale SMALL = new Storm.Scale(
            4,
            3,
            Duration.ofMillis(1),
            Duration.ofMillis(100),
            Duration.ofMillis(100),
            Duration.ofSeconds(1),
            Duration.ofMillis(100),
            Duration.ZERO,
            Duration.ofSeconds(20));

    @Test
    void everyContestantGetsATokenInEachRound() throws Exception {
        Table table = TokenGetTable.measure(1, 0, 0, 1, 0.02, 2);

        assertThat(table.size()).isEqualTo(5);
    }

    @ParameterizedTest
    @EnumSource
    void everyContestantMeetsEveryStorm(Storm storm) throws Exception {
        Storms.round(storm, SMALL).forEach((routes, outcome) -> {
            assertThat(outcome.calls()).as(routes.title()).isPositive();
            if (storm == Storm.CALM) {
                assertThat(outcome.failed()).as(routes.title()).isZero();
            }
        });
    }

    @ParameterizedTest
    @EnumSource
    void everyCallSucceeds(CallCost.Reading reading) throws Exception {
        assertThat(CallCost.measure(1, 1, 1, reading).size()).isEqualTo(5);
    }

    @Test
    void everyPostSucceeds() throws Exception {
        assertThat(PostCost.measure(1, 2).size()).isEqualTo(2);
    }

    @Test
    void everyContestantReadsAllCustomers() throws Exception {
        assertThat(PollCost.measure(1, 250, 1).size()).isEqualTo(3);
    }

    @Test
    void aSnapshotIsRead() throws Exception {
        assertThat(SnapshotMemory.measure(2_000, "64m").size()).isEqualTo(1);
    }

    /** The only one whose result does not depend on the machine: nothing lost, done twice or left behind. */
    @Test
    void halfAMinuteOfFaultsLosesNothing() throws Exception {
        assertThat(Soak.measure(Duration.ofSeconds(30), System.nanoTime()).size())
                .isEqualTo(1);
    }

    @Test
    void everyTokenIsCounted() throws Exception {
        assertThat(TokenMemory.measure(10).size()).isEqualTo(5);
    }
}
