/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.sandbox.fault;

/**
 * Which of the requests that a fault is for it applies to.
 *
 * @param after how many pass first
 * @param times the largest number that it applies to
 * @param probability how likely it applies to one of the others, from 0 to 1
 * @param seed makes the sequence; the same seed gives the same sequence
 */
public record FaultSchedule(int after, int times, double probability, long seed) {

    static final FaultSchedule ALWAYS = new FaultSchedule(0, Integer.MAX_VALUE, 1, 0);

    public FaultSchedule {
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

    public FaultSchedule withAfter(int value) {
        return new FaultSchedule(value, times, probability, seed);
    }

    public FaultSchedule withTimes(int value) {
        return new FaultSchedule(after, value, probability, seed);
    }

    public FaultSchedule withProbability(double value, long itsSeed) {
        return new FaultSchedule(after, times, value, itsSeed);
    }
}
