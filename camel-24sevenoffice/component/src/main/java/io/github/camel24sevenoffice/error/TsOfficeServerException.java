/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.error;

import java.time.Duration;

/** The API, or a gateway in front of it, responded with 408 or 5xx: the work failed, or its outcome is unknown. */
public class TsOfficeServerException extends TsOfficeOperationFailedException {

    private static final long serialVersionUID = 1L;

    private static final String NOT_REPEATABLE =
            "The work may have been done: check before you repeat the call, which would do it twice";

    private final Duration retryAfter;
    private final boolean repeatable;

    /**
     * @param call the failed call, not null
     */
    public TsOfficeServerException(FailedCall call) {
        super(call, call.repeatable() ? RetryAfter.advice(call) : NOT_REPEATABLE);
        retryAfter = RetryAfter.of(call);
        repeatable = call.repeatable();
    }

    /**
     * @return whether the call may be repeated: true for GET, PUT and DELETE, which are idempotent, and for a POST with the
     *     option createOnce
     */
    public boolean isRepeatable() {
        return repeatable;
    }

    /**
     * @return how long to wait before the next call, as the server said; null when it did not
     */
    public Duration getRetryAfter() {
        return retryAfter;
    }
}
