/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.model;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.InputStream;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * Compares the records with the published contract: every body of every operation, field by field. The contract is not
 * ours to commit; without it the test is skipped. It is looked for as shared/api/openapi-0.56.0.yaml beside a directory
 * above this one, or where the system property "contract" says.
 */
class ModelsContractTest {

    private static final String CONTRACT = "shared/api/openapi-0.56.0.yaml";

    /** By the name of the schema. A key with a method and a path is for the request of that operation only. */
    private static final Map<String, Class<?>> RECORDS = Map.ofEntries(
            entry("AccountingPeriod", FiscalPeriod.class),
            entry("Account1", Account.class),
            entry("AggregationElement", AccountBalance.class),
            entry("BankAccountBalanceRequestPost", BankAccountBalance.class),
            entry("BankAccountBalanceResponse", BankAccountBalance.class),
            entry("BankAccountRequestPost", BankAccount.class),
            entry("BankAccountResponse", BankAccount.class),
            entry("BankTransactionRequestPost", BankTransaction.class),
            entry("BankTransactionResponse", BankTransaction.class),
            entry("CategoryPatchRequest", ProductCategoryPatch.class),
            entry("CategoryPostRequest", ProductCategory.class),
            entry("CategoryResponse", ProductCategory.class),
            entry("Currency", Currency.class),
            entry("CustomerBankAccount", CustomerBankAccount.class),
            entry("CustomerPatchRequest", CustomerPatch.class),
            entry("CustomerPostRequest", Customer.class),
            entry("CustomerProperties", Customer.class),
            entry("CustomerResponse", Customer.class),
            entry("Dimension", Dimension.class),
            entry("DimensionElement", DimensionElement.class),
            entry("DocumentInfo", Document.class),
            entry("FileUploadRequest", FileUploadRequest.class),
            entry("FileUploadResponse", FileUpload.class),
            entry("FileUploadStatusResponse", FileUploadStatus.class),
            entry("IdentifierModel", Identifier.class),
            entry("LicenseModel", License.class),
            entry("Line", SalesOrderLine.class),
            entry("LineWithoutId", SalesOrderLine.class),
            entry("OrganizationModel", LicenseOrganization.class),
            entry("OrganizationModel1", Organization.class),
            entry("PATCH /salesorders/{id}/lines/{lineId}", SalesOrderLinePatch.class),
            entry("PaymentMethod", PaymentMethod.class),
            entry("Pricelist", Pricelist.class),
            entry("PricelistPrice", PricelistPrice.class),
            entry("ProductDimensionRead", ProductDimension.class),
            entry("ProductDimensionWrite", ProductDimensionValue.class),
            entry("ProductRequestPatch", ProductPatch.class),
            entry("ProductRequestPost", Product.class),
            entry("ProductResponse", Product.class),
            entry("ProductSalesTypeOverride", SalesTypeOverride.class),
            entry("ProductSalesTypeOverrideRequest", SalesTypeOverrideRequest.class),
            entry("ProfileModel", Profile.class),
            entry("SalesOrder", SalesOrder.class),
            entry("SalesOrderAttachment", SalesOrderAttachment.class),
            entry("SalesOrderExtended", SalesOrder.class),
            entry("SalesOrderRequestPatch", SalesOrderPatch.class),
            entry("SalesOrderRequestPost", SalesOrder.class),
            entry("SalesType", SalesType.class),
            entry("TaxResponse", Tax.class),
            entry("TfsoApiOrganizationUnitOfWorkModelsPersonModel", Person.class),
            entry("Transaction", TransactionLine.class),
            entry("TransactionCreatedResponse", VoucherCreated.class),
            entry("TransactionInput", Voucher.class),
            entry("TransactionType1", TransactionType.class),
            entry("UnitsResponse", ProductUnit.class));

