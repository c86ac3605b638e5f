/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.request;

import io.github.camel24sevenoffice.contract.Operation;
import io.github.camel24sevenoffice.contract.Parameter;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * The query of an endpoint. A value in braces is a placeholder for the message header with that name. Immutable.
 */
public final class Query {

    /** The message header with query parameters of one call. */
    public static final String HEADER = "CamelTsOfficeQuery";

    /** What a request line may contain. Other characters could start a header. */
    private static final Pattern ENCODED = Pattern.compile("(?:[!-~&&[^#%]]|%[0-9A-Fa-f]{2})*");

    private final Map<String, String> parameters;
    private final Operation operation;
    /** The whole query string when it has no placeholders, else null. */
    private final String constant;

    private Query(Map<String, String> parameters, Operation operation) {
        this.parameters = parameters;
        this.operation = operation;
        this.constant = parameters.values().stream().anyMatch(Placeholder::is)
                ? null
                : question(QueryString.format(parameters));
    }

    /**
     * @param parameters the parameters of an endpoint URI, decoded
     * @param operation the operation that names and values are checked against, or null for no checks
     * @param options the names of the endpoint options, since an unknown name may be a mistyped option
     * @return the query
     * @throws IllegalArgumentException if a name is unknown, a required one missing, or a value not accepted
     */
    public static Query of(Map<String, ?> parameters, Operation operation, Collection<String> options) {
        Map<String, String> texts = new LinkedHashMap<>();
        parameters.forEach((name, value) -> texts.put(name, text(name, value, operation)));
        if (operation != null) {
            operation.checkQueryNames(texts.keySet(), options);
            texts.forEach((name, text) -> {
                if (!Placeholder.is(text)) {
                    operation.checkQueryValue(name, text, true);
                }
            });
        }
        return new Query(texts, operation);
    }

    /**
     * @return names and values, for calls that no message belongs to
     * @throws IllegalArgumentException if a value is a placeholder for a message header
     */
    public Map<String, String> constants() {
        parameters.forEach((name, text) -> {
            if (Placeholder.is(text)) {
                throw new IllegalArgumentException("The query parameter " + name
                        + " of a consumer must be a value, but is " + text + ": there is no message to take it from");
            }
        });
        return parameters;
    }

    /**
     * Makes the query string of one call.
     *
     * @param values gives the value for the name in a placeholder
     * @param additional what to merge over the parameters of the endpoint: a Map of values by name, a query string, or null
     * @return the query string with its question mark, percent-encoded; empty without parameters
     * @throws IllegalArgumentException if the additional parameters are of another type, a name is unknown, or a value
     *     missing or not accepted
     */
    public String expand(Function<String, Object> values, Object additional) {
        if (constant != null && additional == null) {
            return constant;
        }
        Map<String, String> merged = new LinkedHashMap<>();
        parameters.forEach((name, text) ->
                merged.put(name, Placeholder.is(text) ? value(name, Placeholder.name(text), values) : text));
        merge(additional, merged);
        if (operation != null) {
            if (additional != null) {
                operation.checkQueryNames(merged.keySet(), List.of());
            }
            merged.forEach((name, text) -> operation.checkQueryValue(name, text, false));
        }
        return question(QueryString.format(merged));
    }

    /**
     * Makes the query string of the next page.
     *
     * @param values gives the value for the name in a placeholder
     * @param link the query of the API's link to that page, sent as it is; parameters of the endpoint that it does not have
     *     are added
     * @return the query string with its question mark, percent-encoded; empty without parameters
     * @throws IllegalArgumentException if the link is not percent-encoded, or a value missing or not accepted
     */
    public String next(Function<String, Object> values, String link) {
        if (!ENCODED.matcher(link).matches()) {
            throw new IllegalArgumentException(
                    "The query of the next page must be percent-encoded, as the call for the page before has set it");
        }
        return question(QueryString.merge(link, QueryString.in(expand(values, null))));
    }

    private String value(String name, String header, Function<String, Object> values) {
        Object value = values.apply(header);
        if (value == null) {
            // without the parameter the API would return unfiltered rows
            throw new IllegalArgumentException("The message header " + header
                    + " must hold the value of the query parameter " + name + ", but is missing");
        }
        return text(name, value, operation);
    }

    private void merge(Object additional, Map<String, String> merged) {
        if (additional instanceof Map<?, ?> map) {
            map.forEach((key, value) -> {
                String name = String.valueOf(key);
                if (value == null) {
                    throw new IllegalArgumentException(
                            "The query parameter " + name + " has no value; leave it out if it is not needed");
                }
                merged.put(name, text(name, value, operation));
            });
        } else if (additional instanceof String text) {
            QueryString.parse(text.strip().replaceFirst("^\\?", ""))
                    .forEach((name, values) -> merged.put(name, text(name, values, operation)));
        } else if (additional != null) {
            throw new IllegalArgumentException(
                    "The query parameters of a message must be a Map or a query string, but are a "
                            + additional.getClass().getName());
        }
    }

    private static String text(String name, Object value, Operation operation) {
        Parameter parameter =
                operation == null ? null : operation.queryParameters().get(name);
        List<String> texts = Text.each(value);
        if (texts.size() > 1 && parameter != null && !parameter.list()) {
            throw new IllegalArgumentException(
                    "The query parameter " + name + " of " + operation + " accepts one value, but has several");
        }
        return String.join(",", texts);
    }

    private static String question(String query) {
        return query.isEmpty() ? "" : "?" + query;
    }
}
