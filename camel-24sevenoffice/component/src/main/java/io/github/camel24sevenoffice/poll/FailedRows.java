/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.poll;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The rows whose exchanges have failed, in the order in which they failed first. For use by one thread at a time. */
final class FailedRows {

    private static final Logger LOG = LoggerFactory.getLogger(FailedRows.class);

    private final Map<String, FailedRow> rows = new LinkedHashMap<>();
    private final String list;
    private final PollSettings settings;
    private final Clock clock;

    /**
     * @param list the list and the organization, for messages
     * @param settings when a row is sent again, and when it is given up
     * @param clock measures the pauses
     */
    FailedRows(String list, PollSettings settings, Clock clock) {
        this.list = list;
        this.settings = settings;
        this.clock = clock;
    }

    void load(Map<String, FailedRow> stored) {
        rows.clear();
        rows.putAll(stored);
    }

    Map<String, FailedRow> toStore() {
        return rows;
    }

    FailedRow get(String id) {
        return rows.get(id);
    }

    boolean contains(String id) {
        return rows.containsKey(id);
    }

    /** Whether the row has failed, and its pause has not ended. */
    boolean isWaiting(String id) {
        return contains(id) && !rows.get(id).isDue(clock.instant());
    }

    /** The ids whose pause has ended. If the target was down, at least the first one: it shows whether it still is. */
    List<String> due(boolean targetWasDown) {
        Instant now = clock.instant();
        List<String> due = rows.entrySet().stream()
                .filter(row -> row.getValue().isDue(now))
                .map(Map.Entry::getKey)
                .toList();
        return due.isEmpty() && targetWasDown ? rows.keySet().stream().limit(1).toList() : due;
    }

    void remove(String id) {
        rows.remove(id);
    }

    /** Keeps a row whose exchange has failed. False when it is given up. */
    boolean keep(Row row, RowChange change) {
        FailedRow failed = FailedRow.of(rows.get(row.id()), row, change, clock.instant(), settings.retryPause());
        if (settings.maxAttempts() > 0 && failed.attempts() >= settings.maxAttempts()) {
            rows.remove(row.id());
            LOG.error(
                    "Row {} of {} is given up: its exchange has failed {} times, as often as the option maxAttempts allows",
                    row.id(),
                    list,
                    failed.attempts());
            return false;
        }
        LOG.warn(
                "The exchange of row {} of {} has failed, attempt {}. The row is read and sent again, at the earliest at {}",
                row.id(),
                list,
                failed.attempts(),
                failed.retryAt());
        rows.put(row.id(), failed);
        return true;
    }
}
