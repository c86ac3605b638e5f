/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.sandbox.control;

import io.github.camel24sevenoffice.sandbox.data.Failure;
import io.undertow.server.HttpServerExchange;
import java.util.Deque;
import java.util.Optional;

/** Reads the parameters of a request in its query or its path. */
final class Parameters {

    private Parameters() {}

    /** An empty one counts as missing. */
    static Optional<String> text(HttpServerExchange exchange, String name) {
        Deque<String> values = exchange.getQueryParameters().get(name);
        return Optional.ofNullable(values).map(Deque::getFirst).filter(value -> !value.isEmpty());
    }

    static long number(HttpServerExchange exchange, String name, long ifMissing, long minimum, long maximum) {
        return text(exchange, name)
                .map(value -> number(name, value, minimum, maximum))
                .orElse(ifMissing);
    }

    private static long number(String name, String value, long minimum, long maximum) {
        long number;
        try {
            number = Long.parseLong(value);
        } catch (NumberFormatException e) {
            throw Failure.invalid(name, "type");
        }
        if (number < minimum || number > maximum) {
            throw Failure.invalid(name, number < minimum ? "minimum" : "maximum");
        }
        return number;
    }
}
