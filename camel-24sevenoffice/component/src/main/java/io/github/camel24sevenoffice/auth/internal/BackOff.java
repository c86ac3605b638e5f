/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.auth.internal;

/** How long no request is sent to the login server after a failure or a refusal: 1, 2, 4 up to 30 s. */
final class BackOff {

    private static final long FIRST = 1_000;
    private static final long LONGEST = 30_000;
    private static final int LONGEST_AFTER = 5;

    /** The largest part that is added at random. */
    private static final double JITTER = 0.25;

    private BackOff() {}

    /**
     * @param failures how many failures in a row there were before
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
