/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.sandbox;

import java.util.Map;
import java.util.Set;

/** A version of the published contract. */
public enum SpecVersion {
    /** Version 0.56, without the filters and the customer's {@code note} that came later. */
    V0_56(Map.of(
            "/customers", Set.of("email", "externalReference"),
            "/salesorders", Set.of("referenceNumber"),
            "/products", Set.of("ean"),
            "/transactionlines", Set.of("transactionId"))),
    /** Version 0.60. */
    V0_60(Map.of());

    private final Map<String, Set<String>> unknownFilters;

    SpecVersion(Map<String, Set<String>> unknownFilters) {
        this.unknownFilters = unknownFilters;
    }

    /** The query parameters of the operation that came later. */
    Set<String> unknownFilters(Operation operation) {
        return unknownFilters.getOrDefault(operation.path(), Set.of());
    }

    boolean hasCustomerNote() {
        return this != V0_56;
    }
}