    /** Where a record differs on purpose, and why. */
    private static final Map<String, String> DEVIATIONS = Map.ofEntries(
            entry("Customer.note", "came with 0.60.1"),
            entry("CustomerPatch.note", "came with 0.60.1"),
            entry("SalesOrderPatch.createdAt", "the server sets it"),
            entry("SalesOrderPatch.modifiedAt", "the server sets it"),
            entry("SalesOrderLinePatch.id", "stands in the path"),
            entry("PaymentTerms.value", "a number or a date"),
            entry("Customer.id", "a number when creating, int32 when reading"),
            entry("Product.Supplier.id", "a number here, but it is a customer's id"),
            entry("ProductCategory.parentId", "a number here, but it is a category's id"),
            entry("ProductCategoryPatch.parentId", "a number here, but it is a category's id"),
            entry("ProductUnit.id", "an id is no fraction"),
            entry("SalesOrder.OurReference.id", "a number here, but it is a person's id"),
            entry("SalesOrder.YourReference.id", "an id is no fraction"),
            entry("Voucher.Tax.baseRate", "an integer in multiples of 0.01"),
            entry("FileUploadState", "the contract has examples only"));

    private static Map<String, Object> contract;

    private final ObjectMapper plain = new ObjectMapper();
    private final ObjectMapper exact = new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private final Set<String> differences = new TreeSet<>();
    private final Set<String> used = new TreeSet<>();
    /** What the contract has for a record, in all places where the record is used. */
    private final Map<Class<?>, Set<String>> fields = new HashMap<>();

    private final Map<Class<?>, Set<String>> values = new HashMap<>();

    @BeforeAll
    static void read() throws Exception {
        Path file = file();
        if (file != null) {
            try (InputStream yaml = Files.newInputStream(file)) {
                contract = map(new Load(LoadSettings.builder().build()).loadFromInputStream(yaml));
            }
        }
    }

    /** Not before all: then no test would be reported as skipped. */
    @BeforeEach
    void skipWithoutContract() {
        assumeTrue(contract != null, "The contract is not beside the checkout");
    }

    private static Path file() {
        String given = System.getProperty("contract");
        if (given != null) {
            return Path.of(given);
        }
        for (Path directory = Path.of("").toAbsolutePath(); directory != null; directory = directory.getParent()) {
            if (Files.exists(directory.resolve(CONTRACT))) {
                return directory.resolve(CONTRACT);
            }
        }
        return null;
    }

    @Test
    void recordsHaveTheFieldsOfTheContract() {
        Map<Class<?>, List<Object>> bodies = bodies();
        bodies.forEach((type, schemas) -> compare(schemas, type, type.getSimpleName()));
        fields.forEach((type, names) -> {
            for (RecordComponent component : type.getRecordComponents()) {
                if (!names.contains(component.getName())) {
                    differences.add(name(type) + "." + component.getName() + ": not in the contract");
                }
            }
        });
        values.forEach((type, known) -> {
            if (!known.equals(constants(type))) {
                differences.add(name(type) + ": " + constants(type) + " instead of " + known);
            }
        });

        Set<String> unexplained = new TreeSet<>(differences);
        unexplained.removeIf(difference -> DEVIATIONS.containsKey(difference.substring(0, difference.indexOf(':'))));
        assertThat(unexplained).isEmpty();
        assertThat(differences.stream().map(difference -> difference.substring(0, difference.indexOf(':'))))
                .as("deviations that are none any more")
                .containsAll(DEVIATIONS.keySet());
        assertThat(used).isEqualTo(RECORDS.keySet());
    }

    @Test
    void everyFieldOfTheContractSurvivesReadingAndWriting() throws Exception {
        for (Map.Entry<Class<?>, List<Object>> body : bodies().entrySet()) {
            String json = sample(body.getValue(), body.getKey()).toString();

            Object model = plain.readValue(json, body.getKey());

            assertThat(exact.readTree(plain.writeValueAsString(model)))
                    .as(body.getKey().getSimpleName())
                    .isEqualTo(exact.readTree(json));
            assertThat(plain.readValue(json, body.getKey())).isEqualTo(model).hasSameHashCodeAs(model);
        }
    }

