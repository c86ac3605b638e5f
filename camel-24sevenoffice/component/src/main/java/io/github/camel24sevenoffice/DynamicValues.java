/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.camel.Exchange;

/**
 * The values that a {@code toD} has put into a URI, on their way to the one endpoint for all of them.
 *
 * @param values the values by the names of the parameters
 */
record DynamicValues(Map<String, Object> values) {

    private static final String PROPERTY = "CamelTsOfficeDynamicValues";

    void put(Exchange exchange) {
        exchange.setProperty(PROPERTY, this);
    }

    static void remove(Exchange exchange) {
        exchange.removeProperty(PROPERTY);
    }

    /** Looks a value up here, and then among the message headers; empty when the call does not come from a toD. */
    static Optional<Function<String, Object>> of(Exchange exchange) {
        DynamicValues dynamic = exchange.getProperty(PROPERTY, DynamicValues.class);
        return Optional.ofNullable(dynamic).map(d -> name -> {
            Object value = d.values().get(name);
            return value != null ? value : exchange.getIn().getHeader(name);
        });
    }

    /** The values stay out: they may identify a person. */
    @Override
    public String toString() {
        return "DynamicValues" + values.keySet();
    }
}
