/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.poll;

import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The range of dates that a list is read for, relative to the present day.
 *
 * @param daysBack how many days before today it begins
 * @param daysAhead how many days after today it ends; that day is in it
 */
public record PostingWindow(int daysBack, int daysAhead) {

    private static final Pattern TEXT = Pattern.compile("\\s*(\\d{1,5})d\\s*(?:,\\s*(\\d{1,5})d\\s*)?");

    /**
     * @param text days back and days ahead, for example {@code 400d,60d}; without the latter the window ends today
     * @return the window
     * @throws IllegalArgumentException if the text is not of this form
     */
    public static PostingWindow parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("The option postingWindow must be days back and days ahead, for example"
                    + " 400d,60d, but is " + text);
        }
        String ahead = matcher.group(2);
        return new PostingWindow(Integer.parseInt(matcher.group(1)), ahead == null ? 0 : Integer.parseInt(ahead));
    }

    LocalDate begin(LocalDate today) {
        return today.minusDays(daysBack);
    }

    /** The first day after it. */
    LocalDate end(LocalDate today) {
        return today.plusDays(daysAhead + 1L);
    }
}
