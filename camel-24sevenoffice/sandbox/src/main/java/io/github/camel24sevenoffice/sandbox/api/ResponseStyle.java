/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.sandbox.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.camel24sevenoffice.sandbox.TimestampStyle;
import io.github.camel24sevenoffice.sandbox.data.Settings;
import io.github.camel24sevenoffice.sandbox.http.Json;
import io.github.camel24sevenoffice.sandbox.http.Response;

/** Changes how responses are written, after the operations, so that the stored data stays as it is. */
public final class ResponseStyle {

    private static final String STATUS = "status";
    private static final TextNode UNKNOWN_STATUS = TextNode.valueOf("SomethingNew");

    private final TimestampStyle timestamps;
    private final boolean unknownEnumValues;

    ResponseStyle(Settings settings) {
        timestamps = settings.timestampStyle();
        unknownEnumValues = settings.unknownEnumValues();
    }

    /**
     * @param response the response of an operation
     * @param read whether it is that to a GET
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
            return TextNode.valueOf(TimestampRewriter.rewrite(node.textValue(), timestamps));
        }
        return node;
    }
}
