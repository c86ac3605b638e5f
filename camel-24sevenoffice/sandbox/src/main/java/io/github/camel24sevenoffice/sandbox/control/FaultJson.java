/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.sandbox.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camel24sevenoffice.sandbox.BadResponse;
import io.github.camel24sevenoffice.sandbox.Reset;
import io.github.camel24sevenoffice.sandbox.data.Failure;
import io.github.camel24sevenoffice.sandbox.data.PageFault;
import io.github.camel24sevenoffice.sandbox.data.Shape;
import io.github.camel24sevenoffice.sandbox.fault.ActiveFault;
import io.github.camel24sevenoffice.sandbox.fault.FaultResponse;
import io.github.camel24sevenoffice.sandbox.fault.FaultSpec;
import io.github.camel24sevenoffice.sandbox.fault.RequestPattern;
import io.github.camel24sevenoffice.sandbox.http.Json;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;

/**
 * Reads and writes faults as JSON objects, with the names of the methods of {@link
 * io.github.camel24sevenoffice.sandbox.Fault}. Durations are in milliseconds.
 */
public final class FaultJson {

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
            .optional("afterWork", Shape.bool())
            .optional("response", Shape.oneOf(names(BadResponse.values())))
            .optional("reset", Shape.oneOf(names(Reset.values())))
            .optional("slowBody", Shape.integer(0, Integer.MAX_VALUE))
            .optional("revokeToken", Shape.bool())
            .optional("page", Shape.oneOf(names(PageFault.values())))
            .closed();

    private FaultJson() {}

    static FaultSpec read(ObjectNode object) {
        ObjectNode json = SHAPE.create(object);
        FaultSpec fault =
                response(json, FaultSpec.on(RequestPattern.of(json.get("path").textValue())));
        if (json.has("method")) {
            fault = fault.with(fault.pattern().method(json.get("method").textValue()));
        }
        if (json.has("times")) {
            fault = fault.with(fault.schedule().withTimes(json.get("times").intValue()));
        }
        if (json.has("probability")) {
            fault = fault.with(fault.schedule()
                    .withProbability(
                            json.get("probability").doubleValue(),
                            json.path("seed").longValue()));
        }
        if (json.path("afterWork").booleanValue()) {
            fault = fault.withAfterWork();
        }
        if (json.has("response")) {
            fault = fault.with(BadResponse.valueOf(constant(json.get("response"))));
        }
        if (json.has("reset")) {
            fault = fault.with(Reset.valueOf(constant(json.get("reset"))));
        }
        if (json.path("revokeToken").booleanValue()) {
            fault = fault.withTokenRevoked();
        }
        if (json.has("page")) {
            fault = fault.with(PageFault.valueOf(constant(json.get("page"))));
        }
        return fault.with(fault.schedule().withAfter(json.path("after").intValue()))
                .withDelay(Duration.ofMillis(json.path("delay").longValue()))
                .withSlowBody(Duration.ofMillis(json.path("slowBody").longValue()));
    }

    private static FaultSpec response(ObjectNode json, FaultSpec fault) {
        FaultResponse response = fault.response();
        if (json.has("status")) {
            response = response.withStatus(json.get("status").intValue());
        }
        if (json.has("body")) {
            response = response.withBody(
                    json.path("contentType").asText("application/json"),
                    json.get("body").textValue());
        }
        if (json.path("contentType").isNull()) {
            response = response.withBody(null, "");
        }
        if (json.has("retryAfter")) {
            response = response.withHeader("Retry-After", json.get("retryAfter").asText());
        }
        for (var header : json.path("headers").properties()) {
            response = response.withHeader(header.getKey(), header.getValue().textValue());
        }
        return fault.with(response);
    }

    static ObjectNode write(ActiveFault active) {
        FaultSpec fault = active.fault();
        ObjectNode json = Json.MAPPER
                .createObjectNode()
                .put("path", fault.pattern().path())
                .put("description", fault.toString());
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
