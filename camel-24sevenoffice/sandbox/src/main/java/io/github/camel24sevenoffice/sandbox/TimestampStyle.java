/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.sandbox;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How points in time are written in answers. */
public enum TimestampStyle {
    /** Of each kind of resource as the contract's examples show it. */
    AS_DOCUMENTED(null, null),
    /** {@code 2026-01-31 08:00:00.000Z}. */
    SPACED(" ", ".000"),
    /** {@code 2026-01-31T08:00:00Z}. */
    SECONDS("T", ""),
    /** {@code 2026-01-31T08:00:00.000Z}. */
    MILLIS("T", ".000");

    private static final Pattern TIMESTAMP =
            Pattern.compile("(\\d{4}-\\d\\d-\\d\\d)[ T](\\d\\d:\\d\\d:\\d\\d)(\\.\\d{3})?Z");

    private final String separator;
    private final String noFraction;

    TimestampStyle(String separator, String noFraction) {
        this.separator = separator;
        this.noFraction = noFraction;
    }

    /** The text in this style when it is a point in time, else as it is. */
    String rewrite(String text) {
        // not parsed, as what a client sent may look like a point in time and be none
        Matcher parts = TIMESTAMP.matcher(text);
        if (this == AS_DOCUMENTED || !parts.matches()) {
            return text;
        }
        String fraction = noFraction.isEmpty() || parts.group(3) == null ? noFraction : parts.group(3);
        return parts.group(1) + separator + parts.group(2) + fraction + "Z";
    }
}
