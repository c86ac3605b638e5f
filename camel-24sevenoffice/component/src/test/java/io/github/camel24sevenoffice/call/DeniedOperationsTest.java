/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camel24sevenoffice.auth.AccessToken;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class DeniedOperationsTest {

    private static final AccessToken TOKEN = new AccessToken("1", "a", Instant.parse("2026-01-01T00:00:00Z"));

    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5);
    private final DeniedOperations denials = new DeniedOperations(Duration.ofSeconds(60), nanos::get);

    @Test
    void oneLastsAsLongAsTheCoolDown() {
        denials.add(TOKEN, "GET /taxes", true);

        advance(Duration.ofSeconds(60).minusNanos(1));
        assertThat(denials.contains("1", "GET /taxes")).isTrue();
        advance(Duration.ofNanos(1));
        assertThat(denials.contains("1", "GET /taxes")).isFalse();
    }

    @Test
    void anotherDenialDoesNotProlongIt() {
        denials.add(TOKEN, "GET /taxes", true);
        advance(Duration.ofSeconds(59));
        denials.add(TOKEN, "GET /taxes", true);

        advance(Duration.ofSeconds(1));
        assertThat(denials.contains("1", "GET /taxes")).isFalse();
        denials.add(TOKEN, "GET /taxes", true);
        assertThat(denials.contains("1", "GET /taxes")).as("the next one").isTrue();
    }

    @Test
    void itIsForOneOrganizationAndOneOperation() {
        denials.add(TOKEN, "GET /taxes", true);

        assertThat(denials.contains("2", "GET /taxes")).isFalse();
        assertThat(denials.contains("1", "GET /accounts")).isFalse();
        denials.remove("2", "GET /taxes");
        assertThat(denials.contains("1", "GET /taxes")).isTrue();
        denials.remove("1", "GET /taxes");
        assertThat(denials.contains("1", "GET /taxes")).isFalse();
    }

    @Test
    void anotherExchangeMayHaveTriedTheFreshToken() {
        AccessToken fresh = new AccessToken("1", "b", TOKEN.expiresAt().plusMillis(1));

        assertThat(denials.add(TOKEN, "GET /taxes", false)).isFalse();
        assertThat(denials.add(TOKEN, "GET /taxes", false)).as("the same token").isFalse();
        assertThat(denials.add(fresh, "GET /accounts", false))
                .as("another operation")
                .isFalse();
        assertThat(denials.add(fresh, "GET /taxes", false)).isTrue();
        assertThat(denials.contains("1", "GET /taxes")).isTrue();
        assertThat(denials.add(TOKEN, "GET /taxes", false)).as("a straggler").isTrue();
    }

    @Test
    void aLateResponseToAnEarlierTokenSaysNothingAboutTheLaterOne() {
        AccessToken fresh = new AccessToken("1", "b", TOKEN.expiresAt().plusMillis(1));

        assertThat(denials.add(fresh, "GET /taxes", false)).isFalse();
        assertThat(denials.add(TOKEN, "GET /taxes", false)).isFalse();
    }

    @Test
    void aSuccessOrTheTimeInBetweenMakesItTheFirstRejectionAgain() {
        AccessToken fresh = new AccessToken("1", "b", TOKEN.expiresAt().plusMillis(1));

        denials.add(TOKEN, "GET /taxes", false);
        denials.remove("1", "GET /taxes");
        assertThat(denials.add(fresh, "GET /taxes", false)).isFalse();

        denials.add(TOKEN, "GET /accounts", false);
        advance(Duration.ofSeconds(60));
        assertThat(denials.add(fresh, "GET /accounts", false)).isFalse();
    }

    @Test
    void zeroTurnsItOff() {
        DeniedOperations off = new DeniedOperations(Duration.ZERO);

        assertThat(off.add(TOKEN, "GET /taxes", true)).isTrue();
        assertThat(off.add(TOKEN, "GET /taxes", false)).isFalse();
        assertThat(off.contains("1", "GET /taxes")).isFalse();
    }

    private void advance(Duration duration) {
        nanos.addAndGet(duration.toNanos());
    }
}
