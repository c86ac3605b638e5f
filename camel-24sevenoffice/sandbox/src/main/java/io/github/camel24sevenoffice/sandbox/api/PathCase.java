/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.sandbox.api;

import io.github.camel24sevenoffice.sandbox.data.Operation;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Knows in which case paths are declared, as routes are found by exactly that. */
public final class PathCase {

    private final List<String[]> templates;

    PathCase(String apiPath, List<Operation> operations) {
        templates = operations.stream()
                .map(operation -> apiPath + operation.path())
                .distinct()
                .map(template -> template.split("/"))
                .toList();
    }

    /** The path with its fixed parts as they are declared; values stay as they are, and so do paths that nothing is at. */
    String declared(String path) {
        String[] parts = path.split("/", -1);
        return templates.stream()
                .filter(template -> matches(template, parts))
                .findFirst()
                .map(template -> declared(template, parts))
                .orElse(path);
    }

    private static boolean matches(String[] template, String[] parts) {
        return template.length == parts.length
                && IntStream.range(0, parts.length)
                        .allMatch(i -> isValue(template[i]) || template[i].equalsIgnoreCase(parts[i]));
    }

    private static String declared(String[] template, String[] parts) {
        return IntStream.range(0, parts.length)
                .mapToObj(i -> isValue(template[i]) ? parts[i] : template[i])
                .collect(Collectors.joining("/"));
    }

    private static boolean isValue(String part) {
        return part.startsWith("{");
    }
}
