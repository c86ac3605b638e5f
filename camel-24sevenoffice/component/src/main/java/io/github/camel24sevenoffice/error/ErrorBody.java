/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.error;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * What can be read from the body of an error response. The API has three shapes for it, and every part may be missing. A body
 * that is not JSON (HTML of a gateway, empty, cut off) has no parts.
 */
record ErrorBody(
        String name,
        String message,
        List<ValidationError> validationErrors,
        List<BusinessError> businessErrors,
        String trackingId) {

    private static final ObjectMapper JSON = new ObjectMapper();
    /** The longest text of the API in a message, so that logs stay readable. */
    private static final int LONGEST = 500;

    static ErrorBody of(String body) {
        JsonNode root = parse(body);
        JsonNode payload = root.at("/error/payload");
        return new ErrorBody(
                text(root.at("/error/name")),
                text(root.at("/error/message")),
                elements(payload.path("validationErrors"))
                        .map(e -> new ValidationError(text(e.path("path")), text(e.path("keyword"))))
                        .toList(),
                elements(payload.path("errors"))
                        .map(e -> new BusinessError(
                                text(e.path("type")),
                                text(e.path("message")),
                                elements(e.path("arguments"))
                                        .map(JsonNode::asText)
                                        .toList()))
                        .toList(),
                text(root.at("/trackingId")));
    }

    private static JsonNode parse(String body) {
        try {
            JsonNode node = JSON.readTree(body);
            return node == null ? JSON.missingNode() : node;
        } catch (JsonProcessingException e) {
            return JSON.missingNode();
        }
    }

    private static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    private static String text(JsonNode node) {
        if (!node.isValueNode() || node.isNull()) {
            return null;
        }
        String text = node.asText().replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "...";
    }
}
