/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camel24sevenoffice.error.FailedCall;
import io.github.camel24sevenoffice.error.TsOfficeConnectionFailedException;
import io.github.camel24sevenoffice.error.TsOfficeOperationFailedException;
import io.github.camel24sevenoffice.error.TsOfficeUnreadableResponseException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryPolicyTest {

    private static final RetryPolicy POLICY = RetryPolicy.DEFAULT;

    private static TsOfficeOperationFailedException failure(String method, int status, String retryAfter) {
        return TsOfficeOperationFailedException.of(
                new FailedCall(
                        "http://x",
                        method,
                        "/x",
                        List.of(),
                        "1",
                        status,
                        null,
                        retryAfter == null ? Map.of() : Map.of("Retry-After", retryAfter),
                        ""),
                false);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, 429, 2",
        "POST, 429, 2",
        "PATCH, 429, 2",
        "GET, 408, 1",
        "PUT, 408, 1",
        "DELETE, 408, 1",
        "POST, 408, 0",
        "GET, 500, 1",
        "GET, 502, 1",
        "GET, 503, 1",
        "GET, 504, 1",
        "PUT, 503, 1",
        "DELETE, 503, 1",
        "POST, 500, 0",
        "POST, 503, 0",
        "PATCH, 502, 0",
        "GET, 400, 0",
        "GET, 404, 0",
        "GET, 409, 0"
    })
    void theDelaysDoubleAndAreLongerByUpToAQuarter(String method, int status, long seconds) {
        for (int retries = 0; retries < 5; retries++) {
            Optional<Duration> delay = POLICY.delay(failure(method, status, null), retries);
            if (seconds == 0) {
                assertThat(delay).isEmpty();
            } else {
                Duration least = Duration.ofSeconds(seconds << retries);
                assertThat(delay.orElseThrow()).isBetween(least, least.plus(least.dividedBy(4)));
            }
        }
        assertThat(POLICY.delay(failure(method, status, null), 5)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 503})
    void theServerIsObeyedAndNeverCalledEarlier(int status) {
        assertThat(POLICY.delay(failure("GET", status, "2"), 3)).contains(Duration.ofSeconds(2));
        assertThat(POLICY.delay(failure("GET", status, "300"), 0)).contains(Duration.ofMinutes(5));
        assertThat(POLICY.delay(failure("GET", status, "301"), 0)).isEmpty();
        assertThat(POLICY.delay(failure("GET", status, "99999999999"), 0)).isEmpty();
        assertThat(failure("GET", status, "99999999999"))
                .hasMessageContaining(
                        "longer than the option maxRetryAfter allows (300 s), so that the call is not repeated");
    }

    @Test
    void aFreshTokenIsTriedOnceAndNotCounted() {
        assertThat(POLICY.delay(failure("POST", 403, null), 5)).contains(Duration.ZERO);
        assertThat(new RetryPolicy(0, Duration.ZERO, Duration.ZERO).delay(failure("GET", 401, null), 0))
                .contains(Duration.ZERO);
        assertThat(POLICY.delay(
                        TsOfficeOperationFailedException.of(
                                new FailedCall("http://x", "GET", "/x", List.of(), "1", 403, null, Map.of(), ""), true),
                        0))
                .isEmpty();
    }

    @Test
    void aFailedConnectionIsRepeatedWhereThatIsSafe() {
        assertThat(POLICY.delay(connection(true), 0)).isPresent();
        assertThat(POLICY.delay(connection(false), 0)).isEmpty();
        assertThat(POLICY.delay(new TsOfficeUnreadableResponseException("GET /x", "is not JSON"), 0))
                .isEmpty();
        assertThat(POLICY.delay(new TsOfficeUnreadableResponseException("POST /x", "is not JSON", true), 0))
                .isPresent();
        assertThat(POLICY.delay(new IllegalStateException("any other"), 0)).isEmpty();
    }

    private static TsOfficeConnectionFailedException connection(boolean repeatable) {
        return new TsOfficeConnectionFailedException("POST", "/x", "1", repeatable, new IOException("reset"));
    }
}
