/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;

/**
 * Reads and writes faults as JSON objects, with the names of the methods of {@link Fault}; durations are numbers of
 * milliseconds.
 */
final class FaultJson {

    private static final Shape SHAPE = Shape.object()
            .required("path", Shape.text(1, 1000))
            .optional("method", Shape.pattern("[A-Z]+", 20))
            .optional("times", Shape.integer(1, Integer.MAX_VALUE))
            .optional("after", Shape.integer(0, Integer.MAX_VALUE))
            .optional("probability", Shape.number("0", "1"))
            .optional("seed", Shape.integer())
            .optional("delay", Shape.integer(0, Integer.MAX_VALUE))
            .optional("status", Shape.integer(100, 599))
            .nullable("contentType", Shape.text())
            .optional("body", Shape.text())
            .optional("headers", FaultJson::headers)
            .optional("retryAfter", Shape.integer(0, Integer.MAX_VALUE))
            .optional("reset", Shape.oneOf(names(Reset.values())))
            .optional("slowBody", Shape.integer(0, Integer.MAX_VALUE))
            .optional("revokeToken", Shape.bool())
            .optional("page", Shape.oneOf(names(PageFault.values())))
            .closed();

    private FaultJson() {}

    static Fault read(ObjectNode object) {
        ObjectNode json = SHAPE.create(object);
        Fault fault = answer(json, Fault.on(json.get("path").textValue()));
        if (json.has("method")) {
            fault = fault.method(json.get("method").textValue());
        }
        if (json.has("times")) {
            fault = fault.times(json.get("times").intValue());
        }
        if (json.has("probability")) {
            fault = fault.probability(
                    json.get("probability").doubleValue(), json.path("seed").longValue());
        }
        if (json.has("reset")) {
            fault = fault.reset(Reset.valueOf(constant(json.get("reset"))));
        }
        if (json.path("revokeToken").booleanValue()) {
            fault = fault.revokeToken();
        }
        if (json.has("page")) {
            fault = fault.page(PageFault.valueOf(constant(json.get("page"))));
        }
        return fault.after(json.path("after").intValue())
                .delay(Duration.ofMillis(json.path("delay").longValue()))
                .slowBody(Duration.ofMillis(json.path("slowBody").longValue()));
    }

    private static Fault answer(ObjectNode json, Fault start) {
        Fault fault = start;
        if (json.has("status")) {
            fault = fault.status(json.get("status").intValue());
        }
        if (json.has("body")) {
            fault = fault.body(
                    json.path("contentType").asText("application/json"),
                    json.get("body").textValue());
        }
        if (json.path("contentType").isNull()) {
            fault = fault.empty();
        }
        if (json.has("retryAfter")) {
            fault = fault.header("Retry-After", json.get("retryAfter").asText());
        }
        for (var header : json.path("headers").properties()) {
            fault = fault.header(header.getKey(), header.getValue().textValue());
        }
        return fault;
    }

    static ObjectNode write(ActiveFault active) {
        Fault fault = active.fault();
        ObjectNode json =
                Json.MAPPER.createObjectNode().put("path", fault.path()).put("description", fault.toString());
        if (active.left() != Integer.MAX_VALUE) {
            json.put("timesLeft", active.left());
        }
        return json;
    }

    private static JsonNode headers(JsonNode value, String path) {
        if (!value.isObject()) {
            throw Failure.invalid(path, "type");
        }
        value.properties().forEach(header -> {
            if (!header.getKey().matches("[A-Za-z0-9-]+")) {
                throw Failure.invalid(path + "." + header.getKey(), "pattern");
            }
            Shape.pattern("[ -~]*", 1000).apply(header.getValue(), path + "." + header.getKey());
        });
        return value;
    }

    private static String[] names(Enum<?>[] constants) {
        return Arrays.stream(constants)
                .map(constant -> constant.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .toArray(String[]::new);
    }

    private static String constant(JsonNode name) {
        return name.textValue().toUpperCase(Locale.ROOT).replace('-', '_');
    }
}
