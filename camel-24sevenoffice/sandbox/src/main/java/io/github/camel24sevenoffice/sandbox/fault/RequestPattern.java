/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.sandbox.fault;

import java.util.Arrays;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The requests of a path, with one method or any. A {@code *} at the end of the path matches anything; elsewhere it matches
 * for anything within one segment.
 */
public final class RequestPattern {

    private final String path;
    private final String method;
    private final Pattern regex;

    private RequestPattern(String path, String method) {
        this.path = path;
        this.method = method;
        boolean open = path.endsWith("*");
        String body = open ? path.substring(0, path.length() - 1) : path;
        regex = Pattern.compile(
                Arrays.stream(body.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining("[^/]*"))
                        + (open ? ".*" : ""),
                Pattern.DOTALL);
    }

    public static RequestPattern of(String path) {
        return new RequestPattern(Objects.requireNonNull(path, "path"), null);
    }

    public RequestPattern method(String value) {
        return new RequestPattern(path, Objects.requireNonNull(value, "method"));
    }

    public boolean matches(String requestMethod, String requestPath) {
        return (method == null || method.equals(requestMethod))
                && regex.matcher(requestPath).matches();
    }

    public String path() {
        return path;
    }

    @Override
    public String toString() {
        return method == null ? path : method + " " + path;
    }
}
