/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.paging;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The header that leads from one page to the next (RFC 8288, section 3). */
final class Link {

    private static final String NAME = "Link";
    private static final String QUOTED = "\"([^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+)\"";
    private static final Pattern PARAMETER =
            Pattern.compile("\\s*;\\s*([^\\s=;,]*)(?:\\s*=\\s*(?:" + QUOTED + "|([^\\s\";,]*)))?");
    private static final Pattern LINK = Pattern.compile("<([^>]*)>((?:" + PARAMETER + ")*+)");

    private Link() {}

    /**
     * @param headers the response headers, names in any case
     * @return the target of the first link with the relation next, as it is written
     */
    static Optional<String> next(Map<String, String> headers) {
        return headers.entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase(NAME))
                .map(header -> next(header.getValue()))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<String> next(String value) {
        Matcher link = LINK.matcher(value);
        while (link.find()) {
            if (isNext(relations(link.group(2)))) {
                return Optional.of(link.group(1).strip());
            }
        }
        return Optional.empty();
    }

    /** Reads parameter by parameter, since the text of another one may look like rel. Only the first rel counts. */
    private static String relations(String parameters) {
        Matcher parameter = PARAMETER.matcher(parameters);
        while (parameter.find()) {
            if (parameter.group(1).equalsIgnoreCase("rel")) {
                return Objects.requireNonNullElse(
                        parameter.group(2), Objects.requireNonNullElse(parameter.group(3), ""));
            }
        }
        return "";
    }

    private static boolean isNext(String relations) {
        return Arrays.asList(relations.toLowerCase(Locale.ROOT).strip().split("\\s+"))
                .contains("next");
    }
}
