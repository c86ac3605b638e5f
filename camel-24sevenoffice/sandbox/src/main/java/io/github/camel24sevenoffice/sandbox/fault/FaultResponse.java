/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.sandbox.fault;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camel24sevenoffice.sandbox.http.Delivery;
import io.github.camel24sevenoffice.sandbox.http.Json;
import io.github.camel24sevenoffice.sandbox.http.RequestKeys;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/**
 * A response that is sent instead of the work.
 *
 * @param status its status; 0 for no such response
 * @param contentType its content type; null for none
 * @param body its body, as it is sent
 * @param headers the headers beyond those of every response
 */
public record FaultResponse(int status, String contentType, String body, Map<String, String> headers) {

    static final FaultResponse NONE = new FaultResponse(0, "application/json", "", Map.of());

    public FaultResponse {
        headers = Map.copyOf(headers);
    }

    boolean isPresent() {
        return status != 0;
    }

    public FaultResponse withStatus(int value) {
        return new FaultResponse(value, contentType, body, headers);
    }

    public FaultResponse withBody(String type, String text) {
        return new FaultResponse(status, type, text, headers);
    }

    public FaultResponse withHeader(String name, String value) {
        Map<String, String> more = new TreeMap<>(headers);
        more.put(name, value);
        return new FaultResponse(status, contentType, body, more);
    }

    void send(HttpServerExchange exchange) {
        exchange.setStatusCode(status);
        headers.forEach((name, value) -> exchange.getResponseHeaders().put(new HttpString(name), value));
        if (contentType != null) {
            exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, contentType);
        }
        byte[] bytes = bytes(exchange);
        exchange.putAttachment(RequestKeys.RESPONSE_BODY, bytes);
        Delivery.of(exchange).deliver(exchange, bytes);
    }

    private byte[] bytes(HttpServerExchange exchange) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        ObjectNode object = body.isEmpty() ? null : Json.object(bytes);
        // an error of the API has the trace id of its request
        return object != null && object.path("error").isObject() && !object.has("trackingId")
                ? Json.bytes(object.put("trackingId", exchange.getAttachment(RequestKeys.TRACE_ID)))
                : bytes;
    }
}
