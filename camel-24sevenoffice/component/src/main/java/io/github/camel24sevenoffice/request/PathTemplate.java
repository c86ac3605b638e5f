/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.request;

import io.github.camel24sevenoffice.contract.Operation;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A path of the API, for example {@code customers/{customerId}}. Each parameter is one segment, and no value can leave its
 * segment. Immutable.
 */
public final class PathTemplate {

    private static final Pattern URL = Pattern.compile("(?i)https?:/+[^/]*(?:/v\\d+)?/*(.*)");

    private final String text;
    private final List<Segment> segments;
    private final Operation operation;
    /** The whole path when it has no parameters, else null. */
    private final String constant;

    private PathTemplate(String text, List<Segment> segments, Operation operation) {
        this.text = text;
        this.segments = segments;
        this.operation = operation;
        this.constant = segments.stream().anyMatch(Segment::parameter) ? null : join(segment -> segment.name());
    }

    /**
     * @param path the path as in a URI, with or without a slash at its start; segments in braces are parameters
     * @return the template
     * @throws IllegalArgumentException if the path is empty, or a segment is empty, dots only, or has stray braces
     */
    public static PathTemplate parse(String path) {
        String trimmed = path == null ? "" : path.strip().replaceFirst("^/+", "");
        if (trimmed.isEmpty()) {
            throw new IllegalArgumentException(
                    "The endpoint has no path: add a path of the API, for example tsoffice:taxes");
        }
        refuseUrl(trimmed);
        List<Segment> segments = new ArrayList<>();
        for (String written : trimmed.split("/", -1)) {
            String segment = QueryString.decode(written);
            boolean parameter = Placeholder.is(segment);
            String name = parameter ? Placeholder.name(segment) : segment;
            if (name.isBlank() || isDots(name) || name.contains("{") || name.contains("}")) {
                throw new IllegalArgumentException("The path " + trimmed + " has the segment \"" + segment
                        + "\"; a segment is a name, a value, or a parameter such as {customerId}");
            }
            segments.add(new Segment(name, parameter, null));
        }
        return new PathTemplate(text(segments), List.copyOf(segments), null);
    }

    private static void refuseUrl(String path) {
        // Camel makes one slash of two
        Matcher url = URL.matcher(path);
        if (url.matches()) {
            throw new IllegalArgumentException("The endpoint has a whole URL: write the path only"
                    + (url.group(1).isEmpty() ? "" : ", tsoffice:" + url.group(1))
                    + ". The option apiUrl has the URL of the API");
        }
    }

    private static String text(List<Segment> segments) {
        return segments.stream()
                .map(segment -> segment.parameter()
                        ? "{" + segment.name() + "}"
                        : segment.name().replace("/", "%2F"))
                .collect(Collectors.joining("/", "/", ""));
    }

    /**
     * @param known the operation with this path; its parameters check the values from now on
     * @return this template with checks
     * @throws IllegalArgumentException if a value in the path itself is not accepted
     */
    public PathTemplate checkedBy(Operation known) {
        String[] names = known.path().substring(1).split("/");
        List<Segment> checked = new ArrayList<>();
        for (int i = 0; i < names.length; i++) {
            Segment segment = segments.get(i);
            String declared = Placeholder.is(names[i]) ? Placeholder.name(names[i]) : null;
            if (declared != null && !segment.parameter()) {
                known.checkPathValue(declared, segment.name());
            }
            checked.add(new Segment(segment.name(), segment.parameter(), declared));
        }
        return new PathTemplate(text, List.copyOf(checked), known);
    }

    /**
     * Fills in the parameters.
     *
     * @param values gives the value for a parameter's name; its text is percent-encoded
     * @return the path, with its leading slash
     * @throws IllegalArgumentException if a value is null, blank, dots only, or of the wrong type; the message names the
     *     parameter, but not the value, which may identify a person
     */
    public String expand(Function<String, Object> values) {
        return constant != null ? constant : join(segment -> value(segment, values));
    }

    private String join(Function<Segment, String> values) {
        StringBuilder path = new StringBuilder();
        for (Segment segment : segments) {
            path.append('/').append(encode(values.apply(segment)));
        }
        return path.toString();
    }

    private String value(Segment segment, Function<String, Object> values) {
        if (!segment.parameter()) {
            return segment.name();
        }
        String name = segment.name();
        Object value = values.apply(name);
        String text = value == null ? "" : Text.of(value);
        if (text.isBlank() || isDots(text)) {
            throw new IllegalArgumentException("The message header " + name
                    + " must hold the value of the path parameter {" + name + "}, but is missing, blank, or dots only");
        }
        if (operation != null && segment.declared() != null) {
            operation.checkPathValue(segment.declared(), text);
        }
        return text;
    }

    /** Servers and proxies resolve such a segment even when its dots are encoded. */
    private static boolean isDots(String text) {
        return text.equals(".") || text.equals("..");
    }

    /** Percent-encodes a text as part of a path or a query. */
    public static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /**
     * @return the template, with its leading slash
     */
    @Override
    public String toString() {
        return text;
    }

    /** The declared name is the name in the catalogue if that has a parameter here, else null. */
    private record Segment(String name, boolean parameter, String declared) {}
}
