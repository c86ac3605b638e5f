/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.poll;

import io.github.camel24sevenoffice.paging.Page;
import io.github.camel24sevenoffice.paging.Pages;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the changed rows of a list so that none is skipped, although rows may move from page to page meanwhile. For use by
 * one thread at a time.
 *
 * <p>A sorted list is read by moving the filter along: each request asks for the rows from the last stamp on, so that it is
 * always the first page that is read. Where that does not lead on, because a page holds rows of one stamp only, and in lists
 * that cannot be sorted, the pages are read by number, and read again until {@link PassCheck} confirms that nothing was
 * skipped.
 */
final class ModifiedReading implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ModifiedReading.class);

    private static final String ASCENDING = "modifiedAt:asc";
    private static final String DESCENDING = "modifiedAt:desc";

    /** A list that changes in each of so many readings is left for the next poll. */
    private static final int MOST_READINGS = 10;

    private final ListReader reader;
    private final PageFetcher fetcher;
    private final Rows rows;
    private Instant latestStamp;
    private Instant goOnFrom;

    ModifiedReading(ListReader reader, PageFetcher fetcher, Rows rows) {
        this.reader = reader;
        this.fetcher = fetcher;
        this.rows = rows;
    }

    /**
     * Reads a list that can be sorted.
     *
     * @param from the oldest change; null for all
     */
    End sorted(Instant from, ListReader.Dates dates) throws Exception {
        Instant filter = from;
        Instant last = from;
        while (true) {
            Pages<Row> pages = reader.pages();
            Page<Row> page = fetcher.fetch(pages, reader.target(filter, ASCENDING, dates));
            if (!isInOrder(page.rows(), last)) {
                return End.DISORDERED;
            }
            Instant next = stampBefore(lastStamp(page.rows()));
            boolean leadsOn = next != null && (filter == null || next.isAfter(filter));
            if (page.next() != null && leadsOn) {
                fetcher.prefetch(reader.pages(), reader.target(next, ASCENDING, dates));
            }
            if (!rows.page(page, true)) {
                return End.STOPPED;
            }
            if (page.next() == null) {
                return End.REACHED;
            }
            if (!leadsOn) {
                End end = block(filter, dates);
                if (end != null) {
                    return end;
                }
                next = goOnFrom;
            }
            filter = next;
            last = next;
        }
    }

    /**
     * Reads rows of one stamp, or without one, that fill more than a page.
     *
     * @return null to go on from {@link #goOnFrom}
     */
    private End block(Instant filter, ListReader.Dates dates) throws Exception {
        PassCheck check = new PassCheck();
        for (int reading = 0; reading < MOST_READINGS; reading++) {
            Pages<Row> pages = reader.pages();
            String target = reader.target(filter, ASCENDING, dates);
            int count = 0;
            goOnFrom = null;
            while (target != null && goOnFrom == null) {
                Page<Row> page = fetcher.fetch(pages, target);
                count++;
                page.rows().stream().filter(row -> isInBlock(row, filter)).forEach(check::add);
                if (!rows.page(page, true)) {
                    return End.STOPPED;
                }
                Instant next = stampBefore(lastStamp(page.rows()));
                goOnFrom = next != null && (filter == null || next.isAfter(filter)) ? next : null;
                target = page.next();
            }
            if (check.isConfirmed(count == 1)) {
                return goOnFrom == null ? End.REACHED : null;
            }
            check.next();
        }
        warnUnsettled();
        return End.STOPPED;
    }

    private static boolean isInBlock(Row row, Instant filter) {
        return row.modifiedAt() == null
                || (filter != null && !stampBefore(row.modifiedAt()).isAfter(filter));
    }

    /**
     * Reads a list to its end, as often as it takes.
     *
     * @return false if the end was not reached, or rows may have been skipped
     */
    boolean unsorted(Instant from, ListReader.Dates dates) throws Exception {
        return readAgain(reader.target(from, null, dates), false);
    }

    /**
     * Reads the rows without a stamp that come last in a sorted list, and so never with a filter.
     *
     * @return false if the last one was not reached, or rows may have been skipped
     */
    boolean unstamped(ListReader.Dates dates) throws Exception {
        return readAgain(reader.target(null, DESCENDING, dates), true);
    }

    private boolean readAgain(String first, boolean unstampedOnly) throws Exception {
        PassCheck check = new PassCheck();
        for (int reading = 0; reading < MOST_READINGS; reading++) {
            Pages<Row> pages = reader.pages();
            String target = first;
            int count = 0;
            while (target != null) {
                Page<Row> page = fetcher.fetch(pages, target);
                count++;
                boolean isLast = unstampedOnly && lastStamp(page.rows()) != null;
                target = isLast ? null : page.next();
                if (target != null) {
                    fetcher.prefetch(pages, target);
                }
                Page<Row> wanted = unstampedOnly ? unstamped(page) : page;
                wanted.rows().forEach(check::add);
                if (!rows.page(wanted, false)) {
                    return false;
                }
            }
            if (check.isConfirmed(count <= 1)) {
                latestStamp = check.confirmedMaximum();
                return true;
            }
            check.next();
        }
        warnUnsettled();
        return false;
    }

    private static Page<Row> unstamped(Page<Row> page) {
        List<Row> rows =
                page.rows().stream().filter(row -> row.modifiedAt() == null).toList();
        return new Page<>(rows, page.next(), page.headers());
    }

    private void warnUnsettled() {
        LOG.warn(
                "{} changed during each of {} readings. The watermark stays where it is, and the next poll reads again",
                reader,
                MOST_READINGS);
    }

    /** The latest stamp of the last reading that skipped nothing; null without any. */
    Instant latestStamp() {
        return latestStamp;
    }

    private static boolean isInOrder(List<Row> rows, Instant from) {
        Instant last = from;
        for (Row row : rows) {
            if (row.modifiedAt() != null) {
                if (last != null && row.modifiedAt().isBefore(last)) {
                    return false;
                }
                last = row.modifiedAt();
            }
        }
        return true;
    }

    private static Instant lastStamp(List<Row> rows) {
        return rows.isEmpty() ? null : rows.get(rows.size() - 1).modifiedAt();
    }

    /** A millisecond earlier: the server may keep more digits than it shows. */
    private static Instant stampBefore(Instant stamp) {
        return stamp == null ? null : stamp.truncatedTo(ChronoUnit.MILLIS).minusMillis(1);
    }

    @Override
    public void close() {
        fetcher.close();
    }

    /** How a reading has ended. */
    enum End {
        /** At the end of the list. */
        REACHED,
        /** Before it, because no more rows are to be sent. */
        STOPPED,
        /** The rows do not come in the order that was asked for; they were not sent. */
        DISORDERED
    }

    /** Takes the rows that were read. */
    @FunctionalInterface
    interface Rows {

        /**
         * @param inOrder whether all rows before those of this page were read
         * @return false to stop
         */
        boolean page(Page<Row> page, boolean inOrder) throws InterruptedException;
    }
}
