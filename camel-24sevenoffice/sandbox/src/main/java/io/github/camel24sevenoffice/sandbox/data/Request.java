/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.sandbox.data;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camel24sevenoffice.sandbox.http.Json;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * What an operation sees of a request. The readers of parameters end the operation with a 400 when a value is invalid.
 *
 * @param path the path parameters by name, decoded
 * @param query the query parameters by name, decoded; of a repeated one the first
 * @param headers reads a header by its name in any case; null when there is none
 * @param url the URL as the client knows it, without its query
 * @param body the body; empty when there is none
 * @param pageFault what is wrong with the requested page of a list
 */
public record Request(
        Map<String, String> path,
        Map<String, String> query,
        Function<String, String> headers,
        String url,
        byte[] body,
        PageFault pageFault) {

    /** A path parameter that is text. */
    public String text(String name) {
        return path.get(name);
    }

    /** A path parameter that is a number. */
    public int id(String name) {
        return read(name, path.get(name), "type", Integer::valueOf);
    }

    /** A query parameter; an empty one counts as missing. */
    public Optional<String> parameter(String name) {
        return Optional.ofNullable(query.get(name)).filter(value -> !value.isEmpty());
    }

    /** The values of a query parameter that are separated by commas; empty when it is missing. */
    public List<String> list(String name) {
        return parameter(name).map(value -> Arrays.asList(value.split(","))).orElse(List.of());
    }

    /** The numbers of a query parameter that are separated by commas; empty when it is missing. */
    public List<Long> numbers(String name) {
        return list(name).stream().map(value -> number(name, value.strip())).toList();
    }

    /** A query parameter that is one of a few values. */
    public Optional<String> oneOf(String name, String... values) {
        return parameter(name).map(value -> {
            if (!Arrays.asList(values).contains(value)) {
                throw Failure.invalid(name, "enum");
            }
            return value;
        });
    }

    public Optional<UUID> uuid(String name) {
        return parameter(name).map(value -> read(name, value, "format", UUID::fromString));
    }

    public Optional<Long> number(String name) {
        return parameter(name).map(value -> number(name, value));
    }

    public Optional<BigDecimal> decimal(String name) {
        return parameter(name).map(value -> read(name, value, "type", BigDecimal::new));
    }

    public Optional<Boolean> flag(String name) {
        return parameter(name)
                .map(value -> read(name, value, "type", text -> switch (text) {
                    case "true" -> true;
                    case "false" -> false;
                    default -> throw new IllegalArgumentException(text);
                }));
    }

    public Optional<LocalDate> date(String name) {
        return parameter(name).map(value -> read(name, value, "format", LocalDate::parse));
    }

    /** A query parameter that must be there. */
    public LocalDate requiredDate(String name) {
        return date(name).orElseThrow(() -> Failure.invalid(name, "required"));
    }

    /** A date-time, or a date for its beginning. */
    public Optional<Instant> instant(String name) {
        return parameter(name)
                .map(value -> read(
                        name,
                        value,
                        "format",
                        text -> text.length() == "2026-01-01".length()
                                ? Instant.parse(LocalDate.parse(text) + "T00:00:00Z")
                                : OffsetDateTime.parse(text).toInstant()));
    }

    /** The JSON object in the body. */
    public ObjectNode object() {
        ObjectNode object = Json.object(body);
        if (object == null) {
            throw Failure.badRequest("The body is not a JSON object");
        }
        return object;
    }

    private static Long number(String name, String value) {
        return read(name, value, "type", Long::valueOf);
    }

    private static <T> T read(String name, String value, String keyword, Function<String, T> reader) {
        try {
            return reader.apply(value);
        } catch (RuntimeException e) {
            throw Failure.invalid(name, keyword);
        }
    }
}
