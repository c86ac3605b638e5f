/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.create;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camel24sevenoffice.call.OperationClient;
import io.github.camel24sevenoffice.call.RetryingClient;
import io.github.camel24sevenoffice.contract.Catalogue;
import io.github.camel24sevenoffice.contract.Operation;
import io.github.camel24sevenoffice.paging.Page;
import io.github.camel24sevenoffice.paging.Pages;
import io.github.camel24sevenoffice.request.QueryString;
import io.github.camel24sevenoffice.response.JsonReader;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Finds by its key what an earlier POST has created. Safe for use by several threads. */
public final class CreateOnce {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final KeyLookup lookup;
    private final OperationClient list;
    private final int maxPages;

    private CreateOnce(KeyLookup lookup, OperationClient list, int maxPages) {
        this.lookup = lookup;
        this.list = list;
        this.maxPages = maxPages;
    }

    /**
     * @param operation the operation that creates; null when the catalogue does not have it
     * @param field the field of its body that holds the key
     * @param client the client of that operation
     * @param maxPages the number of pages after which a search fails
     * @return looks for its key
     * @throws IllegalArgumentException if what it creates cannot be found by this field; the message names the fields that
     *     can be used
     */
    public static CreateOnce of(Operation operation, String field, OperationClient client, int maxPages) {
        List<KeyLookup> possible = KeyLookup.ALL.stream()
                .filter(lookup -> operation != null && lookup.operation().equals(operation.toString()))
                .toList();
        KeyLookup lookup = possible.stream()
                .filter(one -> one.field().equals(field))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "The option createOnce must be a field by which what was created can be found: "
                                + (possible.isEmpty() ? KeyLookup.ALL : possible) + ", but is " + field + " of "
                                + client));
        Operation get = Catalogue.get().resolve(lookup.list(), "GET");
        return new CreateOnce(lookup, client.forOperation(get), maxPages);
    }

    /**
     * @param body the body of the request
     * @return its key
     * @throws IllegalArgumentException if the body is not a JSON object, or has no value in the field of the key
     */
    public Key key(byte[] body) {
        JsonNode json = parse(body);
        JsonNode value = json.path(lookup.field());
        if (!value.isValueNode() || value.isNull() || value.asText().isBlank()) {
            throw new IllegalArgumentException("The message body must have a value in the field " + lookup.field()
                    + ", which the option createOnce names as the key of " + lookup.operation());
        }
        // an incomplete one must fail before anything is sent, too
        return new Key(value.asText(), QueryString.format(lookup.query().apply(json)));
    }

    private JsonNode parse(byte[] body) {
        try {
            return JSON.readTree(body);
        } catch (IOException e) {
            throw new IllegalArgumentException("The message body of " + lookup.operation()
                    + " must be a JSON object, since the option createOnce takes the key from it");
        }
    }

    /**
     * Reads the list until a row has the key.
     *
     * @param organizationId the organization to call for
     * @param key the key
     * @param stopping ends a wait early
     * @return what the operation would have returned, as JSON; empty when there is no such row
     * @throws IllegalStateException if a page has several such rows
     * @throws Exception if the list cannot be read
     */
    public Optional<byte[]> find(String organizationId, Key key, BooleanSupplier stopping) throws Exception {
        JsonReader json = new JsonReader(JSON, JsonNode.class, list.toString());
        Pages<Object> pages = new Pages<>(new RetryingClient(list, stopping), json::rows, organizationId, maxPages);
        String target = lookup.list() + (key.query.isEmpty() ? "" : "?" + key.query);
        while (target != null) {
            Page<Object> page = pages.fetch(target);
            List<JsonNode> same = page.rows().stream()
                    .map(JsonNode.class::cast)
                    .filter(row -> row.at(lookup.row()).asText().equals(key.value))
                    .map(lookup.response())
                    .distinct()
                    .toList();
            if (same.size() > 1) {
                throw new IllegalStateException(
                        list + " has several rows with the value that the message has in the field " + lookup.field()
                                + ", so that it cannot be told which one is meant; delete or change the others");
            }
            if (!same.isEmpty()) {
                return Optional.of(JSON.writeValueAsBytes(same.get(0)));
            }
            target = page.next();
        }
        return Optional.empty();
    }

    /** What identifies the thing to create. */
    public static final class Key {

        private final String value;
        private final String query;

        private Key(String value, String query) {
            this.value = value;
            this.query = query;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && key.value.equals(value) && key.query.equals(query);
        }

        @Override
        public int hashCode() {
            return value.hashCode();
        }

        /** The value stays out: it may identify a person. */
        @Override
        public String toString() {
            return "Key";
        }
    }
}
