/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice;

import io.github.camel24sevenoffice.contract.Operation;
import io.github.camel24sevenoffice.contract.ResponseKind;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The values of the option paging. */
enum Paging {
    PAGE,
    LIST,
    STREAM;

    static Paging of(String option) {
        return Arrays.stream(values())
                .filter(paging -> paging.text().equalsIgnoreCase(option))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("The option paging must be one of "
                        + Arrays.stream(values()).map(Paging::text).collect(Collectors.joining(", ")) + ", but is "
                        + option));
    }

    /**
     * @param operation null when the contract is not checked
     */
    void check(String method, Operation operation) {
        boolean returnsRows = operation == null
                ? method.equals("GET")
                : operation.responseKind() == ResponseKind.ROWS || operation.responseKind() == ResponseKind.PAGES;
        if (this != PAGE && !returnsRows) {
            throw new IllegalArgumentException("The option paging is " + text() + ", but "
                    + (operation == null ? "a " + method : operation) + " does not return rows; leave the option out");
        }
    }

    private String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
