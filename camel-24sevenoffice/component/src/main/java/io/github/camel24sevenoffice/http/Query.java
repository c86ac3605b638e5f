/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.http;

import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Query strings. */
public final class Query {

    /** A date-time whose offset has lost its plus: Camel decodes a plus in an endpoint URI to a space. */
    private static final Pattern LOST_PLUS = Pattern.compile("(\\d{4}-\\d{2}-\\d{2}T[\\d:.]+) (\\d{2}:?\\d{2})");

    private Query() {}

    /**
     * @param parameters the parameters of an endpoint URI, decoded
     * @return the query string with its question mark, percent-encoded; empty without parameters
     */
    public static String of(Map<String, ?> parameters) {
        if (parameters.isEmpty()) {
            return "";
        }
        return parameters.entrySet().stream()
                .map(parameter ->
                        PathTemplate.encode(parameter.getKey()) + "=" + PathTemplate.encode(text(parameter.getValue())))
                .collect(Collectors.joining("&", "?", ""));
    }

    private static String text(Object value) {
        return LOST_PLUS.matcher(String.valueOf(value)).replaceFirst("$1+$2");
    }
}
