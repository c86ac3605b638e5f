/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/**
 * An answer that is given instead of the work.
 *
 * @param status its status; 0 for no such answer
 * @param contentType its content type; null for none
 * @param body its body, as it is sent
 * @param headers the headers beyond those that every answer has
 */
record FaultAnswer(int status, String contentType, String body, Map<String, String> headers) {

    static final FaultAnswer NONE = new FaultAnswer(0, "application/json", "", Map.of());

    FaultAnswer {
        headers = Map.copyOf(headers);
    }

    boolean isPresent() {
        return status != 0;
    }

    FaultAnswer withStatus(int value) {
        return new FaultAnswer(value, contentType, body, headers);
    }

    FaultAnswer withBody(String type, String text) {
        return new FaultAnswer(status, type, text, headers);
    }

    FaultAnswer withHeader(String name, String value) {
        Map<String, String> more = new TreeMap<>(headers);
        more.put(name, value);
        return new FaultAnswer(status, contentType, body, more);
    }

    void send(HttpServerExchange exchange) {
        exchange.setStatusCode(status);
        headers.forEach((name, value) -> exchange.getResponseHeaders().put(new HttpString(name), value));
        if (contentType != null) {
            exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, contentType);
        }
        Delivery.of(exchange).deliver(exchange, bytes(exchange));
    }

    private byte[] bytes(HttpServerExchange exchange) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        ObjectNode object = body.isEmpty() ? null : Json.object(bytes);
        // an error of the API names the request that it answers
        return object != null && object.path("error").isObject() && !object.has("trackingId")
                ? Json.bytes(object.put("trackingId", exchange.getAttachment(EntryHandler.TRACE_ID)))
                : bytes;
    }
}
