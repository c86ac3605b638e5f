/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.poll;

import io.github.camel24sevenoffice.contract.Catalogue;
import io.github.camel24sevenoffice.contract.Operation;
import io.github.camel24sevenoffice.contract.Parameter;
import io.github.camel24sevenoffice.contract.ResponseKind;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a list offers to a consumer, by the catalogue. Immutable.
 *
 * @param operation reads the list
 * @param single reads one of its rows by id; null when the API has no such operation
 * @param idPath the fields that lead to the id of a row
 */
public record PollableList(Operation operation, Operation single, String idPath) {

    static final String MODIFIED_FROM = "modifiedFrom";
    static final String SORT_BY = "sortBy";
    static final String LIMIT = "limit";
    static final String DATE_FROM = "dateFrom";
    static final String DATE_TO = "dateTo";

    /** The parameters for the range of dates. */
    public static final List<String> DATES = List.of(DATE_FROM, DATE_TO);

    /** The parameters that a consumer sets itself, with what a user can set instead. */
    public static final Map<String, String> OWN_PARAMETERS = Map.of(
            MODIFIED_FROM,
            "set the option startFrom",
            SORT_BY,
            "leave it out",
            "page",
            "leave it out",
            "continuationToken",
            "leave it out");

    /** Contract 0.56.0: rows whose id is not in the field {@code id}. */
    private static final Map<String, String> ID_PATHS = Map.of(
            "/accountbalances", "account/id",
            "/banktransactions", "bankTransactionReference",
            "/currencies", "code",
            "/customers/{customerId}/bankaccounts", "number",
            "/dimensions/{dimensionType}/elements", "value",
            "/pricelists/{listId}/prices", "productId",
            "/products/{id}/dimensions", "dimensionType",
            "/products/{id}/salestypeOverrides", "salesTypeId",
            "/salesorders/{id}/attachments", "fileId");

    /** Contract 0.56.0: the end of the range is the first day after it; that of bank transactions is the last day in it. */
    private static final String EXCLUSIVE_END = "/transactionlines";

    /**
     * @param operation a GET operation
     * @return what it offers
     * @throws IllegalArgumentException if it does not return rows
     */
    public static PollableList of(Operation operation) {
        boolean rows = operation.responseKind() == ResponseKind.ROWS || operation.responseKind() == ResponseKind.PAGES;
        if (!operation.method().equals("GET") || !rows || operation.path().equals("/accountbalances/{id}")) {
            throw new IllegalArgumentException(
                    operation + " is not a list that can be polled. A consumer needs a GET operation that"
                            + " returns rows, for example tsoffice:customers");
        }
        return new PollableList(operation, single(operation.path()), ID_PATHS.getOrDefault(operation.path(), "id"));
    }

    private static Operation single(String path) {
        return Catalogue.get().operations().stream()
                .filter(o -> o.method().equals("GET") && o.responseKind() == ResponseKind.OBJECT)
                .filter(o -> o.path().startsWith(path + "/{"))
                .filter(o -> o.path().indexOf('/', path.length() + 1) < 0)
                .findFirst()
                .orElse(null);
    }

    /**
     * @return whether the list can be asked for the rows that were changed since a time
     */
    public boolean isFiltered() {
        return operation.queryParameters().containsKey(MODIFIED_FROM);
    }

    /**
     * @return whether it can be sorted by the time of the last change
     */
    public boolean isSortable() {
        Parameter sortBy = operation.queryParameters().get(SORT_BY);
        return sortBy != null && sortBy.expected("modifiedAt:asc").isEmpty();
    }

    /**
     * @return whether it has to be asked for a range of dates
     */
    public boolean isWindowed() {
        Parameter dateFrom = operation.queryParameters().get(DATE_FROM);
        return dateFrom != null && dateFrom.required();
    }

    boolean isEndExclusive() {
        return operation.path().equals(EXCLUSIVE_END);
    }

    /** The most rows that a page may have, where the API says it. */
    Optional<BigDecimal> longestPage() {
        Parameter limit = operation.queryParameters().get(LIMIT);
        return Optional.ofNullable(limit).map(Parameter::maximum);
    }
}
