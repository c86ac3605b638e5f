/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.poll;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.github.camel24sevenoffice.error.TsOfficeUnreadableResponseException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the rows of a page without making objects of them: id, stamps and digest are taken on the way, and the row itself is
 * a piece of the response. Safe for use by several threads.
 */
final class RowParser {

    private static final JsonFactory JSON = new JsonFactory();

    private final String[] idPath;
    private final String operation;

    /**
     * @param idPath the names of the fields that lead to the id of a row, for example {@code id} or {@code account/id}
     * @param operation the operation, for messages
     */
    RowParser(String idPath, String operation) {
        this.idPath = idPath.split("/");
        this.operation = operation;
    }

    /**
     * @param json a response in UTF-8, or null for an empty one
     * @return its rows, in a list that may be changed
     * @throws TsOfficeUnreadableResponseException if it is not a JSON array of objects that have an id
     */
    List<Row> rows(byte[] json) {
        List<Row> rows = new ArrayList<>();
        try (JsonParser parser = JSON.createParser(json == null ? new byte[0] : json)) {
            if (parser.nextToken() != JsonToken.START_ARRAY) {
                throw unreadable("is not a list of rows: check the path, or the URL of the API");
            }
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                rows.add(row(json, parser));
            }
        } catch (JsonProcessingException e) {
            throw notJson(e);
        } catch (IOException e) {
            throw unreadable("is not JSON");
        }
        return rows;
    }

    /**
     * @param json a response in UTF-8 that is one row, or null for an empty one
     * @return the row
     * @throws TsOfficeUnreadableResponseException if it is not a JSON object that has an id
     */
    Row row(byte[] json) {
        try (JsonParser parser = JSON.createParser(json == null ? new byte[0] : json)) {
            parser.nextToken();
            return row(json, parser);
        } catch (JsonProcessingException e) {
            throw notJson(e);
        } catch (IOException e) {
            throw unreadable("is not JSON");
        }
    }

    private Row row(byte[] json, JsonParser parser) throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw unreadable("has a row that is not an object");
        }
        int start = (int) parser.currentTokenLocation().getByteOffset();
        Fields fields = new Fields();
        long digest = object(parser, 0, fields);
        int end = (int) parser.currentLocation().getByteOffset();
        if (fields.id == null) {
            throw unreadable("has a row without " + String.join("/", idPath));
        }
        String text = new String(json, start, end - start, StandardCharsets.UTF_8);
        return new Row(fields.id, fields.createdAt, fields.modifiedAt, digest, text);
    }

    /** The digest of an object is a sum over its fields, so that their order does not count. */
    private long object(JsonParser parser, int depth, Fields fields) throws IOException {
        long sum = 1;
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            if (fields != null && value.isScalarValue()) {
                read(parser, depth, name, fields);
            }
            boolean leads = fields != null && depth + 1 < idPath.length && name.equals(idPath[depth]);
            sum += mix(Digest.of(name) * 31 + value(parser, depth + 1, leads ? fields : null));
        }
        return sum;
    }

    private void read(JsonParser parser, int depth, String name, Fields fields) throws IOException {
        if (depth == idPath.length - 1 && name.equals(idPath[depth]) && !parser.hasToken(JsonToken.VALUE_NULL)) {
            fields.id = parser.getText();
        }
        if (depth == 0 && name.equals("modifiedAt")) {
            fields.modifiedAt = stamp(parser.getText());
        }
        if (depth == 0 && name.equals("createdAt")) {
            fields.createdAt = stamp(parser.getText());
        }
    }

    private long value(JsonParser parser, int depth, Fields fields) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(parser, depth, fields);
            case START_ARRAY -> {
                long digest = 3;
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    digest = mix(digest * 31 + value(parser, depth + 1, null));
                }
                yield digest;
            }
            case VALUE_STRING -> mix(Digest.of(parser.getText()) + 5);
            default -> mix(Digest.of(parser.getText()) + 7);
        };
    }

    private static long mix(long value) {
        long mixed = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
        return mixed ^ (mixed >>> 31);
    }

    private static Instant stamp(String text) {
        try {
            return Stamps.parse(text);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private TsOfficeUnreadableResponseException notJson(JsonProcessingException e) {
        return unreadable("is not JSON, or was cut off, at line "
                + e.getLocation().getLineNr() + ", column " + e.getLocation().getColumnNr());
    }

    private TsOfficeUnreadableResponseException unreadable(String problem) {
        return new TsOfficeUnreadableResponseException(operation, problem);
    }

    private static final class Fields {
        private String id;
        private Instant createdAt;
        private Instant modifiedAt;
    }
}
