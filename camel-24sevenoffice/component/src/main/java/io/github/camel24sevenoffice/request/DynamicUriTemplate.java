/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.request;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.camel.util.URISupport;

/**
 * The URI of a {@code toD} as the author of the route has written it. The values of its expressions may fill it in, but not
 * change it: otherwise an id of {@code 7?apiUrl=http://example.com} would send the access token there.
 *
 * @param text the URI
 * @param segments the number of segments in its path; -1 when the path begins with an expression
 * @param names the names of its parameters, each as often as it occurs
 * @param open whether an expression may add parameters of the API
 */
public record DynamicUriTemplate(String text, int segments, List<String> names, boolean open) {

    /** Stands for an expression; it does not occur in URIs. */
    private static final char EXPRESSION = '\0';

    /**
     * @param uri the URI with its expressions
     */
    public static DynamicUriTemplate of(String uri) {
        String shape = withoutExpressions(uri);
        // Camel's way to join expressions of several languages
        boolean joined = shape.contains("+language:");
        boolean openPath = joined || path(shape).indexOf(EXPRESSION) == 0;
        List<String> names = Arrays.stream(QueryString.in(shape).split("&"))
                .filter(pair -> !pair.isEmpty())
                .map(pair -> pair.split("=", 2)[0])
                .toList();
        return new DynamicUriTemplate(
                uri,
                openPath ? -1 : segments(path(shape)).length,
                names,
                openPath || names.stream().anyMatch(name -> name.indexOf(EXPRESSION) >= 0));
    }

    private static String withoutExpressions(String uri) {
        StringBuilder shape = new StringBuilder();
        int depth = 0;
        for (int i = 0; i < uri.length(); i++) {
            boolean begins = uri.startsWith("${", i) || uri.startsWith("$simple{", i);
            if (begins && depth++ == 0) {
                shape.append(EXPRESSION);
            }
            if (depth == 0) {
                shape.append(uri.charAt(i));
            } else if (begins) {
                i = uri.indexOf('{', i);
            } else if (uri.charAt(i) == '}') {
                depth--;
            }
        }
        return shape.toString();
    }

    /** The path of a URI, without scheme and leading slashes. */
    public static String path(String uri) {
        return QueryString.before(uri).replaceFirst("^[^:]+:/*", "");
    }

    public static String[] segments(String path) {
        return path.split("/", -1);
    }

    /**
     * @param path the path with the values filled in
     * @param parameters the parameters with the values filled in
     * @param isOption tells the options of an endpoint from parameters of the API
     * @throws IllegalArgumentException if a value has added a segment or a parameter
     */
    public void check(String path, Map<String, Object> parameters, Predicate<String> isOption) {
        if (segments >= 0 && segments(path).length != segments) {
            throw new IllegalArgumentException("A value for the path of " + URISupport.sanitizeUri(text)
                    + " has a slash or a question mark and would change the path. Percent-encode it, or use a"
                    + " parameter such as {customerId}, which takes any value from the message header of that name");
        }
        parameters.forEach((name, value) -> {
            int count = value instanceof List<?> values ? values.size() : 1;
            if (count > Collections.frequency(names, name) && (!open || isOption.test(name))) {
                throw new IllegalArgumentException("A value for " + URISupport.sanitizeUri(text)
                        + " would add the parameter " + name
                        + ". Write RAW(...) around the expression, or use the header "
                        + Query.HEADER + ", which takes any value");
            }
        });
    }
}
