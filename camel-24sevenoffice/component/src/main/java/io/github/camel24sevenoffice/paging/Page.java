/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.paging;

import java.util.List;
import java.util.Map;

/**
 * One page of a list.
 *
 * @param <R> the type of a row
 * @param rows its rows
 * @param next path and query of the next page below the URL of the API; null after the last one
 * @param headers the headers of the response, names in any case
 */
public record Page<R>(List<R> rows, String next, Map<String, String> headers) {

    /** The rows stay out: they may hold personal data. */
    @Override
    public String toString() {
        return "Page[" + rows.size() + " rows]";
    }
}
