/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.poll;

import java.time.Instant;

/**
 * Tells whether a reading of several pages may have skipped a row. When a row goes, or moves to the end, while the pages are
 * read, the rows behind it move up by one, and the first row of the next page is skipped. The row that went is then missing
 * in the next reading. So a reading has skipped nothing when the next one shows all of its rows again, in the same state, and
 * it has shown none of them twice. For use by one thread at a time.
 */
final class PassCheck {

    private LongSet before = null;
    private boolean beforeRepeated;
    private Instant beforeMaximum;
    private LongSet now = new LongSet();
    private boolean repeated;
    private int foundAgain;
    private Instant maximum;

    void add(Row row) {
        Instant stamp = row.modifiedAt();
        long mark = stamp == null ? row.fingerprint() : stamp.getEpochSecond() * 1_000_000_000L + stamp.getNano();
        long state = Digest.of(row.id()) * 0x9e3779b97f4a7c15L + mark;
        if (!now.add(state)) {
            repeated = true;
        } else if (before != null && before.contains(state)) {
            foundAgain++;
        }
        if (row.modifiedAt() != null && (maximum == null || row.modifiedAt().isAfter(maximum))) {
            maximum = row.modifiedAt();
        }
    }

    /**
     * At the end of a reading.
     *
     * @param onePage whether it was a single page, which cannot be disturbed
     * @return whether a reading is confirmed: this one if it was a single page, else the one before
     */
    boolean isConfirmed(boolean onePage) {
        if (onePage) {
            beforeMaximum = maximum;
            return true;
        }
        return before != null && !beforeRepeated && foundAgain == before.size();
    }

    /** The latest stamp in the confirmed reading; null without any. */
    Instant confirmedMaximum() {
        return beforeMaximum;
    }

    /** Before the next reading. */
    void next() {
        before = now;
        beforeRepeated = repeated;
        beforeMaximum = maximum;
        now = new LongSet();
        repeated = false;
        foundAgain = 0;
        maximum = null;
    }
}
