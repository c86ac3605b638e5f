/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.poll;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Ends a poll early: what is in flight completes, and nothing more is sent. Safe for use by several threads. */
public final class StopSignal {

    private volatile CountDownLatch stopped = new CountDownLatch(1);

    /** Stops; a wait ends at once. */
    public void stop() {
        stopped.countDown();
    }

    /** Lets the next polls run again. */
    public void reset() {
        stopped = new CountDownLatch(1);
    }

    /**
     * @return whether nothing more is to be sent
     */
    public boolean isStopped() {
        return stopped.getCount() == 0;
    }

    /**
     * @param duration how long to wait
     * @throws InterruptedException if the thread is interrupted, or the signal comes first
     */
    public void await(Duration duration) throws InterruptedException {
        if (stopped.await(duration.toNanos(), TimeUnit.NANOSECONDS)) {
            throw new InterruptedException("The consumer is stopping");
        }
    }
}
