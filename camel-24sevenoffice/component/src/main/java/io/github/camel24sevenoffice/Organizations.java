/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.function.Supplier;

/** The organizations that a consumer polls. */
final class Organizations {

    private Organizations() {}

    /**
     * @throws IllegalArgumentException if none is named, or the option organizations is of another type; the message names
     *     the options
     */
    static List<String> of(TsOfficeEndpoint endpoint) {
        Object option = endpoint.getConsumer().getOrganizations();
        String single = endpoint.getConfiguration().getOrganizationId();
        List<String> ids = option == null ? single == null ? List.of() : List.of(single) : list(option);
        if (ids.isEmpty() || ids.stream().anyMatch(String::isBlank)) {
            throw new IllegalArgumentException(
                    "A consumer needs at least one organization: set the option organizationId, or"
                            + " organizations to their ids, separated by commas");
        }
        if (new HashSet<>(ids).size() < ids.size()) {
            throw new IllegalArgumentException("The option organizations names an organization twice: " + ids);
        }
        return ids;
    }

    private static List<String> list(Object option) {
        if (option instanceof Supplier<?> supplier) {
            return list(supplier.get());
        }
        if (option instanceof Collection<?> collection) {
            List<String> ids = new ArrayList<>();
            collection.forEach(id -> ids.add(String.valueOf(id).strip()));
            return ids;
        }
        if (option instanceof String text) {
            return Arrays.stream(text.split(",")).map(String::strip).toList();
        }
        throw new IllegalArgumentException(
                "The option organizations must be ids, separated by commas, or a bean that is a Collection or a Supplier of"
                        + " one, but is a "
                        + (option == null ? null : option.getClass().getName()));
    }
}
