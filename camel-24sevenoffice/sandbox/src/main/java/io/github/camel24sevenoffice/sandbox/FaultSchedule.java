/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.sandbox;

/**
 * Which of the requests that a fault is meant for it applies to.
 *
 * @param after how many pass untouched first
 * @param times how many it applies to at most
 * @param probability how likely it applies to one of the others, from 0 to 1
 * @param seed what the chance is made from, so that it falls the same way again
 */
record FaultSchedule(int after, int times, double probability, long seed) {

    static final FaultSchedule ALWAYS = new FaultSchedule(0, Integer.MAX_VALUE, 1, 0);

    FaultSchedule {
        if (after < 0) {
            throw new IllegalArgumentException("after must be at least 0, but is " + after);
        }
        if (times < 1) {
            throw new IllegalArgumentException("times must be at least 1, but is " + times);
        }
        if (!(probability >= 0 && probability <= 1)) {
            throw new IllegalArgumentException("probability must be between 0 and 1, but is " + probability);
        }
    }

    FaultSchedule withAfter(int value) {
        return new FaultSchedule(value, times, probability, seed);
    }

    FaultSchedule withTimes(int value) {
        return new FaultSchedule(after, value, probability, seed);
    }

    FaultSchedule withProbability(double value, long itsSeed) {
        return new FaultSchedule(after, times, value, itsSeed);
    }
}
