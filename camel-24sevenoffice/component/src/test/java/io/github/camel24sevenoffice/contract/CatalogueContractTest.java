/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Compares the catalogue with the published contract, operation by operation and parameter by parameter. */
class CatalogueContractTest {

    /** Where the catalogue differs from the contract: what it says, and why. */
    private static final Map<String, Deviation> DEVIATIONS = Map.of(
            "GET /customers query page",
            new Deviation("INTEGER 1..", "missing from the contract, although the link header uses it"),
            "GET /customers query email",
            new Deviation("STRING", "new in 0.60.1"),
            "GET /customers query externalReference",
            new Deviation("STRING", "new in 0.60.1"),
            "GET /customers query limit",
            new Deviation("INT32 1..100", "the contract has maxLength 100 for a number; meant is a maximum"),
            "GET /customers query modifiedFrom",
            new Deviation("ISO_8601", "the contract has no format but asks for ISO 8601"),
            "GET /customers query createdFrom",
            new Deviation("ISO_8601", "the contract has no format but asks for ISO 8601"),
            "GET /salesorders query referenceNumber",
            new Deviation("STRING", "new in 0.60.1"),
            "GET /products query ean",
            new Deviation("STRING", "new in 0.60.1"),
            "GET /transactionlines query transactionId",
            new Deviation("UUID", "new in 0.60.1"));

    /** The contract says so in prose only. */
    private static final Set<String> LISTS = Set.of(
            "GET /accountbalances query periods",
            "GET /accountbalances/{id} query periods",
            "GET /products query categoryIds",
            "GET /products query supplierIds",
            "GET /pricelists/{listId}/prices query productIds");

    private record Deviation(String ours, String reason) {}

    @Test
    void saysWhatTheContractSays() throws Exception {
        Optional<PublishedContract> contract = PublishedContract.find();
        assumeTrue(contract.isPresent(), "the published contract is not beside the checkout");

        Map<String, String> published = published(contract.get());
        Map<String, String> ours = ours();

        List<String> differences = new ArrayList<>();
        published.forEach((key, value) -> {
            if (!value.equals(ours.get(key)) && !DEVIATIONS.containsKey(key)) {
                differences.add(key + ": the contract says " + value + ", the catalogue " + ours.get(key));
            }
        });
        ours.forEach((key, value) -> {
            if (!published.containsKey(key) && !DEVIATIONS.containsKey(key)) {
                differences.add(key + ": only in the catalogue");
            }
        });
        assertThat(differences).isEmpty();
        assertThat(published.keySet().stream().filter(key -> key.endsWith(" scopes")))
                .hasSize(78);
        // a deviation that no longer exists must be deleted
        assertThat(DEVIATIONS).allSatisfy((key, deviation) -> assertThat(ours.get(key))
                .as(key + ": " + deviation.reason())
                .isEqualTo(deviation.ours())
                .isNotEqualTo(published.get(key)));
    }

    @Test
    void takesSeveralValuesWhereTheContractDescribesThem() {
        Set<String> lists = new TreeSet<>();
        for (Operation operation : Catalogue.get().operations()) {
            operation.queryParameters().forEach((name, parameter) -> {
                if (parameter.list()) {
                    lists.add(operation + " query " + name);
                }
            });
        }
        assertThat(lists).isEqualTo(new TreeSet<>(LISTS));
    }

    private static Map<String, String> ours() {
        Map<String, String> facts = new TreeMap<>();
        for (Operation operation : Catalogue.get().operations()) {
            operation
                    .pathParameters()
                    .forEach((name, parameter) -> facts.put(operation + " path " + name, text(parameter)));
            operation
                    .queryParameters()
                    .forEach((name, parameter) -> facts.put(
                            operation + " query " + name, text(parameter) + (parameter.required() ? " required" : "")));
            facts.put(operation + " scopes", operation.scopes().toString());
            facts.put(operation + " body", operation.bodyTypes().toString());
            if (!operation.fields().fields().isEmpty()) {
                facts.put(operation + " fields", text(operation.fields()));
            }
            facts.put(operation + " statuses", operation.statuses().toString());
            facts.put(operation + " response", operation.responseKind().toString());
        }
        return facts;
    }

    private static String text(BodyFields fields) {
        return new TreeMap<>(fields.fields())
                .entrySet().stream()
                        .map(field -> field.getKey() + text(field.getValue()))
                        .collect(Collectors.joining(" ", "(", ")"));
    }

    private static String text(Parameter parameter) {
        return parameter.values().isEmpty()
                ? text(parameter.type(), parameter.pattern(), parameter.minimum(), parameter.maximum())
                : parameter.values().toString();
    }

    private static String text(ParameterType type, Object pattern, BigDecimal minimum, BigDecimal maximum) {
        return type
                + (pattern == null ? "" : " " + pattern)
                + (minimum == null && maximum == null
                        ? ""
                        : " " + Objects.toString(minimum, "") + ".." + Objects.toString(maximum, ""));
    }

