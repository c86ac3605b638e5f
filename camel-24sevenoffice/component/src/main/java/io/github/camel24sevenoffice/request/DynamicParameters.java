/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.request;

import java.util.Map;
import java.util.function.Function;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/**
 * The values that a {@code toD} has put into a URI, on their way to the one endpoint that serves all of them.
 *
 * @param values the values by the names of the parameters, not null
 */
public record DynamicParameters(Map<String, Object> values) {

    private static final String PROPERTY = "CamelTsOfficeDynamicParameters";

    /**
     * @param exchange carries the values from now on
     */
    public void put(Exchange exchange) {
        exchange.setProperty(PROPERTY, this);
    }

    /**
     * @param exchange carries no values from now on
     */
    public static void remove(Exchange exchange) {
        exchange.removeProperty(PROPERTY);
    }

    /**
     * @param exchange an exchange
     * @return gives the value for the name in a placeholder: that of the {@code toD} where there is one, else that of the
     *     message header; null for neither
     */
    public static Function<String, Object> of(Exchange exchange) {
        Message message = exchange.getIn();
        DynamicParameters dynamic = exchange.getProperty(PROPERTY, DynamicParameters.class);
        if (dynamic == null) {
            return message::getHeader;
        }
        return name -> {
            Object value = dynamic.values.get(name);
            return value != null ? value : message.getHeader(name);
        };
    }

    /** The values stay out: they may identify a person. */
    @Override
    public String toString() {
        return "DynamicParameters" + values.keySet();
    }
}