    /** The schemas of all JSON bodies by their record, arrays by their rows. */
    private Map<Class<?>, List<Object>> bodies() {
        Map<Class<?>, List<Object>> bodies = new LinkedHashMap<>();
        int operations = 0;
        for (Map.Entry<String, Object> path : map(contract.get("paths")).entrySet()) {
            for (Map.Entry<String, Object> method : map(path.getValue()).entrySet()) {
                if (!Set.of("get", "post", "put", "patch", "delete").contains(method.getKey())) {
                    continue;
                }
                operations++;
                String operation = method.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey();
                Map<String, Object> spec = map(method.getValue());
                add(bodies, operation, schema(spec.get("requestBody")));
                map(spec.get("responses")).forEach((status, response) -> {
                    if (String.valueOf(status).startsWith("2")) {
                        add(bodies, "", schema(response));
                    }
                });
            }
        }
        assertThat(operations).isEqualTo(78);
        return bodies;
    }

    private void add(Map<Class<?>, List<Object>> bodies, String operation, Object schema) {
        if (schema == null) {
            return;
        }
        Object row = schema;
        while (resolve(row).containsKey("items")) {
            row = resolve(row).get("items");
        }
        String name = String.valueOf(map(row).get("$ref")).replaceFirst(".*/", "");
        String key = RECORDS.containsKey(operation) ? operation : name;
        Class<?> type = RECORDS.get(key);
        if (type == null) {
            differences.add(name + ": no record for it");
        } else {
            used.add(key);
            bodies.computeIfAbsent(type, record -> new ArrayList<>()).add(row);
        }
    }

    private static Object schema(Object body) {
        return map(map(resolve(body).get("content")).get("application/json")).get("schema");
    }

    private void compare(List<Object> schemas, Class<?> type, String where) {
        Map<String, Type> components = Arrays.stream(type.getRecordComponents())
                .collect(Collectors.toMap(RecordComponent::getName, RecordComponent::getGenericType));
        properties(schemas).forEach((name, property) -> {
            fields.computeIfAbsent(type, key -> new TreeSet<>()).add(name);
            if (components.containsKey(name)) {
                compareType(property, unwrapped(components.get(name)), name(type) + "." + name, where + "." + name);
            } else {
                differences.add(name(type) + "." + name + ": missing, at " + where);
            }
        });
    }

