/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.response;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import io.github.camel24sevenoffice.error.TsOfficeUnreadableResponseException;
import java.io.IOException;
import java.util.List;

/**
 * Reads responses as objects. It tolerates additions to the API: unknown fields and unknown values of enums are ignored. Safe
 * for use by several threads.
 */
public final class JsonReader {

    private final ObjectReader reader;
    private final String operation;

    /**
     * @param mapper reads the responses
     * @param type what an object or a row is read as; {@link Object} for a Map
     * @param operation the operation, for messages
     */
    public JsonReader(ObjectMapper mapper, Class<?> type, String operation) {
        this.reader = mapper.readerFor(type)
                .without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .with(DeserializationFeature.READ_UNKNOWN_ENUM_VALUES_AS_NULL)
                .with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
        this.operation = operation;
    }

    /**
     * @param json a response, or null for an empty one
     * @return one object; or the list of rows when it is an array; null for an empty response
     * @throws TsOfficeUnreadableResponseException if it is not JSON, or does not fit the type
     */
    public Object read(byte[] json) {
        if (json == null) {
            return null;
        }
        return this.<Object>parse(
                json,
                parser -> parser.currentToken() == JsonToken.START_ARRAY ? rows(parser) : reader.readValue(parser));
    }

    /**
     * @param json a response, or null for an empty one
     * @return its rows, in a list that may be changed
     * @throws TsOfficeUnreadableResponseException if it is empty or not a JSON array, or a row does not fit the type
     */
    public List<Object> rows(byte[] json) {
        return parse(json == null ? new byte[0] : json, parser -> {
            if (parser.currentToken() != JsonToken.START_ARRAY) {
                throw new TsOfficeUnreadableResponseException(
                        operation, "is not a list of rows: leave out the option paging, or check the URL of the API");
            }
            return rows(parser);
        });
    }

    private List<Object> rows(JsonParser parser) throws IOException {
        // otherwise the array would be read as the first row
        parser.clearCurrentToken();
        MappingIterator<Object> rows = reader.readValues(parser);
        return rows.readAll();
    }

    private <T> T parse(byte[] json, Parse<T> parse) {
        try (JsonParser parser = reader.createParser(json)) {
            parser.nextToken();
            return parse.from(parser);
        } catch (IOException e) {
            throw new TsOfficeUnreadableResponseException(operation, problem(e));
        }
    }

    private static String problem(IOException e) {
        Throwable reason = e instanceof JsonMappingException && e.getCause() != null ? e.getCause() : e;
        if (reason instanceof StreamConstraintsException limit) {
            // its message has the limit, but nothing of the response
            return "exceeds a limit of Jackson: " + limit.getOriginalMessage();
        }
        if (e instanceof JsonMappingException mapping && !(reason instanceof JsonParseException)) {
            String where = mapping.getPathReference();
            return "has a value that does not fit the type, at " + (where.isEmpty() ? "its beginning" : where);
        }
        if (e instanceof JsonProcessingException json && json.getLocation() != null) {
            return "is not JSON, or was cut off, at line " + json.getLocation().getLineNr() + ", column "
                    + json.getLocation().getColumnNr();
        }
        return "is not JSON";
    }

    @FunctionalInterface
    private interface Parse<T> {
        T from(JsonParser parser) throws IOException;
    }
}
