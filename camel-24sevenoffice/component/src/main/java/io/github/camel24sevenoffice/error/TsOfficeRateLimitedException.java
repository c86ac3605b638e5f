/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.error;

import java.time.Duration;

/** The API responded with 429: too many calls. Nothing was done, and the call may be repeated later. */
public class TsOfficeRateLimitedException extends TsOfficeOperationFailedException {

    private static final long serialVersionUID = 1L;

    private final Duration retryAfter;

    /**
     * @param call the failed call, not null
     */
    public TsOfficeRateLimitedException(FailedCall call) {
        super(call, advice(RetryAfter.of(call)));
        retryAfter = RetryAfter.of(call);
    }

    private static String advice(Duration retryAfter) {
        return retryAfter == null
                ? "The API does not say when to call again"
                : "Call again after " + retryAfter.toSeconds() + " s";
    }

    /**
     * @return how long the server asks to wait; null when it does not say
     */
    public Duration getRetryAfter() {
        return retryAfter;
    }
}
