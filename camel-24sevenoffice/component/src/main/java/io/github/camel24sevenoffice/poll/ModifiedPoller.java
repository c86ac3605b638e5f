/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.poll;

import io.github.camel24sevenoffice.paging.Page;
import io.github.camel24sevenoffice.poll.RowRoute.ChangedRow;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends the rows that have changed since the watermark, for lists that can be filtered by the time of the last change. Failed
 * rows come first.
 */
final class ModifiedPoller implements Poller {

    private static final Logger LOG = LoggerFactory.getLogger(ModifiedPoller.class);

    private final ListReader reader;
    private final RowRoute route;
    private final PollSettings settings;
    private final StopSignal stop;
    private final ExecutorService executor;
    private final Clock clock;
    private final StateStore store;
    private final FailedRows failed;
    private final Retries retries;
    private final ModifiedState state;
    private final ServerClock serverClock;
    private final Checkpoints checkpoints;
    private boolean disordered;

    ModifiedPoller(
            ListReader reader,
            StateStore store,
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
        this.clock = clock;
        this.store = store;
        this.failed = new FailedRows(reader.toString(), settings, clock);
        this.retries = new Retries(reader, failed);
        this.state = new ModifiedState(settings.overlap());
        this.serverClock = new ServerClock(state, reader, settings.overlap());
        this.checkpoints = new Checkpoints(this::read, this::save);
    }

    @Override
    public void load() {
        checkpoints.load();
    }

    private void read() {
        String text = store.load();
        ModifiedText stored = text == null ? ModifiedText.EMPTY : ModifiedText.parse(store.key(), text);
        state.load(stored);
        failed.load(stored.failedOrEmpty());
    }

    private void save() {
        state.prune();
        store.save(state.toText(failed).text());
    }

    @Override
    public int poll() throws Exception {
        checkpoints.startPoll();
        serverClock.startPoll();
        Pass pass = new Pass();
        try {
            if (retries.send(pass.dispatcher, pass::retry)) {
                pass.read();
            }
        } finally {
            pass.end();
        }
        return pass.dispatcher.completed();
    }

    /** One poll. */
    private final class Pass implements ModifiedReading.Rows {

        private final WatermarkQueue sent = new WatermarkQueue();
        private final Dispatcher dispatcher = new Dispatcher(route, settings.maxInFlight(), stop, this::settle);
        private final RowSender sender = new RowSender(dispatcher, settings.splitResults());
        private final Instant before = state.watermark();

        private Optional<ChangedRow> retry(String id, FailedRow row, Optional<Row> present) {
            if (present.isEmpty()) {
                LOG.info("Row {} of {} was deleted after its exchange had failed", id, reader);
                failed.remove(id);
            }
            return present.map(now -> new ChangedRow(now, row.change(), null));
        }

        void read() throws Exception {
            ListReader.Dates dates = dates();
            try (ModifiedReading reading = new ModifiedReading(reader, new PageFetcher(executor), this)) {
                if (state.watermark() == null && !begin(dates)) {
                    return;
                }
                boolean isWindowLonger = dates != null
                        && state.windowEnd() != null
                        && dates.end().isAfter(state.windowEnd());
                if (isWindowLonger && !reading.unsorted(null, new ListReader.Dates(state.windowEnd(), dates.end()))) {
                    return;
                }
                if (readChanges(reading, dates)) {
                    finish(dates);
                }
            }
        }

        private void finish(ListReader.Dates dates) {
            state.setComplete();
            state.setWindowEnd(dates == null ? null : dates.end());
        }

        private ListReader.Dates dates() throws Exception {
            PostingWindow window = settings.postingWindow();
            if (window == null) {
                return null;
            }
            LocalDate here = LocalDate.now(clock);
            Instant now = serverClock
                    .time(new ListReader.Dates(here, here.plusDays(1)))
                    .orElse(clock.instant());
            LocalDate today = LocalDate.ofInstant(now, clock.getZone());
            return new ListReader.Dates(window.begin(today), window.end(today));
        }

