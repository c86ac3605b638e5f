/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.poll;

import io.github.camel24sevenoffice.paging.Page;
import io.github.camel24sevenoffice.poll.RowRoute.ChangedRow;
import java.util.ArrayList;
import java.util.List;

/** Sends the rows of a page: each by itself, or together. For use by one thread at a time. */
final class RowSender {

    private final Dispatcher dispatcher;
    private final boolean split;

    RowSender(Dispatcher dispatcher, boolean split) {
        this.dispatcher = dispatcher;
        this.split = split;
    }

    /**
     * @param changes tells what has happened to a row; null when it is not to be sent
     * @return false if not all were sent, because the consumer stops, or the target is down
     */
    boolean send(Page<Row> page, Changes changes) throws InterruptedException {
        List<ChangedRow> together = new ArrayList<>();
        String traceId = ListReader.traceId(page);
        for (Row row : page.rows()) {
            RowChange change = changes.of(row);
            if (change == null) {
                continue;
            }
            ChangedRow changed = new ChangedRow(row, change, traceId);
            if (!split) {
                together.add(changed);
            } else if (!dispatcher.send(List.of(changed))) {
                return false;
            }
        }
        return together.isEmpty() ? dispatcher.isOpen() : dispatcher.send(together);
    }

    /** Called for each row, just before it is sent. */
    @FunctionalInterface
    interface Changes {
        RowChange of(Row row);
    }
}
