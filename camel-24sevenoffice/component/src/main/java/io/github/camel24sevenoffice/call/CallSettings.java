/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.call;

import java.time.Duration;

/**
 * The limits of a call, and what happens after a failed one. Immutable.
 *
 * @param responseTimeout how long the API may send nothing; zero for no limit
 * @param callTimeout how long the whole call may take, the response included; zero for no limit
 * @param maxResponseSize the largest response in memory in bytes, counted after decompression
 * @param retries which failed calls are repeated
 * @param createOnce whether a POST may be repeated, because its key is looked up before
 */
public record CallSettings(
        Duration responseTimeout, Duration callTimeout, long maxResponseSize, RetryPolicy retries, boolean createOnce) {

    /**
     * @return these settings for a call that is not a POST with a key
     */
    CallSettings withoutKey() {
        return new CallSettings(responseTimeout, callTimeout, maxResponseSize, retries, false);
    }
}
