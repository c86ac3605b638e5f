/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SwitchesTest {

    private final HttpClient http = HttpClient.newHttpClient();
    private Sandbox sandbox;
    private Client client;

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @ParameterizedTest
    @CsvSource({"JSON, application/json; charset=utf-8, \\{.*}", "EMPTY, '', ''", "HTML, text/html; charset=utf-8, <.*>"
    })
    void refusesWithTheBodyThatIsChosen(ErrorBody errorBody, String contentType, String body) throws Exception {
        start(builder -> builder.errorBody(errorBody));
        int order = order();
        client.post("/salesorders/" + order + "/lines", "{'type': 'text', 'description': 'Montering', 'quantity': 1}")
                .expect(200);
        client.patch("/salesorders/" + order, "{'status': 'Invoice'}").expect(200);

        refused(401, request("/customers").header("Authorization", "Bearer x"), contentType, body);
        refused(404, authorized("/customers/4711"), contentType, body);
        refused(404, authorized("/nothing"), contentType, body);
        refused(409, authorized("/salesorders/" + order).DELETE(), contentType, body);
        sandbox.revokeTokens();
        refused(403, authorized("/customers"), contentType, body);
        connect();
        client.get("/customers?page=0").expectInvalid("page", "minimum");
    }

    @ParameterizedTest
    @CsvSource({
        "AS_DOCUMENTED, 2026-01-15 08:00:00.000Z, 2026-01-15T08:00:00Z",
        "SPACED, 2026-01-15 08:00:00.000Z, 2026-01-15 08:00:00.000Z",
        "SECONDS, 2026-01-15T08:00:00Z, 2026-01-15T08:00:00Z",
        "MILLIS, 2026-01-15T08:00:00.000Z, 2026-01-15T08:00:00.000Z",
        "SEVEN_DIGITS, 2026-01-15T08:00:00.0000000Z, 2026-01-15T08:00:00.0000000Z"
    })
    void writesPointsInTimeInOneStyle(TimestampStyle style, String ofCustomer, String ofOrder) {
        start(builder -> builder.timestampStyle(style));
        String order = "/salesorders/" + order();
        client.patch("/customers/1001", "{'phone': '2026-99-99 99:99:99Z, or so'}")
                .expect(200);

        assertThat(client.get("/customers/1001").text("/createdAt")).isEqualTo(ofCustomer);
        assertThat(client.get("/customers?modifiedFrom=2026-01-15T08:00:00Z").column("/modifiedAt"))
                .as("what is kept is as ever")
                .containsExactly(ofCustomer);
        assertThat(client.get("/customers/1001").text("/phone")).isEqualTo("2026-99-99 99:99:99Z, or so");
        assertThat(client.get(order).text("/createdAt")).isEqualTo(ofOrder);
    }

    @Test
    void readsAStatusThatNoClientKnows() {
        start(builder -> builder.unknownEnumValues(true));
        String order = "/salesorders/" + order();

        assertThat(client.get(order).text("/status")).isEqualTo("SomethingNew");
        assertThat(client.get("/salesorders?status=Draft").column("/status")).containsExactly("SomethingNew");
        assertThat(client.patch(order, "{'memo': 'Takk'}").text("/status")).isEqualTo("Draft");
    }

    @Test
    void listsTheLastRowsFirstUnlessTheyAreSorted() {
        start(builder -> builder.newestFirst(true).transactionLines(4, 1));
        for (String name : List.of("Beta AS", "Gamma AS")) {
            client.post("/customers", "{'isCompany': true, 'name': '" + name + "'}")
                    .expect(200);
        }
        order();
        order();
        int last = order();

        assertThat(pages("/customers?limit=2", "/id")).containsExactly("1003", "1002", "1001");
        assertThat(pages("/customers?limit=2&sortBy=id:asc", "/id")).containsExactly("1001", "1002", "1003");
        assertThat(pages("/salesorders?limit=2", "/id"))
                .containsExactly(String.valueOf(last), String.valueOf(last - 1), String.valueOf(last - 2));
        assertThat(pages("/transactionlines?dateFrom=2025-01-01&dateTo=2027-01-01&limit=3", "/date"))
                .hasSize(4)
                .isSortedAccordingTo(Comparator.reverseOrder());
    }

    @Test
    void understandsPathsInAnyCase() {
        start(builder -> builder.pathsIgnoreCase(true));
        String order = "/SalesOrders/" + order();

        client.post(order + "/Lines", "{'type': 'text', 'description': 'Montering'}")
                .expect(200);
        assertThat(client.get(order + "/LINES/").expect(200).column("/description"))
                .containsExactly("Montering");
        client.post("/fileupload", "{'contentType': 'application/pdf'}").expect(200);
        client.post(
                        "/customers/1001/BankAccounts",
                        "{'number': 'NO9386011117947', 'type': 'iban', 'isDefault': true, 'bic': 'DNBANOKK'}")
                .expect(201);
        client.get("/Customers/1001/bankAccounts/NO9386011117947").expect(200);
        client.get("/Customers/1001/bankAccounts/no9386011117947").expect(404);
        assertThat(client.get("/CUSTOMERS").expect(200).column("/name")).containsExactly("Fjord AS");
        assertThat(client.get("/Customer").expect(404).text("/error/message"))
                .isEqualTo("There is no resource at this path");
    }

    @Test
    void failsWhatIsUploaded() throws Exception {
        start(builder -> builder.uploadsFail(true));
        Client.Response announced =
                client.post("/fileUpload", "{'contentType': 'application/pdf'}").expect(200);
        HttpRequest upload = HttpRequest.newBuilder(URI.create(announced.text("/uploadUrl")))
                .header("Content-Type", "application/pdf")
                .PUT(BodyPublishers.ofString("%PDF-1.7 and so on"))
                .build();
        assertThat(http.send(upload, BodyHandlers.discarding()).statusCode()).isEqualTo(200);

        String file = "/fileUpload/" + announced.text("/fileId");
        assertThat(client.get(file).text("/status")).isEqualTo("Pending");
        assertThat(client.get(file).text("/status")).isEqualTo("Failed");
        assertThat(client.get(file).fields()).containsExactly("fileId", "status");
    }

    @ParameterizedTest
    @CsvSource({"V0_56, true", "V0_60, false"})
    void offersTheVersionOfTheContractThatIsChosen(SpecVersion version, boolean ignored) {
        start(builder -> builder.specVersion(version).transactionLines(2, 1));
        order();
        client.post("/products", "{'name': 'Laces', 'category': {'id': -1}}").expect(201);

        for (String list : List.of(
                "/customers?email=nobody@fjord.example",
                "/customers?externalReference=none",
                "/salesorders?referenceNumber=none",
                "/products?ean=4711",
                "/transactionlines?dateFrom=2025-01-01&dateTo=2027-01-01&transactionId=" + new UUID(0, 0))) {
            assertThat(client.get(list).expect(200).body().isEmpty()).as(list).isNotEqualTo(ignored);
        }
        client.patch("/customers/1001", "{'note': 'Ring first'}").expect(200);
        assertThat(client.get("/customers/1001").fields().contains("note")).isNotEqualTo(ignored);
        assertThat(client.post("/customers", "{'isCompany': true, 'name': 'Beta AS', 'note': 'Ring first'}")
                        .fields()
                        .contains("note"))
                .isNotEqualTo(ignored);
    }

    private List<String> pages(String first, String pointer) {
        List<String> values = new ArrayList<>();
        for (String url = first; url != null; ) {
            Client.Response page = client.get(url).expect(200);
            values.addAll(page.column(pointer));
            url = page.next();
        }
        return values;
    }

    private void refused(int status, HttpRequest.Builder request, String contentType, String body) throws Exception {
        HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type").orElse("")).isEqualTo(contentType);
        assertThat(response.body()).matches(body);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(sandbox.apiUrl() + path));
    }

    private HttpRequest.Builder authorized(String path) {
        return request(path).header("Authorization", "Bearer " + client.token());
    }

    private int order() {
        return client.post("/salesorders", "{'customer': {'id': 1001, 'name': 'Fjord AS'}}")
                .expect(200)
                .id();
    }

    private void start(UnaryOperator<SandboxBuilder> switches) {
        sandbox = switches.apply(Sandbox.builder().clock(new TestClock("2026-01-15T08:00:00Z")))
                .start();
        connect();
        client.post("/customers", "{'isCompany': true, 'name': 'Fjord AS'}").expect(200);
    }

    private void connect() {
        client = new Client(sandbox);
    }
}
