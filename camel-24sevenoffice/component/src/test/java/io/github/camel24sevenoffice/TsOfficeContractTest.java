/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The checks against the catalogue before a request is sent: of the URI at start-up, of the message at each call. */
class TsOfficeContractTest extends RecordingTestSupport {

    private static final String LINES = "tsoffice:transactionlines?dateFrom=2026-01-01&dateTo=2026-02-01";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            salesOrders                          | The API has no path /salesOrders; the nearest are /salesorders
            taxes/1/rates                        | The API has no path /taxes/1/rates
            taxes?method=DELETE                  | DELETE is not offered on /taxes; it offers GET
            products/1/dimensions/2              | offers PUT, DELETE; set the option method
            taxes?method=FETCH                   | The option method must be one of GET, POST, PATCH, PUT, DELETE, but is FETCH
            customers?modifedFrom=2026-01-01     | The query parameter modifedFrom is unknown to GET /customers. Did you mean modifiedFrom
            customers?name=Fjord                 | name is unknown to GET /customers. It has
            v1/taxes                             | leave out v1, which is part of the option apiUrl
            products?pagging=list                | Did you mean paging
            customers?modifiedFrom=2026-01-01T12:00:00+01:00[Europe/Oslo] | must be a date or a date and time
            transactionlines                     | GET /transactionlines needs the query parameters dateFrom and dateTo
            transactionlines?dateFrom=2026-01-01 | GET /transactionlines needs the query parameter dateTo
            transactionlines?dateFrom=yesterday&dateTo=2026-02-01 | dateFrom of GET /transactionlines must be a date such as 2026-01-31, but is "yesterday"
            salesorders?status=Invoiced          | status of GET /salesorders must be one of Draft, Web, Proposal
            salesorders?status=Draft&status=Web  | status of GET /salesorders accepts one value, but has several
            customers/me                         | The path parameter {customerId} of GET /customers/{customerId} must be an integer
            products/0                           | at least 1
            transactionlines/17                  | must be a UUID
            taxes?paging=all                     | The option paging must be one of page, list, stream, but is all
            taxes/1?paging=stream                | paging is stream, but GET /taxes/{id} does not return rows
            transactions?paging=list             | paging is list, but POST /transactions does not return rows
            """)
    void theContextDoesNotStart(String path, String message) throws Exception {
        try (CamelContext other = new DefaultCamelContext()) {
            other.addComponent("tsoffice", component(server));
            other.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:wrong").to("tsoffice:" + path);
                }
            });

            assertThatThrownBy(other::start).hasStackTraceContaining(message);
        }
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void unknownOperationsPassWithoutStrictContract() {
        send("tsoffice:invoices/17?strictContract=false&expand=lines", null);
        send("tsoffice:taxes?strictContract=false&name=x", null);
        send("tsoffice:invoices?strictContract=false&method=POST", Map.of("a", 1));

        assertThat(server.apiRequests().stream().map(RecordingServer.Request::line))
                .containsExactly("GET /v1/invoices/17?expand=lines", "GET /v1/taxes?name=x", "POST /v1/invoices");
    }

    @Test
    void theMethodFollowsFromThePath() {
        send("tsoffice:transactions", Map.of("lines", List.of()));
        send("tsoffice:bankaccounts/abc/balances", Map.of("amount", 1));
        send("tsoffice:customers", null);
        send("tsoffice:customers?method=post", Map.of("name", "x"));

        assertThat(server.apiRequests().stream().map(RecordingServer.Request::line))
                .containsExactly(
                        "POST /v1/transactions",
                        "POST /v1/bankaccounts/abc/balances",
                        "GET /v1/customers",
                        "POST /v1/customers");
    }

    static Stream<Arguments> wrongMessages() {
        return Stream.of(
                Arguments.of(LINES, Map.of("modifedFrom", "2026-01-01"), "modifedFrom is unknown to"),
                Arguments.of(
                        LINES, Map.of("dateFrom", "yesterday"), "dateFrom of GET /transactionlines must be a date"),
                Arguments.of(LINES, "accountNumber=x", "accountNumber of GET /transactionlines must be an integer"),
                Arguments.of(
                        "tsoffice:products", Map.of("categoryIds", Set.of()), "categoryIds of GET /products is empty"),
                Arguments.of(
                        "tsoffice:customers", "organizationNumber=", "organizationNumber of GET /customers is empty"),
                Arguments.of(LINES, Map.of("invoiceNumber", List.of(1, 2)), "accepts one value, but has several"),
                Arguments.of(LINES, "invoiceNumber=1&invoiceNumber=2", "accepts one value, but has several"),
                Arguments.of("tsoffice:products", Map.of("categoryIds", Arrays.asList(1, null)), "has a null in it"),
                Arguments.of(LINES, 42, "must be a Map or a query string, but are a java.lang.Integer"));
    }

    @ParameterizedTest
    @MethodSource("wrongMessages")
    void aWrongQueryOfAMessageIsNotSent(String uri, Object query, String message) {
        Exchange exchange = template.send(uri, e -> e.getIn().setHeader(TsOfficeConstants.QUERY, query));

        assertThat(exchange.getException())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void aWrongValueOfAMessageIsNotRepeated() {
        Exchange exchange = template.send(
                LINES, e -> e.getIn().setHeader(TsOfficeConstants.QUERY, Map.of("customerId", "ola@example.com")));

        assertThat(exchange.getException())
                .hasMessageContaining("customerId of GET /transactionlines must be an integer")
                .hasMessageNotContaining("ola");
    }

    @Test
    void aParameterWithoutAValueIsNotLeftOut() {
        Map<String, Object> query = new HashMap<>();
        query.put("modifiedFrom", null);

        Exchange exchange = template.send(LINES, e -> e.getIn().setHeader(TsOfficeConstants.QUERY, query));

        assertThat(exchange.getException()).hasMessageContaining("modifiedFrom has no value");
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void aPathParameterOfTheWrongTypeIsNotSentNorRepeated() {
        Exchange exchange = template.send(
                "tsoffice:customers/{customerId}", e -> e.getIn().setHeader("customerId", "Ola Nordmann"));

        assertThat(exchange.getException())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("{customerId}")
                .hasMessageNotContaining("Ola");
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void aQueryValueMayComeFromAHeader() {
        String uri = "tsoffice:transactionlines?dateFrom={from}&dateTo={to}&limit=10";

        Exchange wrong = template.send(uri, e -> e.getIn().setHeader("from", LocalDate.of(2026, 1, 1)));
        assertThat(wrong.getException())
                .hasMessage("The message header to must hold the value of the query parameter dateTo, but is missing");
        assertThat(server.requests()).isEmpty();

        template.send(uri, e -> {
            e.getIn().setHeader("from", LocalDate.of(2026, 1, 1));
            e.getIn().setHeader("to", "2026-02-01");
        });
        assertThat(query(0)).isEqualTo("dateFrom=2026-01-01&dateTo=2026-02-01&limit=10");
    }

    static Stream<Arguments> values() {
        Instant instant = Instant.parse("2026-01-01T11:00:00Z");
        return Stream.of(
                Arguments.of("modifiedFrom", instant, "2026-01-01T11%3A00%3A00Z"),
                Arguments.of("modifiedFrom", Date.from(instant), "2026-01-01T11%3A00%3A00Z"),
                Arguments.of("modifiedFrom", Timestamp.from(instant), "2026-01-01T11%3A00%3A00Z"),
                Arguments.of("dateTo", java.sql.Date.valueOf("2026-03-01"), "2026-03-01"),
                Arguments.of("invoiceNumber", "17Å".getBytes(StandardCharsets.UTF_8), "17%C3%85"),
                Arguments.of(
                        "modifiedFrom",
                        OffsetDateTime.ofInstant(instant, ZoneOffset.ofHours(1)),
                        "2026-01-01T12%3A00%3A00%2B01%3A00"),
                Arguments.of(
                        "modifiedFrom",
                        ZonedDateTime.ofInstant(instant, ZoneId.of("Europe/Oslo")),
                        "2026-01-01T12%3A00%3A00%2B01%3A00"),
                Arguments.of("dateTo", LocalDate.of(2026, 3, 1), "2026-03-01"),
                Arguments.of("accountNumber", 1920L, "1920"),
                Arguments.of("includeDimensions", true, "true"),
                Arguments.of("invoiceNumber", "a b&c=d+e%f", "a%20b%26c%3Dd%2Be%25f"));
    }

    @ParameterizedTest
    @MethodSource("values")
    void valuesOfAMessageAreMergedOverThoseOfTheEndpoint(String name, Object value, String expected) {
        template.send(LINES, e -> e.getIn().setHeader(TsOfficeConstants.QUERY, Map.of(name, value)));

        assertThat(query(0).split("&"))
                .contains(name + "=" + expected, "dateFrom=2026-01-01")
                .hasSize(name.equals("dateTo") ? 2 : 3);
    }

    @Test
    void theQueryOfAMessageIsForOneCall() {
        Exchange exchange =
                template.send("tsoffice:customers", e -> e.getIn().setHeader(TsOfficeConstants.QUERY, "limit=3"));

        assertThat(query(0)).isEqualTo("limit=3");
        assertThat(exchange.getMessage().getHeaders()).doesNotContainKey(TsOfficeConstants.QUERY);
    }

    @Test
    void collectionsBecomeLists() {
        template.send("tsoffice:products", e -> e.getIn()
                .setHeader(
                        TsOfficeConstants.QUERY,
                        Map.of("categoryIds", List.of(12, 15), "supplierIds", new Integer[] {3})));
        template.send("tsoffice:products", e -> e.getIn()
                .setHeader(TsOfficeConstants.QUERY, Map.of("categoryIds", new int[] {4, 5})));

        assertThat(query(0).split("&")).containsExactlyInAnyOrder("categoryIds=12%2C15", "supplierIds=3");
        assertThat(query(1)).isEqualTo("categoryIds=4%2C5");
    }

    @ParameterizedTest
    @CsvSource({
        "productSearch=%bolt%, productSearch=%25bolt%25",
        "productSearch=%25bolt%25, productSearch=%25bolt%25",
        "productSearch=%be%, productSearch=%25be%25",
        "productSearch=%42%, productSearch=%2542%25",
        "productSearch=%10bolt%25, productSearch=%2510bolt%25",
        "categoryIds=1&categoryIds=2, categoryIds=1%2C2",
        "?productSearch=a+b, productSearch=a%2Bb",
        "productSearch=a%20b&limit=3, productSearch=a%20b&limit=3",
        "productSearch=kj%C3%B8l, productSearch=kj%C3%B8l",
        "productSearch=kjøl, productSearch=kj%C3%B8l",
    })
    void aQueryStringMayBeEncodedOrNot(String header, String expected) {
        template.send("tsoffice:products", e -> e.getIn().setHeader(TsOfficeConstants.QUERY, header));

        assertThat(query(0)).isEqualTo(expected);
    }

    private String query(int index) {
        return server.apiRequests().get(index).query();
    }
}
