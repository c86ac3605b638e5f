/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.sandbox.api;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.networknt.schema.Error;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The API's published contract, if its file is beside the checkout; it must not be committed. Its schemas, which are
 * of OpenAPI 3.0, are rewritten as JSON Schemas of 2020-12, which a validator can apply to the letter: objects there can
 * be closed across {@code allOf}, so that a field that nobody declared is an error everywhere.
 */
final class Contract {

    private static final String FILE = "shared/api/openapi-0.56.0.yaml";
    private static final String SCHEMAS = "/components/schemas";

    /** What the file says, but cannot mean: the key to remove from a schema, and why. */
    private static final Map<String, String> DEVIATIONS = Map.of(
            "LineWithoutId/additionalProperties", "Line adds an id to it; every Line would be wrong",
            "Transactions/minItems", "a period may have no lines");

    /** Keywords that say nothing about validity, or that 2020-12 says otherwise. */
    private static final Set<String> DROPPED = Set.of(
            "nullable",
            // of CustomerPostRequest it is a boolean, which no mapping can name; the schemas in oneOf tell apart as
            // well
            "discriminator",
            "default",
            "deprecated",
            "description",
            "example",
            "readOnly",
            "title");

    private final SchemaRegistry registry = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            builder -> builder.schemaRegistryConfig(
                    SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));
    private final JsonNode root;
    private final ObjectNode components = object();

    private Contract(JsonNode root) {
        this.root = root;
        DEVIATIONS.forEach((key, reason) -> {
            String[] names = key.split("/");
            ObjectNode schema = (ObjectNode) root.at(SCHEMAS + "/" + names[0]);
            if (schema.remove(names[1]) == null) {
                throw new IllegalStateException("Not needed any more: " + key);
            }
        });
        ObjectNode schemas = components.putObject("components").putObject("schemas");
        root.at(SCHEMAS).properties().forEach(schema -> schemas.set(schema.getKey(), convert(schema.getValue())));
    }

    /** Looks upwards from the working directory. */
    static Optional<Contract> find() throws IOException {
        for (Path directory = Path.of("").toAbsolutePath(); directory != null; directory = directory.getParent()) {
            Path file = directory.resolve(FILE);
            if (Files.exists(file)) {
                ObjectMapper yaml =
                        new ObjectMapper(new YAMLFactory()).enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
                return Optional.of(new Contract(yaml.readTree(file.toFile())));
            }
        }
        return Optional.empty();
    }

    /** The operations by method and path, {@code GET /taxes/{id}}, with the scopes that they need. */
    Map<String, Set<String>> operations() {
        Map<String, Set<String>> operations = new LinkedHashMap<>();
        root.get("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(method -> {
                    if (!method.getKey().equals("parameters")) {
                        Set<String> scopes = new TreeSet<>();
                        method.getValue()
                                .path("security")
                                .findValues("tfso")
                                .forEach(list -> list.forEach(scope -> scopes.add(scope.asText())));
                        operations.put(method.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey(), scopes);
                    }
                }));
        return operations;
    }

    Set<Integer> statuses(String operation) {
        Set<Integer> statuses = new TreeSet<>();
        operation(operation)
                .get("responses")
                .fieldNames()
                .forEachRemaining(name -> statuses.add(Integer.valueOf(name)));
        return statuses;
    }

    /** The headers that a response declares. */
    Set<String> headers(String operation, int status) {
        return names(response(operation, status).path("headers"));
    }

    /** The content types that a response declares; empty when it declares no body. */
    Set<String> contentTypes(String operation, int status) {
        return names(response(operation, status).path("content"));
    }

    Set<String> queryParameters(String operation) {
        Set<String> names = new TreeSet<>();
        String path = operation.substring(operation.indexOf(' ') + 1);
        List.of(operation(operation), root.get("paths").get(path))
                .forEach(owner -> owner.path("parameters").forEach(parameter -> {
                    if (parameter.path("in").asText().equals("query")) {
                        names.add(parameter.get("name").asText());
                    }
                }));
        return names;
    }

    /** What is wrong with the body of a response; nothing when it is as declared. */
    List<String> responseErrors(String operation, int status, String contentType, JsonNode body) {
        return errors(
                response(operation, status).path("content").path(contentType).path("schema"), body);
    }

    /** What is wrong with a JSON body of a request. */
    List<String> requestErrors(String operation, JsonNode body) {
        return errors(
                operation(operation)
                        .path("requestBody")
                        .path("content")
                        .path("application/json")
                        .path("schema"),
                body);
    }

    /** What is wrong with the body of an error whose body the contract does not declare: it has to be one of its three. */
    List<String> undeclaredErrorErrors(JsonNode body) {
        ObjectNode any = object();
        List.of("Error", "ValidationError", "BadRequestError")
                .forEach(name -> any.withArray("anyOf").addObject().put("$ref", "#" + SCHEMAS + "/" + name));
        return errors(any, body);
    }

    private List<String> errors(JsonNode schema, JsonNode body) {
        if (!schema.isObject()) {
            return List.of("the contract declares no body here");
        }
        ObjectNode closed = closed(schema);
        closed.setAll(components);
        return registry.getSchema(closed).validate(body).stream()
                .map(Contract::text)
                .distinct()
                .toList();
    }

    private static String text(Error error) {
        return error.getInstanceLocation() + " " + error.getKeyword() + ": " + error.getMessage();
    }

    private JsonNode operation(String operation) {
        String[] parts = operation.split(" ");
        return root.get("paths").get(parts[1]).get(parts[0].toLowerCase(Locale.ROOT));
    }

    private JsonNode response(String operation, int status) {
        return operation(operation).path("responses").path(String.valueOf(status));
    }

    /** A schema of a separate value, unlike one of several for the same value. */
    private static ObjectNode closed(JsonNode schema) {
        return convert(schema).put("unevaluatedProperties", false);
    }

    private static ObjectNode convert(JsonNode schema) {
        ObjectNode converted = object();
        schema.properties().forEach(entry -> {
            JsonNode value = entry.getValue();
            switch (entry.getKey()) {
                case "properties" -> {
                    ObjectNode properties = converted.putObject("properties");
                    value.properties()
                            .forEach(property -> properties.set(property.getKey(), closed(property.getValue())));
                }
                case "items" -> converted.set("items", closed(value));
                case "allOf", "oneOf", "anyOf" -> {
                    ArrayNode branches = converted.putArray(entry.getKey());
                    value.forEach(branch -> branches.add(convert(branch)));
                }
                case "exclusiveMinimum" -> {
                    // of 3.0 it is a boolean; the vendor's own file also has numbers, as later versions do
                    if (!value.isBoolean()) {
                        converted.set("exclusiveMinimum", value);
                    } else if (value.booleanValue()) {
                        converted.set("exclusiveMinimum", schema.get("minimum"));
                    }
                }
                case "format" -> format(converted, value.asText());
                default -> {
                    if (!DROPPED.contains(entry.getKey())) {
                        converted.set(entry.getKey(), value);
                    }
                }
            }
        });
        if (schema.path("nullable").booleanValue()) {
            converted.putArray("type").add(schema.get("type")).add("null");
            if (converted.has("enum")) {
                converted.set(
                        "enum", ((ArrayNode) converted.get("enum")).deepCopy().addNull());
            }
        }
        return converted;
    }

    private static void format(ObjectNode schema, String format) {
        switch (format) {
            case "guid" -> schema.put("format", "uuid");
            case "int32" ->
                schema.withArray("allOf")
                        .addObject()
                        .put("minimum", Integer.MIN_VALUE)
                        .put("maximum", Integer.MAX_VALUE);
            default -> schema.put("format", format);
        }
    }

    private static Set<String> names(JsonNode object) {
        Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
