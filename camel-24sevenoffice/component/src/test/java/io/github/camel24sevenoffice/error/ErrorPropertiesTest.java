/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

/** What holds for any error response. */
class ErrorPropertiesTest {

    private static FailedCall call(int status, Map<String, String> headers, String body) {
        return new FailedCall("http://x", "GET", "/x", List.of(), "1", status, null, headers, body);
    }

    @Property
    void anyBodyMakesAnException(@ForAll @IntRange(min = 300, max = 599) int status, @ForAll String body) {
        assertThat(TsOfficeOperationFailedException.of(call(status, Map.of(), body), false))
                .hasMessageContaining("GET /x failed for organization 1: " + status);
    }

    @Property
    void anyJsonMakesAnException(@ForAll("errors") String body) {
        TsOfficeOperationFailedException failure =
                TsOfficeOperationFailedException.of(call(400, Map.of(), body), false);

        assertThat(failure.getValidationErrors()).isNotNull();
        assertThat(failure.getMessage()).hasSizeLessThan(20_000);
    }

    @Property
    void anyRetryAfterIsReadOrIgnored(@ForAll String value) {
        Duration wait = RetryAfter.of(call(429, Map.of("Retry-After", value), ""));

        assertThat(wait == null || !wait.isNegative()).isTrue();
    }

    @Property
    void secondsAreNeverLessThanAsked(@ForAll @LongRange(min = 0) long seconds) {
        Duration wait = RetryAfter.of(call(429, Map.of("retry-after", " " + seconds + " "), ""));

        assertThat(wait).isGreaterThanOrEqualTo(Duration.ofSeconds(Math.min(seconds, 999_999_999)));
    }

    @Property
    void aDateIsByTheClockOfTheServer(
            @ForAll @IntRange(max = 100_000) int seconds, @ForAll @IntRange(max = 2_000_000_000) int now) {
        ZonedDateTime date = ZonedDateTime.parse("1970-01-01T00:00:00Z").plusSeconds(now);
        DateTimeFormatter http = DateTimeFormatter.RFC_1123_DATE_TIME;
        Map<String, String> headers = Map.of(
                "Date",
                date.format(http),
                "Retry-After",
                date.plusSeconds(seconds).format(http));

        assertThat(RetryAfter.of(call(503, headers, ""))).isEqualTo(Duration.ofSeconds(seconds));
    }

    @Provide
    Arbitrary<String> errors() {
        return Arbitraries.of(
                        "{",
                        "}",
                        "[",
                        "]",
                        ":",
                        ",",
                        "\"error\"",
                        "\"name\"",
                        "\"message\"",
                        "\"validationErrors\"",
                        "\"path\"",
                        "\"keyword\"",
                        "\"trackingId\"",
                        "null",
                        "1e999",
                        "true",
                        "\"x\"",
                        "\\u0000",
                        "{}",
                        "[[]]")
                .list()
                .ofMaxSize(15)
                .map(parts -> String.join("", parts));
    }
}
