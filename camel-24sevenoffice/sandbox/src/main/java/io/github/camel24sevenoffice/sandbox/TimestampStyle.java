/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.sandbox;

/** How points in time are written in responses. */
public enum TimestampStyle {
    /** For each kind of resource as in the contract's examples. */
    AS_DOCUMENTED,
    /** {@code 2026-01-31 08:00:00.000Z}. */
    SPACED,
    /** {@code 2026-01-31T08:00:00Z}. */
    SECONDS,
    /** {@code 2026-01-31T08:00:00.000Z}. */
    MILLIS,
    /** {@code 2026-01-31T08:00:00.0000000Z}, as .NET writes it. */
    SEVEN_DIGITS
}
