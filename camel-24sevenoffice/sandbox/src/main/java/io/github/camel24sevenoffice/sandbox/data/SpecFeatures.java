/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.sandbox.data;

import io.github.camel24sevenoffice.sandbox.SpecVersion;
import java.util.Map;
import java.util.Set;

/** What the versions of the contract differ in. */
public final class SpecFeatures {

    /** Filters that version 0.60.1 added, by path. */
    private static final Map<String, Set<String>> NEW_FILTERS = Map.of(
            "/customers", Set.of("email", "externalReference"),
            "/salesorders", Set.of("referenceNumber"),
            "/products", Set.of("ean"),
            "/transactionlines", Set.of("transactionId"));

    private SpecFeatures() {}

    /**
     * @param version the version that is offered
     * @param operation an operation
     * @return its query parameters that the version does not know
     */
    public static Set<String> unknownFilters(SpecVersion version, Operation operation) {
        return version == SpecVersion.V0_56 ? NEW_FILTERS.getOrDefault(operation.path(), Set.of()) : Set.of();
    }

    /**
     * @param version the version that is offered
     * @return whether customers have the field {@code note}
     */
    public static boolean hasCustomerNote(SpecVersion version) {
        return version != SpecVersion.V0_56;
    }
}
