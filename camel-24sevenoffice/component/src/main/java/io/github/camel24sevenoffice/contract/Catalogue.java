/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.contract;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The operations of the API: those of its published contract 0.56.0, and the filters that 0.60.1 added. Read from
 * {@code operations.json}. Immutable.
 */
public final class Catalogue {

    private static final String RESOURCE = "operations.json";
    private static final int NEAR = 4;

    private final List<Operation> operations;
    /** The operations of each path by its segments, since a toD looks its path up for each message. */
    private final Map<List<String>, List<Operation>> paths;

    private Catalogue(List<Operation> operations) {
        this.operations = List.copyOf(operations);
        this.paths = operations.stream()
                .collect(Collectors.groupingBy(o -> segments(o.path()), LinkedHashMap::new, Collectors.toList()));
    }

    /**
     * @return the catalogue, read once
     */
    public static Catalogue get() {
        return Holder.INSTANCE;
    }

    /**
     * @return all operations, in the order of the resource
     */
    public List<Operation> operations() {
        return operations;
    }

    /**
     * Finds an operation.
     *
     * @param path a path with a slash at its start; a segment may be a value where the path has a parameter, or a
     *     parameter in braces of any name
     * @param method the HTTP method, or null for GET, or the only method that there is
     * @return the operation, or empty when the path or the method is not known, or the path has several methods and none is named
     */
    public Optional<Operation> find(String path, String method) {
        List<Operation> offered = at(path);
        if (method == null && offered.size() == 1) {
            return Optional.of(offered.get(0));
        }
        String wanted = method == null ? "GET" : method;
        return offered.stream().filter(o -> o.method().equals(wanted)).findFirst();
    }

    /**
     * Finds an operation that must exist.
     *
     * @param path as in {@link #find(String, String)}
     * @param method as in {@link #find(String, String)}
     * @return the operation
     * @throws IllegalArgumentException if there is none; the message names the nearest ones
     */
    public Operation resolve(String path, String method) {
        return find(path, method).orElseThrow(() -> new IllegalArgumentException(explain(path, method)));
    }

    private String explain(String path, String method) {
        List<Operation> offered = at(path);
        if (offered.isEmpty()) {
            return "The API has no path " + path + "; " + alternatives(path)
                    + ". strictContract=false allows a path that is newer than this catalogue";
        }
        String methods = offered.stream().map(Operation::method).collect(Collectors.joining(", "));
        String template = offered.get(0).path();
        return method == null
                ? template + " offers " + methods + "; set the option method to one of them"
                : method + " is not offered on " + template + "; it offers " + methods;
    }

    private String alternatives(String path) {
        List<String> segments = segments(path);
        if (segments.get(0).equals("v1") && segments.size() > 1) {
            return "leave out v1, which is part of the option apiUrl";
        }
        List<String> near = paths.keySet().stream()
                .filter(known -> distance(segments, known) <= NEAR)
                .sorted(Comparator.comparingInt(known -> distance(segments, known)))
                .limit(3)
                .map(known -> "/" + String.join("/", known))
                .toList();
        if (!near.isEmpty()) {
            return "the nearest " + (near.size() == 1 ? "is " : "are ") + String.join(", ", near);
        }
        return "paths start with "
                + paths.keySet().stream().map(known -> known.get(0)).distinct().collect(Collectors.joining(", "));
    }

    private static int distance(List<String> path, List<String> known) {
        int distance = Math.abs(path.size() - known.size()) * 3;
        for (int i = 0; i < Math.min(path.size(), known.size()); i++) {
            distance += isParameter(known.get(i)) ? 0 : Nearest.distance(path.get(i), known.get(i));
        }
        return distance;
    }

    private List<Operation> at(String path) {
        List<String> segments = segments(path);
        return paths.entrySet().stream()
                .filter(known -> matches(segments, known.getKey()))
                .findFirst()
                .map(Map.Entry::getValue)
                .orElse(List.of());
    }

    private static boolean matches(List<String> path, List<String> template) {
        if (path.size() != template.size()) {
            return false;
        }
        for (int i = 0; i < path.size(); i++) {
            if (!isParameter(template.get(i)) && !template.get(i).equals(path.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isParameter(String segment) {
        return segment.startsWith("{");
    }

    private static List<String> segments(String path) {
        return Arrays.asList(path.substring(1).split("/", -1));
    }

    private static Catalogue load() {
        try (InputStream resource = Catalogue.class.getResourceAsStream(RESOURCE)) {
            Map<String, Entry> entries =
                    new ObjectMapper().readValue(resource, new TypeReference<LinkedHashMap<String, Entry>>() {});
            List<Operation> operations = new ArrayList<>();
            entries.forEach((key, entry) -> operations.add(entry.operation(key)));
            return new Catalogue(operations);
        } catch (IOException e) {
            throw new UncheckedIOException("The catalogue " + RESOURCE + " cannot be read", e);
        }
    }

    /** Read on first use. */
    private static final class Holder {
        static final Catalogue INSTANCE = load();
    }

    /** An operation in the resource, under its method and path. */
    private record Entry(
            List<String> scopes,
            LinkedHashMap<String, Parameter> path,
            LinkedHashMap<String, Parameter> query,
            List<String> body,
            BodyFields fields,
            List<Integer> statuses,
            ResponseKind response) {

        Operation operation(String key) {
            int space = key.indexOf(' ');
            return new Operation(
                    key.substring(0, space),
                    key.substring(space + 1),
                    unmodifiable(path),
                    unmodifiable(query),
                    body == null ? List.of() : List.copyOf(body),
                    fields == null ? BodyFields.NONE : fields,
                    response,
                    List.copyOf(statuses),
                    List.copyOf(scopes));
        }

        private static Map<String, Parameter> unmodifiable(Map<String, Parameter> parameters) {
            return parameters == null ? Map.of() : Collections.unmodifiableMap(parameters);
        }
    }
}
