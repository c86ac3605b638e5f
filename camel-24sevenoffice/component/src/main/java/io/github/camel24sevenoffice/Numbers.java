/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice;

/** Checks options that are numbers. */
final class Numbers {

    private Numbers() {}

    /**
     * @param unit the unit, with a space before it; may be empty
     * @param hint what a special value means; may be empty
     * @throws IllegalArgumentException if the value is smaller
     */
    static void atLeast(long least, String option, long value, String unit, String hint) {
        if (value < least) {
            throw new IllegalArgumentException("The option " + option + " must be at least " + least + unit
                    + ", but is " + value + unit + (hint.isEmpty() ? "" : "; " + hint));
        }
    }
}
