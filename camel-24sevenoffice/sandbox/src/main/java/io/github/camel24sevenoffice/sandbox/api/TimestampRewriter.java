/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.sandbox.api;

import io.github.camel24sevenoffice.sandbox.TimestampStyle;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Writes points in time in another style. */
final class TimestampRewriter {

    private static final Pattern TIMESTAMP =
            Pattern.compile("(\\d{4}-\\d\\d-\\d\\d)[ T](\\d\\d:\\d\\d:\\d\\d)(\\.\\d{3})?Z");

    private TimestampRewriter() {}

    /** The text in the style when it is a point in time, else the text as it is. */
    static String rewrite(String text, TimestampStyle style) {
        // not parsed, as a text of a client may look like a point in time without being one
        Matcher parts = TIMESTAMP.matcher(text);
        if (style == TimestampStyle.AS_DOCUMENTED || !parts.matches()) {
            return text;
        }
        String separator = style == TimestampStyle.SPACED ? " " : "T";
        String noFraction = style == TimestampStyle.SECONDS ? "" : ".000";
        String fraction = noFraction.isEmpty() || parts.group(3) == null ? noFraction : parts.group(3);
        String digits = style == TimestampStyle.SEVEN_DIGITS ? "0000" : "";
        return parts.group(1) + separator + parts.group(2) + fraction + digits + "Z";
    }
}
