/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.poll;

/** Ends a poll early: what is in flight completes, and nothing more is sent. Safe for use by several threads. */
public final class StopSignal {

    private volatile boolean stopped;

    /** Stops; a wait ends soon. */
    public void stop() {
        stopped = true;
    }

    /** Lets the next polls run again. */
    public void reset() {
        stopped = false;
    }

    /**
     * @return whether nothing more is to be sent
     */
    public boolean isStopped() {
        return stopped;
    }
}
