/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.poll;

/** Decides how often a state is stored during a poll. After an abrupt end, rows since the last time are sent again. */
final class Checkpoints {

    /** Storing takes at most a twentieth of the time. */
    private static final int SHARE = 20;

    private final Runnable saving;
    private long last = System.nanoTime();
    private long interval;
    private boolean failed;

    Checkpoints(Runnable saving) {
        this.saving = saving;
    }

    void saveIfDue() {
        if (System.nanoTime() - last >= interval) {
            save();
        }
    }

    /** Before anything is sent: rows whose state cannot be stored would be sent again with each poll. */
    void saveIfFailed() {
        if (failed) {
            save();
        }
    }

    void save() {
        long begin = System.nanoTime();
        failed = true;
        saving.run();
        failed = false;
        last = System.nanoTime();
        interval = (last - begin) * SHARE;
    }
}