        /** Sets the first watermark, as the option startFrom says. False when the poll ends with it. */
        private boolean begin(ListReader.Dates dates) throws Exception {
            switch (settings.startFrom().kind()) {
                case NOW -> {
                    Instant now = serverClock
                            .time(dates)
                            .orElseThrow(() -> new IllegalStateException("The responses of " + reader
                                    + " have no Date header, which startFrom=now needs; set startFrom to a time"));
                    // what has changed just before now was not changed from now on, though the overlap reads it
                    try (ModifiedReading earlier =
                            new ModifiedReading(reader, new PageFetcher(executor), (page, inOrder) -> {
                                page.rows().stream()
                                        .filter(row -> row.modifiedAt() != null
                                                && row.modifiedAt().isBefore(now))
                                        .forEach(state::setDelivered);
                                return !stop.isStopped();
                            })) {
                        if (earlier.unsorted(now.minus(settings.overlap()), dates)) {
                            state.rewind(now);
                            finish(dates);
                        }
                    }
                    return false;
                }
                case TIME -> {
                    state.rewind(settings.startFrom().time().plus(settings.overlap()));
                    finish(dates);
                    return true;
                }
                default -> {
                    return true;
                }
            }
        }

        private boolean readChanges(ModifiedReading reading, ListReader.Dates dates) throws Exception {
            if (disordered || !reader.list().isSortable()) {
                return readUnsorted(reading, dates);
            }
            ModifiedReading.End end = reading.sorted(state.readFrom(), dates);
            if (end == ModifiedReading.End.DISORDERED) {
                LOG.warn(
                        "{} is not sorted by modifiedAt as requested. From now on it is read page by page, and twice",
                        reader);
                disordered = true;
                // the stamps of the earlier pages prove nothing
                dispatcher.awaitAll();
                sent.clear();
                state.rewind(before);
                return readUnsorted(reading, dates);
            }
            if (end == ModifiedReading.End.STOPPED) {
                return false;
            }
            // rows without a stamp never pass a filter; they may be at either end of the list
            return state.isComplete() || reading.unstamped(dates);
        }

        private boolean readUnsorted(ModifiedReading reading, ListReader.Dates dates) throws Exception {
            if (!reading.unsorted(state.readFrom(), dates)) {
                return false;
            }
            dispatcher.awaitAll();
            state.advance(serverClock.notAfterNow(reading.latestStamp()));
            return true;
        }

        @Override
        public boolean page(Page<Row> page, boolean inOrder) throws InterruptedException {
            if (serverClock.hasGoneBack(page)) {
                return false;
            }
            boolean open = sender.send(page, row -> change(row, inOrder));
            state.advance(serverClock.notAfterNow(sent.completed()));
            checkpoints.saveIfDue();
            return open;
        }

        private RowChange change(Row row, boolean inOrder) {
            boolean known = state.isDelivered(row) || failed.contains(row.id()) || dispatcher.isInFlight(row);
            if (inOrder) {
                sent.add(row, known);
            }
            if (known) {
                return null;
            }
            boolean createdSince = row.createdAt() != null
                    && !state.knows(row.id())
                    && (before == null || row.createdAt().isAfter(before));
            return row.isNew() || createdSince ? RowChange.CREATED : RowChange.UPDATED;
        }

        private void settle(ChangedRow changed, boolean succeeded) {
            Row row = changed.row();
            boolean retried = failed.contains(row.id());
            boolean kept = !succeeded && failed.keep(row, changed.change());
            if (succeeded) {
                failed.remove(row.id());
            }
            if (!kept && retried) {
                state.setDeliveredById(row);
            } else if (!kept) {
                state.setDelivered(row);
            }
            sent.complete(row);
        }

        void end() throws InterruptedException {
            dispatcher.awaitAll();
            if (dispatcher.isTargetDown()) {
                retries.setTargetDown();
            }
            state.advance(serverClock.notAfterNow(sent.completed()));
            checkpoints.save();
        }
    }
}