    private static Map<String, String> published(PublishedContract contract) {
        Map<String, String> facts = new TreeMap<>();
        contract.paths().forEach((path, ignored) -> {
            Map<String, Object> item = contract.object(contract.paths(), path);
            for (String method : List.of("get", "post", "put", "patch", "delete", "head", "options", "trace")) {
                if (item.containsKey(method)) {
                    describe(
                            contract,
                            method.toUpperCase(Locale.ROOT) + " " + path,
                            item,
                            contract.object(item, method),
                            facts);
                }
            }
        });
        return facts;
    }

    private static void describe(
            PublishedContract contract,
            String key,
            Map<String, Object> item,
            Map<String, Object> operation,
            Map<String, String> facts) {
        List<Map<String, Object>> parameters = new ArrayList<>(contract.list(item, "parameters"));
        parameters.addAll(contract.list(operation, "parameters"));
        for (Map<String, Object> parameter : parameters) {
            Object in = parameter.get("in");
            if (in.equals("path")) {
                facts.put(key + " path " + parameter.get("name"), type(contract.object(parameter, "schema")));
            } else if (in.equals("query")) {
                facts.put(
                        key + " query " + parameter.get("name"),
                        type(contract.object(parameter, "schema"))
                                + (Boolean.TRUE.equals(parameter.get("required")) ? " required" : ""));
            }
        }
        Map<?, ?> security = contract.list(operation, "security").get(0);
        facts.put(key + " scopes", security.get("tfso").toString());
        facts.put(
                key + " body",
                new ArrayList<>(contract.object(contract.object(operation, "requestBody"), "content")
                                .keySet())
                        .toString());
        Map<String, Object> json = contract.object(
                contract.object(contract.object(operation, "requestBody"), "content"), "application/json");
        if (!json.isEmpty()) {
            Map<String, BodyFields> fields = new TreeMap<>();
            addFields(contract, contract.object(json, "schema"), fields);
            if (key.endsWith(" /customers") || key.endsWith(" /customers/{customerId}")) {
                // new in 0.60.1
                fields.put("note", BodyFields.NONE);
            }
            facts.put(key + " fields", text(new BodyFields(fields)));
        }
        Map<Integer, Map<String, Object>> successes = new LinkedHashMap<>();
        Map<String, Object> responses = contract.object(operation, "responses");
        responses.forEach((status, ignored) -> {
            if (status.startsWith("2")) {
                successes.put(Integer.valueOf(status), contract.object(responses, status));
            }
        });
        facts.put(
                key + " statuses", successes.keySet().stream().sorted().toList().toString());
        facts.put(
                key + " response",
                response(
                                contract,
                                successes.get(successes.keySet().stream()
                                        .min(Integer::compare)
                                        .orElseThrow()))
                        .toString());
    }

    private static void addFields(
            PublishedContract contract, Map<String, Object> schema, Map<String, BodyFields> fields) {
        if (schema.containsKey("items")) {
            addFields(contract, contract.object(schema, "items"), fields);
        }
        for (String choice : List.of("allOf", "oneOf", "anyOf")) {
            contract.list(schema, choice).forEach(part -> addFields(contract, part, fields));
        }
        Map<String, Object> properties = contract.object(schema, "properties");
        properties.forEach((name, ignored) -> {
            Map<String, BodyFields> inner =
                    new TreeMap<>(fields.getOrDefault(name, BodyFields.NONE).fields());
            addFields(contract, contract.object(properties, name), inner);
            fields.put(name, new BodyFields(inner));
        });
    }

    private static ResponseKind response(PublishedContract contract, Map<String, Object> response) {
        Map<String, Object> content = contract.object(response, "content");
        if (content.isEmpty()) {
            return ResponseKind.EMPTY;
        }
        if (contract.object(response, "headers").keySet().stream().anyMatch("link"::equalsIgnoreCase)) {
            return ResponseKind.PAGES;
        }
        Map<String, Object> schema = contract.object(contract.object(content, "application/json"), "schema");
        return "array".equals(schema.get("type")) ? ResponseKind.ROWS : ResponseKind.OBJECT;
    }

    private static String type(Map<String, Object> schema) {
        if (schema.containsKey("enum")) {
            return schema.get("enum").toString();
        }
        Object format = schema.get("format");
        ParameterType type =
                switch (schema.get("type").toString()) {
                    case "integer" ->
                        "int32".equals(format)
                                ? ParameterType.INT32
                                : "int64".equals(format) ? ParameterType.INT64 : ParameterType.INTEGER;
                    case "number" -> "int32".equals(format) ? ParameterType.INT32 : ParameterType.NUMBER;
                    case "boolean" -> ParameterType.BOOLEAN;
                    case "string" ->
                        switch (String.valueOf(format)) {
                            case "date" -> ParameterType.DATE;
                            case "date-time" -> ParameterType.DATE_TIME;
                            case "uuid", "guid" -> ParameterType.UUID;
                            default -> ParameterType.STRING;
                        };
                    default -> throw new AssertionError(schema);
                };
        return text(type, schema.get("pattern"), number(schema.get("minimum")), number(schema.get("maximum")));
    }

    private static BigDecimal number(Object value) {
        return value == null ? null : new BigDecimal(value.toString());
    }
}
