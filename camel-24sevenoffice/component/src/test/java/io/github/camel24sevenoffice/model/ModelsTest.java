/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.cfg.ConstructorDetector;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModelsTest {

    private final ObjectMapper mapper = new ObjectMapper();

    @ParameterizedTest
    @CsvSource({
        "2023-12-31 18:00:00.000Z, 2023-12-31T18:00:00Z",
        "2023-12-31T18:00:00Z, 2023-12-31T18:00:00Z",
        "2023-12-31T18:00:00.123Z, 2023-12-31T18:00:00.123Z",
        "2023-12-31T18:00:00.1234567Z, 2023-12-31T18:00:00.123456700Z",
        "2023-12-31T18:00Z, 2023-12-31T18:00:00Z",
        "2023-12-31T18:00:00+01:00, 2023-12-31T17:00:00Z",
        "2023-12-31 18:00:00-0130, 2023-12-31T19:30:00Z",
        "2023-12-31T18:00:00+01, 2023-12-31T17:00:00Z",
        "2023-12-31T18:00:00, 2023-12-31T18:00:00Z",
        "2023-12-31 18:00:00.5, 2023-12-31T18:00:00.500Z",
        "2023-12-31t18:00:00z, 2023-12-31T18:00:00Z",
        "2023-12-31, 2023-12-31T00:00:00Z"
    })
    void readsTimestampsInEveryStyle(String text, Instant expected) throws Exception {
        Customer customer = mapper.readValue("{\"modifiedAt\":\"" + text + "\"}", Customer.class);

        assertThat(customer.modifiedAt()).isEqualTo(expected);
        assertThat(mapper.readValue(json(customer), Customer.class)).isEqualTo(customer);
    }

    @Test
    void writesTimestampsInUtc() throws Exception {
        Customer customer = CustomerBuilder.builder()
                .modifiedAt(Instant.parse("2023-12-31T18:00:00.500Z"))
                .build();

        assertThat(json(customer)).isEqualTo("{\"modifiedAt\":\"2023-12-31T18:00:00.500Z\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"\"", "\" \"", "null"})
    void readsAnEmptyTimeAsNull(String value) throws Exception {
        assertThat(mapper.readValue("{\"modifiedAt\":" + value + "}", Customer.class))
                .isEqualTo(CustomerBuilder.builder().build());
        assertThat(mapper.readValue("{\"date\":" + value + "}", SalesOrder.class))
                .isEqualTo(SalesOrderBuilder.builder().build());
    }

    @ParameterizedTest
    @ValueSource(strings = {"soon", "2023-13-01", "2023-12-31T18:00:00Zulu", "2023"})
    void refusesWhatIsNotATime(String text) {
        assertThatThrownBy(() -> mapper.readValue("{\"modifiedAt\":\"" + text + "\"}", Customer.class))
                .isInstanceOf(InvalidFormatException.class)
                .hasMessageContaining("modifiedAt");
        assertThatThrownBy(() -> mapper.readValue("{\"date\":\"" + text + "\"}", SalesOrder.class))
                .isInstanceOf(InvalidFormatException.class);
    }

    @Test
    void refusesANumberAsTime() {
        assertThatThrownBy(() -> mapper.readValue("{\"modifiedAt\":1700000000}", Customer.class))
                .isInstanceOf(MismatchedInputException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2023-12-31",
                "2023-12-31Z",
                "2023-12-31T23:00:00Z",
                "2023-12-31 00:00:00.000Z",
                "2023-12-31T00:00:00+01:00"
            })
    void readsTheDateThatIsWritten(String text) throws Exception {
        SalesOrder order = mapper.readValue("{\"date\":\"" + text + "\"}", SalesOrder.class);

        assertThat(order.date()).isEqualTo(LocalDate.of(2023, 12, 31));
        assertThat(json(order)).isEqualTo("{\"date\":\"2023-12-31\"}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"Hovedgata 1\" | Hovedgata 1",
                "[\"c/o Ola\",\"Hovedgata 1\"] | c/o Ola+Hovedgata 1",
                "[\"Hovedgata 1\",null] | Hovedgata 1",
                "[] | ``"
            })
    void readsStreetsAsTextAndAsLines(String street, String lines) throws Exception {
        String expected = lines.replace('+', '\n');
        String json = "{\"customer\":{\"street\":%s},\"deliveryCustomer\":{\"street\":%s}}".formatted(street, street);

        SalesOrder order = mapper.readValue(json, SalesOrder.class);

        assertThat(order.customer().street()).isEqualTo(expected);
        assertThat(order.deliveryCustomer().street()).isEqualTo(expected);
        assertThat(mapper.readTree(json(order)).at("/customer/street").isTextual())
                .isTrue();
    }

    @Test
    void refusesAnObjectAsStreet() {
        assertThatThrownBy(() -> mapper.readValue("{\"customer\":{\"street\":{}}}", SalesOrder.class))
                .isInstanceOf(MismatchedInputException.class);
    }

    @Test
    void skipsUnknownFields() throws Exception {
        Customer customer = mapper.readValue(
                "{\"name\":\"A\",\"shoeSize\":{\"eu\":[42]},\"email\":{\"contact\":\"a@b.no\",\"fax\":1}}",
                Customer.class);

        assertThat(customer)
                .isEqualTo(CustomerBuilder.builder()
                        .name("A")
                        .email(new Customer.Email("a@b.no", null))
                        .build());
    }

    @Test
    void keepsUnknownValuesOfEnums() throws Exception {
        SalesOrder order = mapper.readValue("{\"status\":\"Teleported\"}", SalesOrder.class);

        assertThat(order.status()).isEqualTo(SalesOrderStatus.of("Teleported")).hasToString("Teleported");
        assertThat(json(order)).isEqualTo("{\"status\":\"Teleported\"}");
    }

    @Test
    void knowsTheValuesOfEnums() throws Exception {
        SalesOrder order = mapper.readValue(
                "{\"status\":\"AdvanceInvoice\",\"invoice\":{\"distributionMethod\":\"\"}}", SalesOrder.class);

        assertThat(order.status()).isEqualTo(SalesOrderStatus.ADVANCE_INVOICE);
        assertThat(order.invoice().distributionMethod()).isEqualTo(DistributionMethod.AUTOMATIC);
        assertThat(json(order)).isEqualTo("{\"status\":\"AdvanceInvoice\",\"invoice\":{\"distributionMethod\":\"\"}}");
        assertThatNullPointerException().isThrownBy(() -> SalesOrderStatus.of(null));
    }

    @Test
    void comparesUploadStatesWithoutRegardToCase() throws Exception {
        FileUploadStatus status = mapper.readValue("{\"status\":\"COMPLETED\"}", FileUploadStatus.class);

        assertThat(status.status())
                .isEqualTo(FileUploadState.COMPLETED)
                .hasSameHashCodeAs(FileUploadState.COMPLETED)
                .isNotEqualTo(FileUploadState.FAILED)
                .hasToString("COMPLETED");
    }

    @Test
    void keepsEveryDigit() throws Exception {
        String json =
                "{\"amount\":12345678901234567.890,\"currency\":{\"code\":\"EUR\",\"rate\":0.1000000000000000055}}";

        TransactionLine line = mapper.readValue(json, TransactionLine.class);

        assertThat(line.amount()).isEqualTo(new BigDecimal("12345678901234567.890"));
        assertThat(json(line)).isEqualTo(json);
    }

    @Test
    void keepsLargeOrganizationIds() throws Exception {
        assertThat(mapper.readValue("{\"id\":100000000000001}", Organization.class)
                        .id())
                .isEqualTo(100000000000001L);
    }

    @Test
    void omitsSetsAndClearsFields() throws Exception {
        CustomerPatch patch = CustomerPatchBuilder.builder()
                .name(Change.to("B"))
                .isSupplier(Change.to(false))
                .phone(Change.clear())
                .email(Change.to(new Customer.Email("a@b.no", null)))
                .build();

        String json = json(patch);

        assertThat(json)
                .isEqualTo("{\"name\":\"B\",\"isSupplier\":false,\"email\":{\"contact\":\"a@b.no\"},\"phone\":null}");
        assertThat(mapper.readValue(json, CustomerPatch.class)).isEqualTo(patch);
        assertThat(json(CustomerPatchBuilder.builder().build())).isEqualTo("{}");
        assertThatNullPointerException().isThrownBy(() -> Change.to(null));
    }

    @Test
    void changesDatesEnumsAmountsAndLists() throws Exception {
        SalesOrderPatch order = SalesOrderPatchBuilder.builder()
                .status(Change.to(SalesOrderStatus.INVOICE))
                .date(Change.to(LocalDate.of(2026, 1, 31)))
                .deliveryDate(Change.clear())
                .dimensions(Change.to(List.of(new DimensionValue(1, "13", "P"))))
                .build();
        SalesOrderLinePatch line = SalesOrderLinePatchBuilder.builder()
                .price(Change.to(new BigDecimal("9.90")))
                .build();

        assertThat(json(order))
                .isEqualTo("{\"status\":\"Invoice\",\"deliveryDate\":null,\"date\":\"2026-01-31\","
                        + "\"dimensions\":[{\"dimensionType\":1,\"value\":\"13\",\"name\":\"P\"}]}");
        assertThat(mapper.readValue(json(order), SalesOrderPatch.class)).isEqualTo(order);
        assertThat(json(line)).isEqualTo("{\"price\":9.90}");
        assertThat(mapper.readValue(json(line), SalesOrderLinePatch.class)).isEqualTo(line);
    }

    @Test
    void readsAChangeByItself() throws Exception {
        assertThat(mapper.readValue("\"2026-01-31\"", new TypeReference<Change<LocalDate>>() {}))
                .isEqualTo(Change.to(LocalDate.of(2026, 1, 31)));
        assertThat(mapper.readValue("null", new TypeReference<Change<LocalDate>>() {}))
                .isEqualTo(Change.clear());
    }

    @Test
    void removesAnAccrual() throws Exception {
        SalesOrderPatch patch = SalesOrderPatchBuilder.builder()
                .accrual(Change.to(Accrual.NONE))
                .build();

        assertThat(json(patch)).isEqualTo("{\"accrual\":{}}");
        assertThat(mapper.readValue(json(patch), SalesOrderPatch.class)).isEqualTo(patch);
    }

    @Test
    void writesTheNullsThatRemoveAValue() throws Exception {
        assertThat(json(new SalesTypeOverrideRequest(null))).isEqualTo("{\"accountNumber\":null}");
        assertThat(json(new SalesTypeOverrideRequest(3000))).isEqualTo("{\"accountNumber\":3000}");
        assertThat(json(SalesOrderPatchBuilder.builder()
                        .paymentMethod(Change.to(new SalesOrder.PaymentMethod(null)))
                        .build()))
                .isEqualTo("{\"paymentMethod\":{\"id\":null}}");
        assertThat(json(ProductPatchBuilder.builder()
                        .units(Change.to(new ProductUnit(null, null, null)))
                        .supplier(Change.to(new Product.Supplier(null, null)))
                        .build()))
                .isEqualTo("{\"units\":{\"id\":null},\"supplier\":{\"id\":null}}");
    }

    @Test
    void readsAndWritesPaymentTerms() throws Exception {
        assertThat(json(PaymentTerms.numberOfDays(14))).isEqualTo("{\"type\":\"NumberOfDays\",\"value\":14}");
        assertThat(json(PaymentTerms.outMonthPlusDays(3))).isEqualTo("{\"type\":\"OutMonthPlusDays\",\"value\":3}");
        assertThat(json(PaymentTerms.fixedDate(LocalDate.of(2026, 2, 1))))
                .isEqualTo("{\"type\":\"FixedDate\",\"value\":\"2026-02-01\"}");

        PaymentTerms days = mapper.readValue("{\"type\":\"NumberOfDays\",\"value\":14}", PaymentTerms.class);
        assertThat(days).isEqualTo(PaymentTerms.numberOfDays(14));
        assertThat(days.days()).isEqualTo(14);
        assertThat(days.date()).isNull();
        PaymentTerms date = mapper.readValue("{\"type\":\"FixedDate\",\"value\":\"2026-02-01Z\"}", PaymentTerms.class);
        assertThat(date.date()).isEqualTo(LocalDate.of(2026, 2, 1));
        assertThat(date.days()).isNull();
        PaymentTerms none = mapper.readValue("{\"type\":\"FixedDate\",\"value\":null}", PaymentTerms.class);
        assertThat(none).isEqualTo(new PaymentTerms(PaymentTermsType.FIXED_DATE, null));
        assertThat(none.date()).isNull();
    }

    @Test
    void copiesListsAndToleratesNullsInThem() throws Exception {
        List<String> tags = new ArrayList<>(List.of("a"));
        SalesOrderAttachment attachment =
                SalesOrderAttachmentBuilder.builder().tags(tags).build();
        tags.add("b");

        assertThat(attachment.tags()).containsExactly("a").isUnmodifiable();
        assertThat(mapper.readValue("{\"tags\":[null]}", SalesOrderAttachment.class)
                        .tags())
                .containsExactly((String) null);
        assertThat(mapper.readValue("{}", SalesOrderAttachment.class).tags()).isNull();
    }

    @Test
    void readsRowsAsTheyArrive() throws Exception {
        List<Customer> customers = mapper.readValue("[{\"id\":1},{\"id\":2}]", new TypeReference<>() {});

        assertThat(customers).extracting(Customer::id).containsExactly(1, 2);
    }

    @Test
    void printsNoSignedUrl() {
        Document document = new Document(
                7L,
                "application/pdf",
                "https://s.test/secret",
                List.of(new Document.Page(1, "https://s.test/secret", "https://s.test/secret")));

        assertThat(document.toString()).contains("7", "application/pdf").doesNotContain("secret");
        assertThat(new FileUpload("PUT", "https://s.test/secret", "67890").toString())
                .contains("67890")
                .doesNotContain("secret");
    }

    @ParameterizedTest
    @MethodSource("mappers")
    void readsAndWritesTheSameWithEveryMapper(ObjectMapper users) throws Exception {
        Customer customer = CustomerBuilder.builder()
                .isCompany(true)
                .externalReference("")
                .address(CustomerAddressesBuilder.builder()
                        .visit(CustomerAddressBuilder.builder().street("S").build())
                        .build())
                .modifiedAt(Instant.parse("2023-12-31T18:00:00Z"))
                .build();
        CustomerPatch patch = CustomerPatchBuilder.builder()
                .mobilePhone(Change.clear())
                .isSupplier(Change.to(true))
                .build();
        SalesOrder order = SalesOrderBuilder.builder()
                .status(SalesOrderStatus.INVOICE)
                .deliveryDate(LocalDate.of(2026, 1, 31))
                .dimensions(List.of())
                .invoice(SalesOrderInvoiceBuilder.builder()
                        .distributionMethod(DistributionMethod.AUTOMATIC)
                        .paymentTerms(PaymentTerms.numberOfDays(14))
                        .build())
                .build();

        for (Object model : List.of(
                customer,
                patch,
                order,
                new VoucherCreated("abc"),
                new CurrencyCode("NOK"),
                new SalesTypeOverrideRequest(null))) {
            String json = users.writeValueAsString(model);
            assertThat(mapper.readTree(json)).isEqualTo(mapper.valueToTree(model));
            assertThat(users.readValue(json.replaceFirst("\\{", "{\"unknown_field\":1,"), model.getClass()))
                    .isEqualTo(model);
        }
    }

    static List<ObjectMapper> mappers() {
        return List.of(
                new ObjectMapper(),
                new ObjectMapper().findAndRegisterModules(),
                JsonMapper.builder()
                        .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                        .build(),
                JsonMapper.builder()
                        .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                        .build(),
                JsonMapper.builder()
                        .serializationInclusion(JsonInclude.Include.NON_DEFAULT)
                        .build(),
                JsonMapper.builder()
                        .serializationInclusion(JsonInclude.Include.ALWAYS)
                        .build(),
                JsonMapper.builder()
                        .visibility(PropertyAccessor.ALL, JsonAutoDetect.Visibility.NONE)
                        .visibility(PropertyAccessor.FIELD, JsonAutoDetect.Visibility.ANY)
                        .build(),
                JsonMapper.builder()
                        .visibility(PropertyAccessor.ALL, JsonAutoDetect.Visibility.NONE)
                        .build(),
                JsonMapper.builder()
                        .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                        .disable(MapperFeature.AUTO_DETECT_GETTERS)
                        .build(),
                JsonMapper.builder()
                        .constructorDetector(ConstructorDetector.USE_DELEGATING)
                        .build(),
                JsonMapper.builder()
                        .constructorDetector(ConstructorDetector.EXPLICIT_ONLY)
                        .build());
    }

    private String json(Object model) throws JsonProcessingException {
        return mapper.writeValueAsString(model);
    }
}
