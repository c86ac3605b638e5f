/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.call;

import java.time.Duration;

/** A call was not made, because its organization has reached a limit. */
final class LimitReachedException extends Exception {

    private static final long serialVersionUID = 1L;

    private final Duration retryAfter;

    /**
     * @param message which limit
     * @param retryAfter when the next call can be made; null when that is not known
     */
    LimitReachedException(String message, Duration retryAfter) {
        super(message);
        this.retryAfter = retryAfter;
    }

    Duration retryAfter() {
        return retryAfter;
    }
}
