/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.auth;

/** How long the login server is left in peace after it has failed or refused: 1, 2, 4 up to 30 s. */
final class Pause {

    private static final long FIRST = 1_000;
    private static final long LONGEST = 30_000;
    private static final int LONGEST_AFTER = 5;

    /** The part that is added at random, at most. */
    private static final double JITTER = 0.25;

    private Pause() {}

    /**
     * @param failures how many there were in a row before
     * @param jitter between 0 and 1
     * @return milliseconds
     */
    static long after(int failures, double jitter) {
        return stretched(Math.min(LONGEST, FIRST << Math.min(failures, LONGEST_AFTER)), jitter);
    }

    static long stretched(long pause, double jitter) {
        return (long) (pause * (1 + JITTER * jitter));
    }
}
