/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.example.ledger;

import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;

/** Logs about every second how many rows were read, and how fast. */
final class Progress {

    private final Logger log;
    private final long start = System.nanoTime();
    private long lastTold = start;
    private long rows;

    Progress(Logger log) {
        this.log = log;
    }

    void count() {
        rows++;
        long now = System.nanoTime();
        if (now - lastTold >= TimeUnit.SECONDS.toNanos(1)) {
            lastTold = now;
            log.info(String.format(Locale.ROOT, "  %,d rows, %,.0f rows/s", rows, rows / seconds()));
        }
    }

    long rows() {
        return rows;
    }

    double seconds() {
        return (System.nanoTime() - start) / 1e9;
    }
}
