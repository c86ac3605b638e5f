/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.sandbox.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One of {@link ContractCalls}: a request, and the status that its response has. A path parameter stands as
 * {@code {id=customer}}, which names what an earlier call kept, or as {@code {id=:999}}, which is the value itself. In
 * queries and bodies {@code ${customer}} is what was kept. Refined by the methods that return it.
 */
final class ContractCall {

    private static final Pattern PATH_PARAMETER = Pattern.compile("\\{(\\w+)=([^}]+)}");
    private static final Pattern KEPT = Pattern.compile("\\$\\{(\\w+)}");

    final String method;
    final int status;
    final Map<String, String> headers = new LinkedHashMap<>();
    final Map<String, Function<JsonNode, JsonNode>> keeps = new LinkedHashMap<>();
    Caller caller = Caller.GRANTED;
    boolean linked;
    private final String path;
    private final String query;
    private String body;

    private ContractCall(String method, String path, int status) {
        this.method = method;
        this.status = status;
        int end = path.indexOf('?');
        this.path = end < 0 ? path : path.substring(0, end);
        this.query = end < 0 ? "" : path.substring(end);
    }

    /** As which application a call is made. */
    enum Caller {
        /** With all scopes. */
        GRANTED,
        /** With scopes for something else. */
        NARROW,
        /** With an unknown token. */
        UNKNOWN
    }

    static ContractCall get(String path) {
        return new ContractCall("GET", path, 200);
    }

    static ContractCall delete(String path) {
        return new ContractCall("DELETE", path, 204);
    }

    static ContractCall post(String path, int status, String json) {
        return new ContractCall("POST", path, status).body("application/json", json);
    }

    static ContractCall patch(String path, String json) {
        return new ContractCall("PATCH", path, 200).body("application/json", json);
    }

    static ContractCall put(String path, String json) {
        return new ContractCall("PUT", path, 200).body("application/json", json);
    }

    ContractCall body(String contentType, String text) {
        headers.put("Content-Type", contentType);
        body = text;
        return this;
    }

    ContractCall header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    /** No operation of the API: what was kept as {@code uploadMethod} of what was kept as {@code uploadUrl}. */
    static ContractCall upload(String contentType, String text) {
        return new ContractCall("upload", "", 200).body(contentType, text);
    }

    boolean isUpload() {
        return method.equals("upload");
    }

    /** The same request, that fails. */
    ContractCall fails(int otherStatus) {
        ContractCall copy = new ContractCall(method, path + query, otherStatus);
        copy.headers.putAll(headers);
        copy.body = body;
        return copy;
    }

    ContractCall unauthorized() {
        ContractCall copy = fails(401);
        copy.caller = Caller.UNKNOWN;
        return copy;
    }

    ContractCall outOfScope() {
        ContractCall copy = fails(403);
        copy.caller = Caller.NARROW;
        return copy;
    }

    ContractCall keep(String name, String pointer) {
        return keep(name, response -> response.at(pointer));
    }

    ContractCall keep(String name, Function<JsonNode, JsonNode> finder) {
        keeps.put(name, finder);
        return this;
    }

    /** There is a link to the next page. */
    ContractCall linked() {
        linked = true;
        return this;
    }

    /** As the contract names it: {@code GET /taxes/{id}}. */
    String operation() {
        return method + " " + PATH_PARAMETER.matcher(path).replaceAll("{$1}");
    }

    /** The path below the API's URL, with its query. */
    String target(Map<String, String> kept) {
        return PATH_PARAMETER
                        .matcher(path)
                        .replaceAll(parameter -> Matcher.quoteReplacement(
                                parameter.group(2).startsWith(":")
                                        ? parameter.group(2).substring(1)
                                        : value(parameter.group(2), kept)))
                + fill(query, kept);
    }

    Set<String> queryParameters() {
        Set<String> names = new TreeSet<>();
        if (!query.isEmpty()) {
            for (String pair : query.substring(1).split("&")) {
                names.add(pair.split("=")[0]);
            }
        }
        return names;
    }

    List<String> pathParameters() {
        return PATH_PARAMETER
                .matcher(path)
                .results()
                .map(result -> result.group(1))
                .toList();
    }

    /** The same request with another value, encoded, of a path parameter. */
    ContractCall with(String pathParameter, String value) {
        String replacement = Matcher.quoteReplacement("{" + pathParameter + "=:" + value + "}");
        return new ContractCall(
                method, path.replaceFirst("\\{" + pathParameter + "=[^}]+}", replacement) + query, status);
    }

    /** Empty when there is none. */
    String body(Map<String, String> kept) {
        return body == null ? "" : fill(body, kept);
    }

    boolean isJson() {
        return "application/json".equals(headers.get("Content-Type"));
    }

    private static String fill(String text, Map<String, String> kept) {
        return KEPT.matcher(text).replaceAll(name -> Matcher.quoteReplacement(value(name.group(1), kept)));
    }

    private static String value(String name, Map<String, String> kept) {
        String value = kept.get(name);
        if (value == null) {
            throw new AssertionError("No earlier call has kept \"" + name + "\"");
        }
        return value;
    }

    @Override
    public String toString() {
        return method + " " + path + query + " -> " + status;
    }
}
