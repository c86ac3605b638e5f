/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.http;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * A path of the API, such as {@code customers/{customerId}}. Each parameter is one segment, and no value can leave its
 * segment. Immutable.
 */
public final class PathTemplate {

    private final String text;
    private final List<Segment> segments;
    /** The path as a whole when it has no parameters, else null. */
    private final String constant;

    private PathTemplate(String text, List<Segment> segments) {
        this.text = text;
        this.segments = segments;
        this.constant = segments.stream().anyMatch(Segment::parameter) ? null : join(segments, name -> null);
    }

    /**
     * @param path the path, with or without a slash at its start; segments in braces are parameters
     * @return the template
     * @throws IllegalArgumentException if the path is empty, or a segment is empty, dots only, or has stray braces
     */
    public static PathTemplate parse(String path) {
        String trimmed = path == null ? "" : path.strip().replaceFirst("^/+", "");
        if (trimmed.isEmpty()) {
            throw new IllegalArgumentException(
                    "The endpoint has no path: give a path of the API, such as tsoffice:taxes");
        }
        List<Segment> segments = new ArrayList<>();
        for (String segment : trimmed.split("/", -1)) {
            boolean parameter = segment.length() > 2 && segment.startsWith("{") && segment.endsWith("}");
            String name = parameter ? segment.substring(1, segment.length() - 1) : segment;
            if (name.isBlank() || isDots(name) || name.contains("{") || name.contains("}")) {
                throw new IllegalArgumentException("The path " + trimmed + " has the segment \"" + segment
                        + "\"; a segment is a name, a value, or a parameter such as {customerId}");
            }
            segments.add(new Segment(name, parameter));
        }
        return new PathTemplate("/" + trimmed, List.copyOf(segments));
    }

    /**
     * Fills in the parameters.
     *
     * @param values gives the value for a parameter's name; its text is percent-encoded
     * @return the path, from its slash on
     * @throws IllegalArgumentException if a value is null, blank, or dots only; the message names the parameter
     */
    public String expand(Function<String, Object> values) {
        return constant != null ? constant : join(segments, values);
    }

    private static String join(List<Segment> segments, Function<String, Object> values) {
        StringBuilder path = new StringBuilder();
        for (Segment segment : segments) {
            path.append('/').append(encode(segment.parameter() ? value(segment.name(), values) : segment.name()));
        }
        return path.toString();
    }

    private static String value(String name, Function<String, Object> values) {
        Object value = values.apply(name);
        String text = value == null ? "" : value.toString();
        if (text.isBlank() || isDots(text)) {
            throw new IllegalArgumentException("The message header " + name
                    + " must hold the value of the path parameter {" + name + "}, but is missing, blank, or dots only");
        }
        return text;
    }

    /** Servers and proxies resolve such a segment even when its dots are encoded. */
    private static boolean isDots(String text) {
        return text.equals(".") || text.equals("..");
    }

    /** Percent-encodes a text as part of a path or a query. */
    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /**
     * @return the template, from its slash on
     */
    @Override
    public String toString() {
        return text;
    }

    private record Segment(String name, boolean parameter) {}
}
