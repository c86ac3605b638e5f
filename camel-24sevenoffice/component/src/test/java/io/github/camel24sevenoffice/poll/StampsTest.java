/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.poll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Stamps in the styles of the API, and in others. */
class StampsTest {

    @ParameterizedTest
    @CsvSource({
        "2026-01-15T08:00:00Z, 2026-01-15T08:00:00Z",
        "2026-01-15 08:00:00.120Z, 2026-01-15T08:00:00.12Z",
        "2026-01-15T08:00:00.1Z, 2026-01-15T08:00:00.1Z",
        "2026-01-15T08:00:00.1234567Z, 2026-01-15T08:00:00.1234567Z",
        "2026-01-15T08:00:00.123456789Z, 2026-01-15T08:00:00.123456789Z",
        "2026-01-15T08:00:00.5+01:00, 2026-01-15T07:00:00.5Z",
        "2026-01-15T08:00:00-0130, 2026-01-15T09:30:00Z",
        "2026-01-15T08:00:00, 2026-01-15T08:00:00Z",
        "2026-01-15T08:00Z, 2026-01-15T08:00:00Z",
        "'  2026-01-15T08:00:00Z ', 2026-01-15T08:00:00Z",
        "2024-02-29T23:59:59.999Z, 2024-02-29T23:59:59.999Z"
    })
    void areReadInAnyStyle(String text, Instant expected) {
        assertThat(Stamps.parse(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "yesterday",
                "2026-01-15",
                "2026-13-15T08:00:00Z",
                "2026-02-30T08:00:00Z",
                "2026-01-15T25:00:00Z",
                "2026-01-15T08:00:00.1234567890Z",
                "2026-01-15X08:00:00Z",
                "2026-01-15T08:00:0xZ"
            })
    void anythingElseIsRefused(String text) {
        assertThatThrownBy(() -> Stamps.parse(text)).isInstanceOf(DateTimeException.class);
    }

    @Test
    void areReadAsTheJdkReadsThem() {
        Random random = new Random(42);
        for (int i = 0; i < 2_000; i++) {
            Instant instant = Instant.ofEpochSecond(random.nextInt(), random.nextInt(1_000_000_000));
            for (ChronoUnit unit : new ChronoUnit[] {ChronoUnit.NANOS, ChronoUnit.MILLIS, ChronoUnit.SECONDS}) {
                Instant expected = instant.truncatedTo(unit);
                assertThat(Stamps.parse(expected.toString())).isEqualTo(expected);
                assertThat(Stamps.parse(expected.toString().replace('T', ' '))).isEqualTo(expected);
            }
        }
    }
}
