/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;

/** Changes how answers are written, after the operations, so that none of what is kept changes. */
final class AnswerStyle {

    private static final String STATUS = "status";
    private static final TextNode UNKNOWN_STATUS = TextNode.valueOf("SomethingNew");

    private final TimestampStyle timestamps;
    private final boolean unknownEnumValues;

    AnswerStyle(Settings settings) {
        timestamps = settings.timestampStyle();
        unknownEnumValues = settings.unknownEnumValues();
    }

    /**
     * @param read whether it is the answer to a GET
     */
    Response apply(Response response, boolean read) {
        boolean hideStatus = unknownEnumValues && read;
        boolean unchanged = timestamps == TimestampStyle.AS_DOCUMENTED && !hideStatus;
        // errors have neither, and get their tracking id later
        if (unchanged || response.body() == null || response.isApiError()) {
            return response;
        }
        JsonNode copy = Json.MAPPER.valueToTree(response.body());
        return new Response(response.status(), rewrite(copy, hideStatus), response.headers());
    }

    private JsonNode rewrite(JsonNode node, boolean hideStatus) {
        if (node instanceof ObjectNode object) {
            object.properties().forEach(field -> {
                boolean hidden = hideStatus
                        && field.getKey().equals(STATUS)
                        && field.getValue().isTextual();
                field.setValue(hidden ? UNKNOWN_STATUS : rewrite(field.getValue(), hideStatus));
            });
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, rewrite(array.get(i), hideStatus));
            }
        } else if (node.isTextual()) {
            return TextNode.valueOf(timestamps.rewrite(node.textValue()));
        }
        return node;
    }
}
