/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.request;

import java.util.function.Function;

/**
 * The path and the query of an endpoint, whose placeholders a message fills in. Immutable.
 *
 * @param path the path
 * @param query the query
 */
public record RequestTemplate(PathTemplate path, Query query) {

    /**
     * @param values the value for the name in a placeholder
     * @param additionalQuery a Map or a query string to merge over the query of the endpoint, or null
     * @return path and query of one call, percent-encoded, below the URL of the API
     * @throws IllegalArgumentException if a value is missing or not accepted
     */
    public String expand(Function<String, Object> values, Object additionalQuery) {
        return path.expand(values) + query.expand(values, additionalQuery);
    }

    /**
     * @param values the value for the name in a placeholder
     * @param nextPage the query of the link to the next page, as an earlier call returned it
     * @return path and query of the call for that page, percent-encoded, below the URL of the API
     * @throws IllegalArgumentException if a value is missing or not accepted, or the link is not percent-encoded
     */
    public String expandNextPage(Function<String, Object> values, String nextPage) {
        return path.expand(values) + query.next(values, nextPage);
    }
}
