/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.poll;

import java.time.Duration;

/**
 * The options of a consumer that its polls follow.
 *
 * @param startFrom where to begin without a stored state
 * @param overlap how much before the watermark is read again
 * @param postingWindow the dates to read for; null where the list has none, or the endpoint names them
 * @param maxInFlight how many rows may be in work at the same time
 * @param maxAttempts how often a row may fail until it is given up; 0 for no limit
 * @param retryPause how long a row waits that has failed twice; each time twice as long after that
 * @param maxDeletedShare the largest share of the rows that may be gone at once
 * @param splitResults whether each row is sent by itself, or a page at a time
 */
public record PollSettings(
        StartFrom startFrom,
        Duration overlap,
        PostingWindow postingWindow,
        int maxInFlight,
        int maxAttempts,
        Duration retryPause,
        double maxDeletedShare,
        boolean splitResults) {}
