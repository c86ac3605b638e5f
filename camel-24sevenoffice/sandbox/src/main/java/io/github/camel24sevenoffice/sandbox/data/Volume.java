/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.sandbox.data;

/**
 * How many transaction lines an organization has from the start.
 *
 * @param seed what makes their amounts, dimensions and ids; the same seed makes the same lines
 */
public record Volume(long lines, long seed) {

    public static final Volume NONE = new Volume(0, 0);
}
