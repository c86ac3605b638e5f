/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * The fields that a JSON object may have, and theirs. Those of an array are the fields of its elements. Immutable.
 *
 * @param fields the fields by name; empty when any field is accepted
 */
public record BodyFields(Map<String, BodyFields> fields) {

    /** Accepts any field. */
    static final BodyFields NONE = new BodyFields(Map.of());

    private static final JsonFactory JSON = new JsonFactory();

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public BodyFields {
        fields = Collections.unmodifiableMap(fields);
    }

    /**
     * Checks the names of the fields of a body. A body that is not JSON passes: the API says what is wrong with it.
     *
     * @param json the body
     * @param operation the operation, for the message
     * @throws IllegalArgumentException if it has an unknown field; the message names the nearest ones
     */
    public void check(byte[] json, String operation) {
        if (fields.isEmpty()) {
            return;
        }
        try (JsonParser parser = JSON.createParser(json)) {
            if (parser.nextToken() != null) {
                check(parser, this, "", operation);
            }
        } catch (IOException e) {
            // passes
        }
    }

    private static void check(JsonParser parser, BodyFields known, String path, String operation) throws IOException {
        if (parser.currentToken() == JsonToken.START_ARRAY) {
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                check(parser, known, path, operation);
            }
        } else if (parser.currentToken() == JsonToken.START_OBJECT) {
            if (known.fields.isEmpty()) {
                parser.skipChildren();
                return;
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                BodyFields inner = known.fields.get(name);
                if (inner == null) {
                    throw unknown(name, known, path, operation);
                }
                parser.nextToken();
                check(parser, inner, path + name + ".", operation);
            }
        }
    }

    private static IllegalArgumentException unknown(String name, BodyFields known, String path, String operation) {
        List<String> nearest = Nearest.of(name, known.fields.keySet());
        String there = path.isEmpty() ? "It" : path.substring(0, path.length() - 1);
        return new IllegalArgumentException("The message body has the field " + path + name + ", which is unknown to "
                + operation + ". "
                + (nearest.isEmpty()
                        ? there + " has " + String.join(", ", known.fields.keySet()) + "."
                        : "Did you mean " + String.join(" or ", nearest) + "?")
                + " strictContract=false sends it anyway");
    }
}
