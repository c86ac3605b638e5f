/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camel24sevenoffice.sandbox.http.Json;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SalesOrdersTest {

    private static final String PDF = "%PDF-1.7 and so on";

    private final TestClock clock = new TestClock("2026-01-15T08:00:00Z");
    private Sandbox sandbox;
    private Client client;

    @BeforeEach
    void start() {
        start(builder -> {});
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void turnsAnOrderIntoAnInvoiceThatIsFinal() {
        Client.Response order = client.post("/salesorders", """
                {'customer': {'id': 1001, 'name': 'Fjord AS, avd. Bergen'}, 'referenceNumber': 'web-17',
                 'invoice': {'paymentTerms': {'type': 'NumberOfDays', 'value': 10}}}
                """).expect(200);
        String path = "/salesorders/" + order.id();
        assertThat(order.text("/status")).isEqualTo("Draft");
        assertThat(order.at("/invoice/number").isMissingNode()).isTrue();

        client.patch(path, "{'status': 'Invoice'}").expectRefused("NoLines");
        assertThat(client.get(path).text("/status")).isEqualTo("Draft");
        int line = client.post(
                        path + "/lines",
                        "{'type': 'text', 'description': 'Montering', 'quantity': 2, 'price': 100, 'tax': {'number': 3}}")
                .expect(200)
                .id();
        client.postBytes(
                        path + "/attachments",
                        PDF.getBytes(StandardCharsets.UTF_8),
                        "Content-Type",
                        "application/pdf",
                        "Content-Disposition",
                        "attachment; filename=\"timeliste.pdf\"")
                .expect(201);

        Client.Response invoiced = client.patch(path, "{'status': 'Invoice'}").expect(200);
        assertThat(invoiced.at("/invoice/number").isInt()).isTrue();
        assertThat(invoiced.text("/invoice/date")).isEqualTo("2026-01-15");
        assertThat(invoiced.text("/invoice/dueDate")).isEqualTo("2026-01-25");
        assertThat(invoiced.text("/invoice/remittanceReference")).isEqualTo("000100016");
        assertThat(invoiced.text("/invoice/transaction/id")).matches("[0-9a-f-]{36}");
        assertThat(invoiced.at("/grossAmount").decimalValue()).isEqualByComparingTo("250");
        assertThat(client.get(path).body()).isEqualTo(invoiced.body());

        client.patch(path, "{'memo': 'Takk'}").expect(409);
        client.patch(path, "{'status': 'Draft'}").expect(409);
        client.delete(path).expect(409);
        client.post(path + "/lines", "{'description': 'Mer'}").expect(409);
        client.patch(path + "/lines/" + line, "{'price': 1}").expect(409);
        client.delete(path + "/lines/" + line).expect(409);
        client.postBytes(path + "/attachments", PDF.getBytes(StandardCharsets.UTF_8), "Content-Type", "application/pdf")
                .expect(403);

        assertThat(client.get(path).body()).isEqualTo(invoiced.body());
        assertThat(client.get(path + "/lines").body()).hasSize(1);
        assertThat(client.get(path + "/attachments").body()).hasSize(1);
        assertThat(client.get("/salesorders?referenceNumber=web-17&status=Invoice")
                        .column("/id"))
                .containsExactly(String.valueOf(order.id()));
        assertThat(client.get("/salesorders?invoiceNumber=" + invoiced.text("/invoice/number"))
                        .column("/id"))
                .containsExactly(String.valueOf(order.id()));
    }

    @Test
    void keepsTheCustomerAsItWas() {
        client.patch("/customers/1001", """
                {'organizationNumber': '987654321', 'email': {'billing': 'faktura@fjord.example'},
                 'address': {'billing': {'street': 'Kaia 1', 'postalCode': '5003', 'countryCode': 'NO'}}}
                """).expect(200);
        String path = "/salesorders/" + order("'city': 'Bergen', 'postalCode': '5004'", "");
        client.patch("/customers/1001", "{'name': 'Fjell AS', 'address': {'billing': {'street': 'Toppen'}}}")
                .expect(200);

        assertThat(client.get(path).at("/customer")).isEqualTo(Json.object("""
                {"id": 1001, "organizationNumber": "987654321", "name": "Fjord AS",
                 "invoiceEmailAddresses": ["faktura@fjord.example"], "street": "Kaia 1", "postalCode": "5004",
                 "countryCode": "NO", "city": "Bergen"}
                """.getBytes(StandardCharsets.UTF_8)));
        client.delete("/customers/1001").expect(204);
        client.get(path).expect(200);
    }

    @Test
    void respondsWithTheFieldsOfTheContract() {
        String path = "/salesorders/" + order("", """
                        'dimensions': [{'dimensionType': 2, 'value': '10', 'name': 'Salg'}], 'deliveryDate': '2026-02-01',
                        'grossAmount': 12, 'lines': [], 'createdAt': '1999-01-01T00:00:00Z', 'invoice': {'number': 5}
                        """);
        client.post(path + "/lines", "{'description': 'Montering', 'quantity': 1, 'price': 10}");

        Client.Response single = client.get(path);
        assertThat(single.fields())
                .containsExactlyInAnyOrder(
                        "id",
                        "customer",
                        "status",
                        "date",
                        "currency",
                        "dimensions",
                        "deliveryDate",
                        "invoice",
                        "grossAmount",
                        "netAmount",
                        "taxAmount",
                        "createdAt",
                        "modifiedAt");
        assertThat(single.at("/invoice")).isEmpty();
        assertThat(single.text("/createdAt")).isEqualTo("2026-01-15T08:00:00Z");
        Client.Response list = client.get("/salesorders").expect(200);
        assertThat(list.at("/0").has("dimensions")).isFalse();
        assertThat(list.at("/0").size()).isEqualTo(single.body().size() - 1);
    }

    @Test
    void computesAmountsFromItsLines() {
        String path = "/salesorders/" + order("", "");
        assertThat(client.get(path).text("/grossAmount")).isEqualTo("0");

        int first = client.post(
                        path + "/lines", "{'quantity': 3, 'price': 33.335, 'discountRate': 10, 'tax': {'number': 3}}")
                .expect(200)
                .id();
        client.post(path + "/lines", "{'quantity': 1, 'price': 100, 'tax': {'id': 11, 'rate': 99}}")
                .expect(200);
        client.post(path + "/lines", "{'quantity': 1, 'price': 50}").expect(200);

        Client.Response order = client.get(path);
        assertThat(order.at("/netAmount").decimalValue()).isEqualByComparingTo("240.00");
        assertThat(order.at("/taxAmount").decimalValue()).isEqualByComparingTo("37.50");
        assertThat(order.at("/grossAmount").decimalValue()).isEqualByComparingTo("277.50");

        client.patch(path + "/lines/" + first, "{'discountRate': 100}").expect(200);
        assertThat(client.get(path).at("/grossAmount").decimalValue()).isEqualByComparingTo("165");
        client.delete(path + "/lines/" + first).expect(204);
        assertThat(client.get(path).at("/netAmount").decimalValue()).isEqualByComparingTo("150");
    }

    @Test
    void writesNumbersWithoutExponents() {
        String path = "/salesorders/" + order("", "'currency': {'code': 'EUR', 'rate': 10.0}");
        Client.Response line = client.post(path + "/lines", "{'quantity': 100.0, 'price': 1000}");

        assertThat(line.text("/quantity")).isEqualTo("100.0");
        assertThat(client.get(path).text("/currency/rate")).isEqualTo("10.0");
        assertThat(client.get(path).text("/grossAmount")).isEqualTo("100000.00");
        client.get("/salesorders/4294967297").expectInvalid("id", "type");
    }

    @Test
    void modifiesTheOrderWithItsLines() {
        String path = "/salesorders/" + order("", "");
        clock.advance(Duration.ofMinutes(1));
        int line = client.post(path + "/lines", "{'description': 'Montering'}").id();
        assertThat(client.get(path).text("/modifiedAt")).isEqualTo("2026-01-15T08:01:00Z");
        clock.advance(Duration.ofMinutes(1));
        client.patch(path + "/lines/" + line, "{'quantity': 2}").expect(200);
        assertThat(client.get(path).text("/modifiedAt")).isEqualTo("2026-01-15T08:02:00Z");
        clock.advance(Duration.ofMinutes(1));
        client.delete(path + "/lines/" + line).expect(204);
        assertThat(client.get(path).text("/modifiedAt")).isEqualTo("2026-01-15T08:03:00Z");
        assertThat(client.get(path).text("/createdAt")).isEqualTo("2026-01-15T08:00:00Z");
    }

    @Test
    void keepsLinesWithTheFieldsOfTheContract() {
        String lines = "/salesorders/" + order("", "") + "/lines";
        int product = client.post(
                        "/products",
                        "{'name': 'Krakk', 'number': 'K-1', 'category': {'id': -1}, 'salesPrice': 10, 'costPrice': 5}")
                .expect(201)
                .id();
        Client.Response made = client.post(lines, """
                {'type': 'product', 'product': {'id': %d, 'number': 'mine'}, 'description': 'Stol', 'price': 12.50,
                 'costPrice': 8.0001, 'tax': {'number': 5}, 'account': {'number': 3000},
                 'dimensions': [{'dimensionType': 1, 'value': 'P1', 'name': 'Kai'}]}
                """.formatted(product)).expect(200);

        assertThat(made.at("/product").toString()).isEqualTo("{\"id\":" + product + ",\"number\":\"K-1\"}");
        assertThat(made.at("/tax").toString()).isEqualTo("{\"id\":8,\"number\":5,\"rate\":0}");
        assertThat(made.at("/quantity").intValue()).isEqualTo(1);
        String line = lines + "/" + made.id();
        assertThat(client.get(line).expect(200).body()).isEqualTo(made.body());
        assertThat(client.get(lines).column("/id")).containsExactly(String.valueOf(made.id()));

        client.patch(line, made.body().toString()).expect(200);
        Client.Response changed = client.patch(
                        line, "{'costPrice': null, 'tax': {'number': 3}, 'account': {'id': 12}, 'dimensions': []}")
                .expect(200);
        assertThat(changed.at("/costPrice").isNull()).isTrue();
        assertThat(changed.at("/tax/id").intValue()).isEqualTo(3);
        assertThat(changed.at("/account").toString()).isEqualTo("{\"id\":12}");
        assertThat(changed.at("/dimensions")).isEmpty();
        assertThat(changed.text("/description")).isEqualTo("Stol");
    }

    @Test
    void takesMissingFieldsOfALineFromItsProduct() {
        int product = client.post(
                        "/products",
                        "{'name': 'Krakk', 'number': 'K-1', 'category': {'id': -1}, 'salesPrice': 10, 'costPrice': 5}")
                .id();
        String order = "/salesorders/" + order("", "");

        Client.Response line = client.post(order + "/lines", "{'product': {'id': " + product + "}, 'quantity': 3}")
                .expect(200);

        assertThat(line.text("/description")).isEqualTo("Krakk");
        assertThat(line.at("/price").intValue()).isEqualTo(10);
        assertThat(client.get(order).at("/netAmount").intValue()).isEqualTo(30);
        client.post(order + "/lines", "{'product': {'id': 4711}}").expectInvalid("product.id", "exists");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'type': 'product'}|product.id|required",
                "{'type': 'gift'}|type|enum",
                "{'description': ''}|description|minLength",
                "{'discountRate': 101}|discountRate|maximum",
                "{'costPrice': 0.00001}|costPrice|multipleOf",
                "{'price': 1e999999999}|price|maximum",
                "{'price': 1e-999999999}|price|multipleOf",
                "{'tax': {'number': 4711}}|tax|exists",
                "{'colour': 'blue'}|colour|additionalProperties",
                "{'id': 1}|id|additionalProperties",
                "{'dimensions': [{'dimensionType': 1, 'value': 'P1'}]}|dimensions[0].name|required",
                "{'dimensions': [{'dimensionType': 1, 'value': 'P1', 'name': 'Kai', 'type': 1}]}|dimensions[0].type|additionalProperties",
                "{'accrual': {'startDate': '2026-01-01'}}|accrual.length|required",
                "{'quantity': null}|quantity|type"
            })
    void refusesLinesThatTheContractDoesNotAllow(String body, String path, String keyword) {
        String lines = "/salesorders/" + order("", "") + "/lines";

        client.post(lines, body).expectInvalid(path, keyword);
        assertThat(client.get(lines).body()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}|customer|required",
                "{'customer': {'id': 1001}}|customer.name|required",
                "{'customer': {'name': 'Fjord AS'}}|customer.id|required",
                "{'customer': {'id': 4711, 'name': 'Fjord AS'}}|customer.id|exists",
                "{'customer': {'id': 1001, 'name': 'Fjord AS', 'gln': '1'}}|customer.gln|minLength",
                "{'customer': {'id': 1001, 'name': 'Fjord AS', 'invoiceEmailAddresses': ['x']}}|customer.invoiceEmailAddresses[0]|pattern",
                "{'customer': {'id': 1001, 'name': 'Fjord AS'}, 'status': 'Done'}|status|enum",
                "{'customer': {'id': 1001, 'name': 'Fjord AS'}, 'currency': {'code': 'LOCAL'}}|currency.code|maxLength",
                "{'customer': {'id': 1001, 'name': 'Fjord AS'}, 'date': '2026-02-30'}|date|format",
                "{'customer': {'id': 1001, 'name': 'Fjord AS'}, 'date': '+12026-01-01'}|date|pattern",
                "{'customer': {'id': 1001, 'name': 'Fjord AS'}, 'paymentMethod': {}}|paymentMethod.id|required",
                "{'customer': {'id': 1001, 'name': 'Fjord AS'}, 'invoice': {'paymentTerms': {'type': 'FixedDate', 'value': 14}}}|invoice.paymentTerms.value|type"
            })
    void refusesOrdersThatTheContractDoesNotAllow(String body, String path, String keyword) {
        client.post("/salesorders", body).expectInvalid(path, keyword);
        assertThat(client.get("/salesorders").body()).isEmpty();
    }

    @Test
    void refusesToCreateAnInvoiceDirectly() {
        client.post("/salesorders", "{'customer': {'id': 1001, 'name': 'Fjord AS'}, 'status': 'Invoice'}")
                .expectRefused("NoLines");
        assertThat(client.get("/salesorders").body()).isEmpty();
    }

    @Test
    void mergesAPatchOfAnOrder() {
        String path = "/salesorders/" + order("'city': 'Bergen'", """
                        'accrual': {'startDate': '2026-01-01', 'length': 3}, 'paymentMethod': {'id': 2},
                        'invoice': {'date': '2026-01-31', 'paymentTerms': {'type': 'NumberOfDays', 'value': 5}}
                        """);
        clock.advance(Duration.ofSeconds(30));

        Client.Response changed = client.patch(path, """
                {'customer': {'name': 'Fjord Bergen AS'}, 'accrual': {}, 'paymentMethod': {'id': null},
                 'invoice': {'paymentTerms': {'type': 'OutMonthPlusDays', 'value': 15}}, 'status': 'Confirmed'}
                """).expect(200);

        assertThat(changed.text("/customer/name")).isEqualTo("Fjord Bergen AS");
        assertThat(changed.text("/customer/city")).isEqualTo("Bergen");
        assertThat(changed.fields()).doesNotContain("accrual", "paymentMethod");
        assertThat(changed.text("/status")).isEqualTo("Confirmed");
        assertThat(changed.text("/modifiedAt")).isEqualTo("2026-01-15T08:00:30Z");
        assertThat(client.get(path).body()).isEqualTo(changed.body());
        client.patch(path, "{'memo': null}").expectInvalid("memo", "type");
        client.patch(path, "{'customer': {'id': 4711}}").expectInvalid("customer.id", "exists");

        client.post(path + "/lines", "{'description': 'Montering'}").expect(200);
        Client.Response invoiced = client.patch(path, "{'status': 'Invoice'}").expect(200);
        assertThat(invoiced.text("/invoice/date")).isEqualTo("2026-01-31");
        assertThat(invoiced.text("/invoice/dueDate")).isEqualTo("2026-02-15");
    }

    @Test
    void deletesAnOrderWithAllThatBelongsToIt() {
        String path = "/salesorders/" + order("", "");
        client.post(path + "/lines", "{'description': 'Montering'}").expect(200);

        client.delete(path).expect(204);
        client.delete(path).expect(404);
        client.get(path).expect(404);
        client.patch(path, "{}").expect(404);
        client.get(path + "/lines").expect(404);
        client.post(path + "/lines", "{'description': 'Montering'}").expect(404);
        client.get(path + "/attachments").expect(404);
    }

    @Test
    void knowsALineByItsOwnOrderOnly() {
        String path = "/salesorders/" + order("", "");
        String other = "/salesorders/" + order("", "");
        int line = client.post(path + "/lines", "{'description': 'Montering'}").id();

        client.get(other + "/lines/" + line).expect(404);
        client.patch(other + "/lines/" + line, "{}").expect(404);
        client.delete(other + "/lines/" + line).expect(404);
        client.get(path + "/lines/" + line).expect(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "date=2026-01-02|5002",
                "dateFrom=2026-01-02|5002,5003",
                "dateTo=2026-01-02|5001,5002",
                "status=Proposal|5002",
                "customerId=1002|5003",
                "customerId=nobody|''",
                "referenceNumber=R-2|5002",
                "createdFrom=2026-01-15T08:01:00Z|5002,5003",
                "createdTo=2026-01-15T08:01:00Z|5001,5002",
                "modifiedFrom=2026-01-15T08:02:00Z|5001,5003",
                "modifiedFrom=2026-01-15T08:02:00Z&modifiedTo=2026-01-15T08:02:00Z|5003",
                "invoiceNumber=1|''",
                "unknown=1|5001,5002,5003"
            })
    void filters(String query, String ids) {
        client.post("/customers", "{'isCompany': true, 'name': 'Vik AS'}").expect(200);
        order("", "'date': '2026-01-01'");
        clock.advance(Duration.ofMinutes(1));
        order("", "'date': '2026-01-02', 'status': 'Proposal', 'referenceNumber': 'R-2'");
        clock.advance(Duration.ofMinutes(1));
        client.post("/salesorders", "{'customer': {'id': 1002, 'name': 'Vik AS'}, 'date': '2026-01-03'}");
        clock.advance(Duration.ofMinutes(1));
        client.post("/salesorders/5001/lines", "{'description': 'Montering'}").expect(200);

        assertThat(String.join(
                        ",", client.get("/salesorders?" + query).expect(200).column("/id")))
                .isEqualTo(ids);
    }

    @ParameterizedTest
    @CsvSource({
        "status=Inactive, status, enum",
        "date=today, date, format",
        "modifiedTo=1, modifiedTo, format",
        "limit=x, limit, type",
        "continuationToken=x, continuationToken, format"
    })
    void refusesParametersOfTheWrongType(String query, String path, String keyword) {
        client.get("/salesorders?" + query).expectInvalid(path, keyword);
    }

    @Test
    void pagesWithTokens() {
        for (int i = 0; i < 30; i++) {
            order("", "");
        }
        List<String> ids = new ArrayList<>();
        for (String url = "/salesorders?status=Draft&limit=12"; url != null; ) {
            Client.Response page = client.get(url).expect(200);
            ids.addAll(page.column("/id"));
            url = page.next();
        }

        assertThat(ids).hasSize(30).doesNotHaveDuplicates();
        assertThat(client.get("/salesorders").body()).hasSize(25);
    }

    @Test
    void demandsADepartmentAndAProjectWhereTheOrganizationDoes() {
        restart(builder -> builder.departmentRequired(true).projectRequired(true));
        String path = "/salesorders/" + order("", "");
        client.post(path + "/lines", """
                {'description': 'Montering', 'dimensions': [{'dimensionType': 1, 'value': 'P1', 'name': 'Kai'}]}
                """).expect(200);
        int bare = client.post(path + "/lines", "{'description': 'Reise'}").id();

        client.patch(path, "{'status': 'Invoice'}").expectRefused("DepartmentMissing");
        String withDepartment =
                "{'status': 'Invoice', 'dimensions': [{'dimensionType': 2, 'value': '10', 'name': 'Salg'}]}";
        client.patch(path, withDepartment).expectRefused("ProjectMissing");
        assertThat(client.get(path).at("/dimensions")).isEmpty();
        client.delete(path + "/lines/" + bare).expect(204);
        client.patch(path, withDepartment).expect(200);
    }

    @Test
    void hasTheInvoiceNumberFromTheSecondReadOnWhenToldSo() {
        restart(builder -> builder.invoiceNumberLater(true));
        String path = "/salesorders/" + order("", "");
        client.post(path + "/lines", "{'description': 'Montering'}").expect(200);

        Client.Response invoiced = client.patch(path, "{'status': 'Invoice'}").expect(200);
        assertThat(invoiced.text("/status")).isEqualTo("Invoice");
        assertThat(invoiced.at("/invoice").has("number")).isFalse();
        assertThat(client.get("/salesorders?invoiceNumber=10001").body()).isEmpty();
        Client.Response first = client.get(path);
        assertThat(first.at("/invoice").has("number")).isFalse();
        assertThat(first.at("/invoice").has("transaction")).isFalse();
        assertThat(first.text("/invoice/dueDate")).isEqualTo("2026-01-29");
        Client.Response second = client.get(path);
        assertThat(second.at("/invoice/number").intValue()).isEqualTo(10_001);
        assertThat(second.text("/invoice/transaction/id")).isNotEmpty();
        assertThat(client.get("/salesorders?invoiceNumber=10001").body()).hasSize(1);
    }

    @Test
    void hasStreetsAsArraysOfLinesWhenToldSo() {
        restart(builder -> builder.streetAsArray(true));
        String path = "/salesorders/"
                + order("'street': 'Kaia 1\\nPostboks 7'", "'deliveryCustomer': {'street': 'Lageret 2'}");

        Client.Response order = client.get(path);
        assertThat(order.at("/customer/street").toString()).isEqualTo("[\"Kaia 1\",\"Postboks 7\"]");
        assertThat(order.at("/deliveryCustomer/street").toString()).isEqualTo("[\"Lageret 2\"]");
        assertThat(client.get("/salesorders").at("/0/customer/street")).hasSize(2);
        client.patch(path, "{'customer': {'street': 'Kaia 1'}}").expect(200);
        assertThat(client.get(path).at("/customer/street").toString()).isEqualTo("[\"Kaia 1\"]");
    }

    @Test
    void leavesTheInstantOfModifiedFromOutWhenToldSo() {
        restart(builder -> builder.modifiedFromExclusive(true));
        order("", "");

        assertThat(client.get("/salesorders?modifiedFrom=2026-01-15T08:00:00Z").body())
                .isEmpty();
        assertThat(client.get("/salesorders?modifiedFrom=2026-01-15T07:59:59Z").body())
                .hasSize(1);
    }

    @Test
    void keepsAttachmentsThatAreSentAsTheyAre() {
        int id = order("", "");
        String attachments = "/salesorders/" + id + "/attachments";
        Client.Response made = attach(
                        attachments,
                        PDF,
                        "Application/PDF; name=x",
                        "attachment; filename=\"r_dt.pdf\"; filename*=UTF-8''r%C3%B8dt%20lys.pdf")
                .expect(201);

        assertThat(made.fields())
                .containsExactly("fileId", "orderId", "fileName", "mediaType", "size", "timestamp", "tags");
        assertThat(made.text("/fileId")).matches("\\d+");
        assertThat(made.at("/fileId").isTextual()).isTrue();
        assertThat(made.at("/orderId").intValue()).isEqualTo(id);
        assertThat(made.text("/fileName")).isEqualTo("rødt lys.pdf");
        assertThat(made.text("/mediaType")).isEqualTo("application/pdf");
        assertThat(made.at("/size").intValue()).isEqualTo(PDF.length());
        assertThat(made.text("/timestamp")).isEqualTo("2026-01-15T08:00:00Z");
        assertThat(attach(attachments, "png", "image/png", "attachment; filename=bilde.png")
                        .text("/fileName"))
                .isEqualTo("bilde.png");
        assertThat(attach(attachments, "png", "image/png", "attachment").text("/fileName"))
                .isEqualTo("attachment.png");
        assertThat(client.get(attachments).expect(200).column("/mediaType"))
                .containsExactly("application/pdf", "image/png", "image/png");
    }

    @Test
    void keepsAttachmentsThatAreSentAsForms() {
        String attachments = "/salesorders/" + order("", "") + "/attachments";
        String form = """
                --cut
                Content-Disposition: form-data; name="note"

                hello
                --cut
                Content-Disposition: form-data; name="file"; filename="l%22ø.png"
                Content-Type: image/png

                one
                two
                --cut--
                """.replace("\n", "\r\n");

        Client.Response made = attach(attachments, form, "multipart/form-data; boundary=cut", "form-data");

        assertThat(made.expect(201).text("/fileName")).isEqualTo("l\"ø.png");
        assertThat(made.text("/mediaType")).isEqualTo("image/png");
        assertThat(made.at("/size").intValue()).isEqualTo("one\r\ntwo".length());
        attach(attachments, form, "multipart/form-data; boundary=other", "form-data")
                .expect(400);
        attach(attachments, form, "multipart/form-data", "form-data").expect(400);
        attach(
                        attachments,
                        form.replace("image/png", "text/html"),
                        "multipart/form-data; boundary=\"cut\"",
                        "form-data")
                .expect(415);
    }

    @Test
    void refusesAttachmentsThatAreNone() {
        String attachments = "/salesorders/" + order("", "") + "/attachments";

        attach(attachments, "", "application/pdf", "attachment").expect(400);
        attach(attachments, "GIF89a", "image/gif", "attachment").expect(415);
        client.postBytes(attachments, PDF.getBytes(StandardCharsets.UTF_8)).expect(415);
        client.postBytes(attachments, new byte[4 * 1024 * 1024], "Content-Type", "application/pdf")
                .expect(413);
        client.postBytes(attachments, new byte[4 * 1024 * 1024 - 1], "Content-Type", "application/pdf")
                .expect(201);
        attach("/salesorders/4711/attachments", PDF, "application/pdf", "attachment")
                .expect(404);
    }

    private Client.Response attach(String path, String content, String type, String disposition) {
        return client.postBytes(
                path,
                content.getBytes(StandardCharsets.UTF_8),
                "Content-Type",
                type,
                "Content-Disposition",
                disposition);
    }

    private int order(String customerFields, String orderFields) {
        return client.post(
                        "/salesorders",
                        "{'customer': {'id': 1001, 'name': 'Fjord AS'" + more(customerFields) + "}" + more(orderFields)
                                + "}")
                .expect(200)
                .id();
    }

    private static String more(String fields) {
        return fields.isEmpty() ? "" : ", " + fields;
    }

    private void restart(Consumer<SandboxBuilder> settings) {
        stop();
        start(settings);
    }

    private void start(Consumer<SandboxBuilder> settings) {
        SandboxBuilder builder = Sandbox.builder().clock(clock);
        settings.accept(builder);
        sandbox = builder.start();
        client = new Client(sandbox);
        client.post("/customers", "{'isCompany': true, 'name': 'Fjord AS'}").expect(200);
    }
}