    private void compareType(List<Object> schemas, Type type, String field, String where) {
        if (!properties(schemas).isEmpty()) {
            if (type instanceof Class<?> model && model.isRecord()) {
                compare(schemas, model, where);
            } else {
                differences.add(field + ": an object is " + type + ", at " + where);
            }
            return;
        }
        for (Map<String, Object> schema : variants(schemas)) {
            if ("array".equals(schema.get("type"))) {
                if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
                    compareType(List.of(schema.get("items")), list.getActualTypeArguments()[0], field, where + "[]");
                } else {
                    differences.add(field + ": an array is " + type + ", at " + where);
                }
            } else if (!fits(schema, type)) {
                differences.add(field + ": " + schema.get("type") + " " + schema.getOrDefault("format", "") + " is "
                        + type + ", at " + where);
            }
            if (isOpenEnum(type)) {
                Set<String> known = values.computeIfAbsent((Class<?>) type, key -> new TreeSet<>());
                list(schema.get("enum")).forEach(value -> known.add(String.valueOf(value)));
            }
        }
    }

    private static boolean fits(Map<String, Object> schema, Type type) {
        boolean isEnum = schema.containsKey("enum");
        String format = String.valueOf(schema.get("format"));
        return switch (String.valueOf(schema.get("type"))) {
            case "string" ->
                switch (format) {
                    case "date" -> type == LocalDate.class;
                    case "date-time" -> type == Instant.class;
                    default ->
                        isEnum
                                ? isOpenEnum(type)
                                : Set.of(String.class, LocalDate.class, Instant.class)
                                                .contains(type)
                                        || isOpenEnum(type);
                };
            case "integer" ->
                switch (format) {
                    case "int32" -> type == Integer.class;
                    case "int64" -> type == Long.class;
                    default -> type == Integer.class || type == Long.class;
                };
            case "number" -> type == BigDecimal.class;
            case "boolean" -> type == Boolean.class;
            default -> false;
        };
    }

    private JsonNode sample(List<Object> schemas, Type type) {
        JsonNodeFactory json = JsonNodeFactory.instance;
        Map<String, List<Object>> properties = properties(schemas);
        if (!properties.isEmpty()) {
            Class<?> model = (Class<?>) type;
            ObjectNode object = json.objectNode();
            for (RecordComponent component : model.getRecordComponents()) {
                if (properties.containsKey(component.getName())) {
                    object.set(
                            component.getName(),
                            sample(properties.get(component.getName()), unwrapped(component.getGenericType())));
                }
            }
            return object;
        }
        Map<String, Object> schema = variants(schemas).get(0);
        if (type instanceof ParameterizedType list) {
            ArrayNode array = json.arrayNode();
            return array.add(sample(List.of(schema.get("items")), list.getActualTypeArguments()[0]));
        }
        if (isOpenEnum(type)) {
            List<Object> known = list(schema.get("enum"));
            return json.textNode(known.isEmpty() ? "SomethingNew" : String.valueOf(known.get(known.size() - 1)));
        }
        return Map.<Type, JsonNode>of(
                        String.class, json.textNode("text, not empty"),
                        Boolean.class, json.booleanNode(true),
                        Integer.class, json.numberNode(Integer.MIN_VALUE),
                        Long.class, json.numberNode(Long.MAX_VALUE),
                        BigDecimal.class, json.numberNode(new BigDecimal("-12345678901234567890.12340")),
                        LocalDate.class, json.textNode("2026-01-31"),
                        Instant.class, json.textNode("2026-01-31T12:00:00.001Z"),
                        JsonNode.class, json.numberNode(14))
                .get(type);
    }

    /** The properties of all parts and alternatives, each with all its descriptions. */
    private static Map<String, List<Object>> properties(List<Object> schemas) {
        Map<String, List<Object>> properties = new LinkedHashMap<>();
        for (Map<String, Object> schema : variants(schemas)) {
            map(schema.get("properties")).forEach((name, property) -> properties
                    .computeIfAbsent(name, key -> new ArrayList<>())
                    .add(property));
        }
        return properties;
    }

    /** The schemas with references followed, and parts and alternatives listed; empty ones are left out. */
    private static List<Map<String, Object>> variants(List<Object> schemas) {
        Set<Map<String, Object>> variants = new LinkedHashSet<>();
        for (Object schema : schemas) {
            Map<String, Object> resolved = resolve(schema);
            if (resolved.containsKey("type")) {
                variants.add(resolved);
            }
            variants.addAll(variants(list(resolved.get("allOf"))));
            variants.addAll(variants(list(resolved.get("oneOf"))));
        }
        return List.copyOf(variants);
    }

    private static Map<String, Object> resolve(Object schema) {
        Map<String, Object> resolved = map(schema);
        while (resolved.containsKey("$ref")) {
            Map<String, Object> target = contract;
            for (String step : String.valueOf(resolved.get("$ref")).substring(2).split("/")) {
                target = map(target.get(step));
            }
            resolved = target;
        }
        return resolved;
    }

    private static Type unwrapped(Type type) {
        return type instanceof ParameterizedType change && change.getRawType() == Change.class
                ? change.getActualTypeArguments()[0]
                : type;
    }

    private static boolean isOpenEnum(Type type) {
        return type instanceof Class<?> model
                && model.isRecord()
                && !constants(model).isEmpty()
                && model != Accrual.class;
    }

    private static Set<String> constants(Class<?> type) {
        Set<String> constants = new TreeSet<>();
        for (Field field : type.getDeclaredFields()) {
            if (Modifier.isPublic(field.getModifiers()) && field.getType() == type) {
                try {
                    constants.add(field.get(null).toString());
                } catch (IllegalAccessException e) {
                    throw new AssertionError(e);
                }
            }
        }
        return constants;
    }

    /** With the enclosing record's name. */
    private static String name(Class<?> type) {
        return type.getName().replaceFirst(".*\\.", "").replace('$', '.');
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object node) {
        return node instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
    }

    @SuppressWarnings("unchecked")
    private static List<Object> list(Object node) {
        return node instanceof List<?> list ? (List<Object>) list : List.of();
    }
}
