/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.poll;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;

/**
 * How far the changes of a list were delivered. For use by one thread at a time.
 *
 * <p>All rows with a stamp up to the watermark are delivered or among the failed ones. The rows of the overlap before it, and
 * those after it that are delivered already, are remembered one by one, since they will be read again.
 */
final class ModifiedState {

    private final Map<String, Instant> delivered = new HashMap<>();
    /** Of the rows whose stamp does not tell their states apart. */
    private final Map<String, Long> fingerprints = new HashMap<>();

    private final Duration overlap;
    private Instant watermark;
    private Instant serverTime;
    private LocalDate windowEnd;
    private boolean complete;

    ModifiedState(Duration overlap) {
        this.overlap = overlap;
    }

    void load(ModifiedText text) {
        delivered.clear();
        fingerprints.clear();
        delivered.putAll(text.deliveredOrEmpty());
        fingerprints.putAll(text.fingerprintsOrEmpty());
        watermark = text.watermark();
        serverTime = text.serverTime();
        windowEnd = text.windowEnd();
        complete = text.complete();
    }

    ModifiedText toText(FailedRows failed) {
        return new ModifiedText(
                ModifiedText.VERSION,
                watermark,
                serverTime,
                windowEnd,
                complete,
                Map.copyOf(delivered),
                Map.copyOf(fingerprints),
                failed.toStore());
    }

    /** Null before the first rows. */
    Instant watermark() {
        return watermark;
    }

    /** Whether a first pass has come to its end. */
    boolean isComplete() {
        return complete;
    }

    void setComplete() {
        complete = true;
    }

    /** The latest time that the server has told; null before the first response. */
    Instant serverTime() {
        return serverTime;
    }

    void setServerTime(Instant time) {
        serverTime = time;
    }

    /** The day up to which a window of dates was read; null without one. */
    LocalDate windowEnd() {
        return windowEnd;
    }

    void setWindowEnd(LocalDate day) {
        windowEnd = day;
    }

    /** From when on to read: the overlap before the watermark; null for everything. */
    Instant readFrom() {
        return watermark == null ? null : watermark.minus(overlap);
    }

    boolean isDelivered(Row row) {
        Long fingerprint = fingerprints.get(row.id());
        if (row.modifiedAt() == null) {
            return fingerprint != null && fingerprint == row.fingerprint();
        }
        return row.modifiedAt().equals(delivered.get(row.id()))
                && (row.isToldByStamp() || fingerprint == null || fingerprint == row.fingerprint());
    }

    boolean knows(String id) {
        return delivered.containsKey(id) || fingerprints.containsKey(id);
    }

    /** Notes a row of the list. */
    void setDelivered(Row row) {
        setDelivered(row, !row.isToldByStamp());
    }

    /** Notes a row that was read by id: it may have another form than in the list, so that its stamp counts if it has one. */
    void setDeliveredById(Row row) {
        setDelivered(row, row.modifiedAt() == null);
    }

    private void setDelivered(Row row, boolean contentCounts) {
        if (row.modifiedAt() != null) {
            delivered.put(row.id(), row.modifiedAt());
        }
        if (contentCounts) {
            fingerprints.put(row.id(), row.fingerprint());
        } else {
            fingerprints.remove(row.id());
        }
    }

    /** Moves on to a stamp; back it goes with {@link #rewind} only. */
    void advance(Instant stamp) {
        if (stamp != null && (watermark == null || stamp.isAfter(watermark))) {
            watermark = stamp;
        }
    }

    /** Forgets what will not be read again. */
    void prune() {
        Instant from = readFrom();
        if (from != null) {
            delivered.entrySet().removeIf(row -> {
                boolean old = row.getValue().isBefore(from);
                if (old) {
                    fingerprints.remove(row.getKey());
                }
                return old;
            });
        }
    }

    void rewind(Instant stamp) {
        watermark = stamp;
    }
}
