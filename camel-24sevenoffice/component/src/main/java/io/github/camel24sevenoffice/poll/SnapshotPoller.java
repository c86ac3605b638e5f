/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.poll;

import io.github.camel24sevenoffice.paging.Page;
import io.github.camel24sevenoffice.paging.Pages;
import io.github.camel24sevenoffice.poll.RowRoute.ChangedRow;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.function.Function;

/**
 * Reads a whole list and sends the rows that differ from those that were delivered. Failed rows come first.
 *
 * <p>When the list seems to have lost a large share of its rows, nothing is sent. So the changed rows are held back until
 * enough of the known rows were seen.
 */
final class SnapshotPoller implements Poller {

    private final ListReader reader;
    private final RowRoute route;
    private final PollSettings settings;
    private final StopSignal stop;
    private final ExecutorService executor;
    private final FailedRows failed;
    private final Retries retries;
    private final SnapshotState state;
    private final SnapshotTable table;
    private final Checkpoints checkpoints;

    SnapshotPoller(
            ListReader reader,
            String key,
            Function<String, StateStore> stores,
            RowRoute route,
            PollSettings settings,
            StopSignal stop,
            ExecutorService executor,
            Clock clock) {
        this.reader = reader;
        this.route = route;
        this.settings = settings;
        this.stop = stop;
        this.executor = executor;
        this.failed = new FailedRows(reader.toString(), settings, clock);
        this.retries = new Retries(reader, failed);
        this.state = new SnapshotState(key, stores, failed);
        this.table = state.table();
        this.checkpoints = new Checkpoints(state::load, state::save);
    }

    @Override
    public void load() {
        checkpoints.load();
    }

    @Override
    public int poll() throws Exception {
        checkpoints.startPoll();
        Pass pass = new Pass();
        try {
            if (!reader.readsSingleRows() || retries.send(pass.dispatcher, pass::retry)) {
                pass.read();
            }
        } finally {
            pass.end();
        }
        return pass.dispatcher.completed();
    }

    /** One poll. */
    private final class Pass {

        private final Dispatcher dispatcher = new Dispatcher(route, settings.maxInFlight(), stop, this::settle);
        private final RowSender sender = new RowSender(dispatcher, settings.splitResults());
        private final boolean silent =
                !state.isComplete() && settings.startFrom().kind() == StartFrom.Kind.NOW;

        /** Another form of a row may come by id than in a list, so only a row that is surely the same is sent from here. */
        private Optional<ChangedRow> retry(String id, FailedRow row, Optional<Row> present) {
            if (present.isEmpty()) {
                if (table.find(id) >= 0) {
                    return Optional.of(new ChangedRow(Row.deleted(id), RowChange.DELETED, null));
                }
                failed.remove(id);
                return Optional.empty();
            }
            Row now = present.get();
            return now.modifiedAt() != null && now.modifiedAt().equals(row.modifiedAt())
                    ? Optional.of(new ChangedRow(now.withFingerprint(row.fingerprint()), row.change(), null))
                    : Optional.empty();
        }

        void read() throws Exception {
            if (!readToEnd(false)) {
                return;
            }
            if (!isCredible()) {
                throw new IllegalStateException(reader + " lacks " + table.missing() + " of " + table.size()
                        + " rows, more than the share of " + settings.maxDeletedShare()
                        + " that the option maxDeletedShare allows: nothing was sent. If the rows are really gone, raise the"
                        + " option for one poll");
            }
            if (table.missing() > 0) {
                remove();
            }
            if (dispatcher.isOpen()) {
                state.setComplete();
            }
        }

        private boolean isCredible() {
            return table.missing() <= settings.maxDeletedShare() * table.size();
        }

        /**
         * Reads the list to its end, and sends the rows that have changed.
         *
         * @param credible whether it is known that the list has not lost too many rows
         * @return false if the end was not reached
         */
        private boolean readToEnd(boolean credible) throws Exception {
            table.startReading();
            HeldPages held = new HeldPages();
            boolean sending = credible || isCredible();
            try (PageFetcher fetcher = new PageFetcher(executor)) {
                Pages<Row> pages = reader.pages();
                String target = reader.target(null, null, reader.dates(settings.postingWindow()));
                while (target != null) {
                    Page<Row> page = fetcher.fetch(pages, target);
                    target = page.next();
                    if (target != null) {
                        fetcher.prefetch(pages, target);
                    }
                    page.rows().forEach(row -> table.see(row.id()));
                    if (!sending && isCredible()) {
                        sending = true;
                        for (Page<Row> earlier : held.release()) {
                            if (!send(earlier)) {
                                return false;
                            }
                        }
                    }
                    if (!sending) {
                        held.add(page, this::isChanged);
                    } else if (!send(page)) {
                        return false;
                    }
                }
            }
            dispatcher.awaitAll();
            // pages that were too many to hold back are read again
            return dispatcher.isOpen() && (!held.isOverflown() || !isCredible() || readToEnd(true));
        }

        private boolean send(Page<Row> page) throws InterruptedException {
            boolean open = sender.send(page, this::change);
            checkpoints.saveIfDue();
            return open;
        }

        private boolean isChanged(Row row) {
            return !table.has(row.id(), row.fingerprint());
        }

        private RowChange change(Row row) {
            if (silent) {
                state.put(row.id(), row.fingerprint());
                return null;
            }
            if (!isChanged(row) || failed.isWaiting(row.id()) || dispatcher.isInFlight(row)) {
                return null;
            }
            return table.find(row.id()) < 0 ? RowChange.CREATED : RowChange.UPDATED;
        }

        /** A row that was skipped, because rows moved between two pages, is missing as well: each is confirmed. */
        private void remove() throws Exception {
            if (settings.postingWindow() != null) {
                // the window has moved on
                List.of(table.missingIds()).forEach(state::remove);
                return;
            }
            if (!reader.readsSingleRows() && !readToEnd(true)) {
                return;
            }
            for (String id : table.missingIds()) {
                if (failed.isWaiting(id)
                        || (reader.readsSingleRows() && reader.row(id).isPresent())) {
                    continue;
                }
                ChangedRow deleted = new ChangedRow(Row.deleted(id), RowChange.DELETED, null);
                if (!dispatcher.send(List.of(deleted))) {
                    return;
                }
                checkpoints.saveIfDue();
            }
            dispatcher.awaitAll();
        }

        private void settle(ChangedRow changed, boolean succeeded) {
            Row row = changed.row();
            if (!succeeded && failed.keep(row, changed.change())) {
                return;
            }
            failed.remove(row.id());
            if (changed.change() == RowChange.DELETED) {
                state.remove(row.id());
            } else {
                state.put(row.id(), row.fingerprint());
            }
        }

        void end() throws InterruptedException {
            dispatcher.awaitAll();
            if (dispatcher.isTargetDown()) {
                retries.setTargetDown();
            }
            checkpoints.save();
        }
    }
}
