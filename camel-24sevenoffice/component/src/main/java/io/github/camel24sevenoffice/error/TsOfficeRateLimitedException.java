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
        this(call, advice(call), RetryAfter.of(call));
    }

    /**
     * @param call the failed call, not null
     * @param advice a sentence on what to do
     * @param retryAfter when to call again; null when that is not known
     */
    protected TsOfficeRateLimitedException(FailedCall call, String advice, Duration retryAfter) {
        super(call, advice);
        this.retryAfter = retryAfter;
    }

    private static String advice(FailedCall call) {
        String advice = RetryAfter.advice(call);
        return advice.isEmpty() ? "The API does not say when to call again" : advice;
    }

    /**
     * @return how long to wait before the next call; null when that is not known
     */
    public Duration getRetryAfter() {
        return retryAfter;
    }
}
