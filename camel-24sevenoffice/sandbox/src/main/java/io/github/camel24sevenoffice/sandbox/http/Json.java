/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.sandbox.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import java.io.IOException;

/** Reads and writes bodies. */
public final class Json {

    public static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            // 1000 would become 1E+3 otherwise
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private Json() {}

    /** The object in the text, or null when it is something else. */
    public static ObjectNode object(byte[] text) {
        try {
            JsonNode node = MAPPER.readTree(text);
            return node instanceof ObjectNode object ? object : null;
        } catch (IOException e) {
            return null;
        }
    }

    /** Applies the body of a PATCH to a row. That nested objects are merged, not replaced, is our reading. */
    public static ObjectNode merge(ObjectNode target, ObjectNode change) {
        change.properties().forEach(field -> {
            if (field.getValue() instanceof ObjectNode part && target.get(field.getKey()) instanceof ObjectNode whole) {
                merge(whole, part);
            } else {
                target.set(field.getKey(), field.getValue());
            }
        });
        return target;
    }

    public static void send(HttpServerExchange exchange, Response response) {
        exchange.setStatusCode(response.status());
        response.headers()
                .forEach((name, value) -> exchange.getResponseHeaders().put(new HttpString(name), value));
        if (response.body() == null) {
            Delivery.of(exchange).deliver(exchange, new byte[0]);
            return;
        }
        if (!exchange.getResponseHeaders().contains(Headers.CONTENT_TYPE)) {
            exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, "application/json; charset=utf-8");
        }
        byte[] body = bytes(exchange, response);
        exchange.putAttachment(RequestKeys.RESPONSE_BODY, body);
        Delivery.of(exchange).deliver(exchange, body);
    }

    private static byte[] bytes(HttpServerExchange exchange, Response response) {
        if (response.body() instanceof byte[] raw) {
            return raw;
        }
        JsonNode tree = MAPPER.valueToTree(response.body());
        if (response.isApiError()) {
            ((ObjectNode) tree).put("trackingId", exchange.getAttachment(RequestKeys.TRACE_ID));
        }
        return bytes(tree);
    }

    public static byte[] bytes(JsonNode tree) {
        try {
            return MAPPER.writeValueAsBytes(tree);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A tree of JSON nodes can always be written", e);
        }
    }
}
