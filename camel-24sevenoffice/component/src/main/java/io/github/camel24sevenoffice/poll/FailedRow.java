/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.poll;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.time.Instant;

/**
 * A row whose exchange has failed, to be read and sent again.
 *
 * @param attempts how often it has failed
 * @param retryAt when it may be sent again, by the clock of this machine: the server's time does not matter here
 * @param change how the row had changed when it failed first
 * @param modifiedAt the stamp of the row when it failed last, or null
 * @param fingerprint the fingerprint of the row when it failed last
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record FailedRow(int attempts, Instant retryAt, RowChange change, Instant modifiedAt, long fingerprint) {

    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);
    private static final int MOST_DOUBLINGS = 8;

    /** The first retry comes with the next poll, the later ones after pauses that double. */
    static FailedRow of(FailedRow before, Row row, RowChange change, Instant now, Duration firstPause) {
        if (before == null) {
            return new FailedRow(1, now, change, row.modifiedAt(), row.fingerprint());
        }
        Duration pause = firstPause.multipliedBy(1L << Math.min(before.attempts - 1, MOST_DOUBLINGS));
        Duration limited = pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
        return new FailedRow(
                before.attempts + 1, now.plus(limited), before.change, row.modifiedAt(), row.fingerprint());
    }

    boolean isDue(Instant now) {
        return !now.isBefore(retryAt);
    }
}
