/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.poll;

import io.github.camel24sevenoffice.poll.RowRoute.ChangedRow;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends the failed rows again, each in its present state, before a list is read. For use by one thread at a time. */
final class Retries {

    private static final Logger LOG = LoggerFactory.getLogger(Retries.class);

    private final ListReader reader;
    private final FailedRows failed;
    private boolean targetDown;

    Retries(ListReader reader, FailedRows failed) {
        this.reader = reader;
        this.failed = failed;
    }

    /** Notes that a poll has ended early, because its target is down. */
    void setTargetDown() {
        LOG.warn(
                "Several exchanges in a row have failed. The rest of {} is left for the next poll, which tries one row first",
                reader);
        targetDown = true;
    }

    /**
     * @param choice decides what is done with a row that was read again
     * @return false if nothing more can be sent
     */
    boolean send(Dispatcher dispatcher, Choice choice) throws Exception {
        boolean probing = targetDown;
        for (String id : failed.due(probing)) {
            if (!dispatcher.isOpen()) {
                return false;
            }
            ChangedRow row = choice.of(id, failed.get(id), reader.row(id)).orElse(null);
            if (row == null) {
                continue;
            }
            dispatcher.send(List.of(row));
            if (probing) {
                dispatcher.awaitAll();
                if (failed.contains(id)) {
                    return false;
                }
                probing = false;
            }
        }
        dispatcher.awaitAll();
        targetDown = false;
        return dispatcher.isOpen();
    }

    /** What is done with a failed row. */
    @FunctionalInterface
    interface Choice {

        /**
         * @param present the row as it is now; empty when it was deleted
         * @return what to send; empty for nothing now
         */
        Optional<ChangedRow> of(String id, FailedRow failed, Optional<Row> present);
    }
}
