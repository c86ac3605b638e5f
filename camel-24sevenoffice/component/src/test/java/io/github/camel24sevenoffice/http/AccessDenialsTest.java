/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class AccessDenialsTest {

    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5);
    private final AccessDenials denials = new AccessDenials(Duration.ofSeconds(60), nanos::get);

    @Test
    void oneLastsAsLongAsTheCoolDown() {
        denials.add("1", "GET /taxes", "403");

        advance(Duration.ofSeconds(60).minusNanos(1));
        assertThat(denials.contains("1", "GET /taxes")).isTrue();
        advance(Duration.ofNanos(1));
        assertThat(denials.contains("1", "GET /taxes")).isFalse();
    }

    @Test
    void anotherDenialInBetweenMakesItNoLonger() {
        denials.add("1", "GET /taxes", "403");
        advance(Duration.ofSeconds(59));
        denials.add("1", "GET /taxes", "403");

        advance(Duration.ofSeconds(1));
        assertThat(denials.contains("1", "GET /taxes")).isFalse();
        denials.add("1", "GET /taxes", "403");
        assertThat(denials.contains("1", "GET /taxes")).as("the next one").isTrue();
    }

    @Test
    void itIsForOneOrganizationAndOneOperation() {
        denials.add("1", "GET /taxes", "403");

        assertThat(denials.contains("2", "GET /taxes")).isFalse();
        assertThat(denials.contains("1", "GET /accounts")).isFalse();
        denials.remove("2", "GET /taxes");
        assertThat(denials.contains("1", "GET /taxes")).isTrue();
        denials.remove("1", "GET /taxes");
        assertThat(denials.contains("1", "GET /taxes")).isFalse();
    }

    @Test
    void zeroTurnsItOff() {
        AccessDenials off = new AccessDenials(Duration.ZERO);

        off.add("1", "GET /taxes", "403");

        assertThat(off.contains("1", "GET /taxes")).isFalse();
    }

    private void advance(Duration duration) {
        nanos.addAndGet(duration.toNanos());
    }
}
