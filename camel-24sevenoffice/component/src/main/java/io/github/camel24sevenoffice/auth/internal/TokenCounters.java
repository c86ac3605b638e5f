/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.auth.internal;

import io.github.camel24sevenoffice.auth.TokenRequestFailedException;
import io.github.camel24sevenoffice.auth.TokenStatistics;
import io.github.camel24sevenoffice.auth.internal.TokenSource.IssuedToken;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.LongAdder;

/** Counts what happens to the tokens of a TokenManager. A call with a fresh token counts nothing. Thread-safe. */
public final class TokenCounters {

    private final LongAdder requests = new LongAdder();
    private final LongAdder failures = new LongAdder();
    private final LongAdder renewals = new LongAdder();
    private final LongAdder rejections = new LongAdder();
    private final LongAdder shared = new LongAdder();
    private volatile LastError lastError = new LastError(null, null);
    private volatile TokenRequestTimer timer = TokenRequestTimer.NONE;

    /**
     * @param requestTimer receives the duration of each request
     */
    public void timedBy(TokenRequestTimer requestTimer) {
        timer = requestTimer;
    }

    void requested(Duration took, boolean successful) {
        requests.increment();
        timer.record(took, successful);
    }

    void accepted(IssuedToken issued, boolean renewed) {
        if (issued.shared()) {
            shared.increment();
        }
        if (renewed) {
            renewals.increment();
        }
    }

    void failed(TokenRequestFailedException failure, long now) {
        failures.increment();
        lastError = new LastError(failure.getMessage(), Instant.ofEpochMilli(now));
    }

    void rejected() {
        rejections.increment();
    }

    /**
     * @param organizations how many organizations are held
     * @return the counts
     */
    public TokenStatistics statistics(int organizations) {
        LastError last = lastError;
        return new TokenStatistics(
                organizations,
                requests.sum(),
                failures.sum(),
                renewals.sum(),
                rejections.sum(),
                shared.sum(),
                last.message,
                last.at);
    }

    /** Receives the duration of each request. */
    public interface TokenRequestTimer {

        TokenRequestTimer NONE = (took, successful) -> {};

        void record(Duration took, boolean successful);
    }

    private record LastError(String message, Instant at) {}
}
