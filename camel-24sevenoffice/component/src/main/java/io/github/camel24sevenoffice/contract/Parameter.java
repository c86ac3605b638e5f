/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.contract;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A path or query parameter.
 *
 * @param type the type of its values; a text when the catalogue does not say
 * @param required whether it is required; always true for a path parameter
 * @param list whether several values may be given, separated by commas
 * @param values the only values that are allowed; empty when there is no such restriction
 * @param pattern the regular expression that the value must match, or null
 * @param minimum the smallest value, or null
 * @param maximum the greatest value, or null
 */
public record Parameter(
        ParameterType type,
        boolean required,
        boolean list,
        @JsonProperty("enum") List<String> values,
        Pattern pattern,
        BigDecimal minimum,
        BigDecimal maximum) {

    public Parameter {
        type = type == null ? ParameterType.STRING : type;
        values = values == null ? List.of() : List.copyOf(values);
    }

    /**
     * Checks a value.
     *
     * @param text the value as it would go over the wire, unencoded; not null
     * @return empty when it is accepted, else what is expected, for example {@code a date such as 2026-01-31}
     */
    public Optional<String> expected(String text) {
        if (!values.isEmpty()) {
            return values.contains(text) ? Optional.empty() : Optional.of("one of " + String.join(", ", values));
        }
        if (!type.matches(text)) {
            return Optional.of(type.description());
        }
        if (pattern != null && !pattern.matcher(text).matches()) {
            return Optional.of("a text that matches " + pattern);
        }
        if (minimum != null && new BigDecimal(text).compareTo(minimum) < 0) {
            return Optional.of(type.description() + ", at least " + minimum.toPlainString());
        }
        if (maximum != null && new BigDecimal(text).compareTo(maximum) > 0) {
            return Optional.of(type.description() + ", at most " + maximum.toPlainString());
        }
        return Optional.empty();
    }
}
