/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.poll;

/**
 * Loads a state, and decides how often it is stored during a poll. After an abrupt end, rows since the last time are sent
 * again. For use by one thread at a time.
 */
final class Checkpoints {

    /** Storing takes at most a twentieth of the time. */
    private static final int SHARE = 20;

    private final Runnable loading;
    private final Runnable saving;
    private long last = System.nanoTime();
    private long interval;
    private boolean loaded;
    private boolean failed;

    Checkpoints(Runnable loading, Runnable saving) {
        this.loading = loading;
        this.saving = saving;
    }

    void load() {
        loading.run();
        save();
        loaded = true;
    }

    /** Before anything is sent: rows whose state cannot be stored would be sent again with each poll. */
    void startPoll() {
        if (!loaded) {
            load();
        } else if (failed) {
            save();
        }
    }

    void saveIfDue() {
        if (System.nanoTime() - last >= interval) {
            save();
        }
    }

    void save() {
        long begin = System.nanoTime();
        failed = true;
        try {
            saving.run();
        } catch (TakenOverException e) {
            loaded = false;
            throw e;
        }
        failed = false;
        last = System.nanoTime();
        interval = (last - begin) * SHARE;
    }
}
