/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.poll;

import io.github.camel24sevenoffice.paging.Page;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The clock of the server, as the header {@code Date} of its responses shows it. The watermark never passes it, and follows
 * it when it goes back. For use by one thread at a time.
 */
final class ServerClock {

    private static final Logger LOG = LoggerFactory.getLogger(ServerClock.class);

    /** How far the clock may have run between two runs of this process. */
    private static final Duration UNKNOWN_PAUSE = Duration.ofDays(1);

    private final ModifiedState state;
    private final ListReader reader;
    private final Duration tolerance;
    private Instant time;
    /** By the clock of this machine, to measure how much time has really passed; 0 before the first response. */
    private long readAt;

    ServerClock(ModifiedState state, ListReader reader, Duration tolerance) {
        this.state = state;
        this.reader = reader;
        this.tolerance = tolerance;
    }

    /** The first page of a poll tells its time. */
    void startPoll() {
        time = null;
    }

    /** The server's time now, if it tells it. Costs a request when it has told none before. */
    Optional<Instant> time(ListReader.Dates dates) throws Exception {
        if (state.serverTime() == null) {
            state.setServerTime(ListReader.serverTime(reader.pages().fetch(reader.target(null, null, dates))));
        }
        return Optional.ofNullable(state.serverTime());
    }

    Instant notAfterNow(Instant stamp) {
        return stamp != null && time != null && stamp.isAfter(time) ? time : stamp;
    }

    /** Whether the clock has gone back: the watermark has followed it then, and the list must be read again. */
    boolean hasGoneBack(Page<Row> page) {
        Instant now = ListReader.serverTime(page);
        if (now == null || time != null) {
            return false;
        }
        time = now;
        Instant last = state.serverTime();
        Duration elapsed = readAt == 0 ? UNKNOWN_PAUSE : Duration.ofNanos(System.nanoTime() - readAt);
        readAt = System.nanoTime();
        state.setServerTime(now);
        Instant earliest = now.minus(elapsed);
        if (last == null
                || !now.isBefore(last.minus(tolerance))
                || state.watermark() == null
                || !earliest.isBefore(state.watermark())) {
            return false;
        }
        LOG.warn(
                "The clock of the server went back by {} s. The changes of {} are read again from {}; some may be delivered"
                        + " twice",
                Duration.between(now, last).toSeconds(),
                reader,
                earliest);
        state.rewind(earliest);
        return true;
    }
}
