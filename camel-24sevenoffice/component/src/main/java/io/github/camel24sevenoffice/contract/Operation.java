/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.contract;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One operation of the API.
 *
 * @param method the HTTP method
 * @param path the path template with a slash at its start, for example {@code /customers/{customerId}}
 * @param pathParameters the parameters of the path by name
 * @param queryParameters the parameters of the query by name
 * @param bodyTypes the media types that the request body may have; empty when it has none
 * @param fields the fields of its JSON body, known by the published contract; empty when it has none
 * @param responseKind what a success returns
 * @param statuses the statuses of a success
 * @param scopes the scopes that the application needs, all of them; empty when any token is accepted
 */
public record Operation(
        String method,
        String path,
        Map<String, Parameter> pathParameters,
        Map<String, Parameter> queryParameters,
        List<String> bodyTypes,
        BodyFields fields,
        ResponseKind responseKind,
        List<Integer> statuses,
        List<String> scopes) {

    /**
     * @return whether a request carries a body
     */
    public boolean hasBody() {
        return !bodyTypes.isEmpty();
    }

    /**
     * Checks that all query parameters are known, and that no required one is missing. Values are checked by
     * {@link #checkQueryValue(String, String, boolean)}.
     *
     * @param names the names of the parameters that are given
     * @param options the names of the endpoint options, since an unknown name may be a mistyped option
     * @throws IllegalArgumentException if one is unknown or missing; the message names it and the nearest known ones
     */
    public void checkQueryNames(Iterable<String> names, Collection<String> options) {
        List<String> missing = new ArrayList<>();
        queryParameters.forEach((name, parameter) -> {
            if (parameter.required()) {
                missing.add(name);
            }
        });
        for (String name : names) {
            if (!queryParameters.containsKey(name)) {
                throw new IllegalArgumentException("The query parameter " + name + " is unknown to " + this + ". "
                        + knownParameters(name, options)
                        + " The API ignores unknown parameters and would return unfiltered rows; strictContract=false"
                        + " sends it anyway");
            }
            missing.remove(name);
        }
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException(this + " needs the query parameter" + (missing.size() > 1 ? "s " : " ")
                    + String.join(" and ", missing) + ". Set a value, or {name} to take it from the message header"
                    + " of that name");
        }
    }

    private String knownParameters(String name, Collection<String> options) {
        List<String> known = new ArrayList<>(queryParameters.keySet());
        known.addAll(options);
        List<String> nearest = Nearest.of(name, known);
        if (!nearest.isEmpty()) {
            return "Did you mean " + String.join(" or ", nearest) + "?";
        }
        return queryParameters.isEmpty()
                ? "It has none."
                : "It has " + String.join(", ", queryParameters.keySet()) + ".";
    }

    /**
     * Checks the value of a known query parameter.
     *
     * @param name the name of the parameter; an unknown one passes
     * @param text the value, unencoded; not null
     * @param shown whether the error may show the value; a value from a message may identify a person
     * @throws IllegalArgumentException if the value is not accepted; the message names the parameter and what was expected
     */
    public void checkQueryValue(String name, String text, boolean shown) {
        Parameter parameter = queryParameters.get(name);
        if (parameter != null && text.isEmpty()) {
            throw new IllegalArgumentException("The query parameter " + name + " of " + this
                    + " is empty and would not filter; set a value, or leave it out");
        }
        Optional<String> expected = parameter == null ? Optional.empty() : parameter.expected(text);
        if (expected.isPresent()) {
            throw new IllegalArgumentException("The query parameter " + name + " of " + this + " must be "
                    + expected.get() + (shown ? ", but is \"" + text + "\"" : ""));
        }
    }

    /**
     * Checks the value of a path parameter.
     *
     * @param name the name of the parameter; an unknown one passes
     * @param text the value, unencoded; not null
     * @throws IllegalArgumentException if the value is not accepted; the message names the parameter and what was
     *     expected, but not the value, which may identify a person
     */
    public void checkPathValue(String name, String text) {
        Parameter parameter = pathParameters.get(name);
        Optional<String> expected = parameter == null ? Optional.empty() : parameter.expected(text);
        if (expected.isPresent()) {
            throw new IllegalArgumentException(
                    "The path parameter {" + name + "} of " + this + " must be " + expected.get());
        }
    }

    /**
     * @return method and path template, for example {@code GET /taxes/{id}}
     */
    @Override
    public String toString() {
        return method + " " + path;
    }
}
