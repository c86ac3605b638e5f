/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The company of {@link SandboxBuilder#demo}, read through the API. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DemoTest {

    private static final String YEARS = "dateFrom=2025-01-01&dateTo=2026-12-31";
    private static final LocalDate TODAY = LocalDate.parse("2026-03-20");

    private Sandbox sandbox;
    private Client client;

    @BeforeAll
    void start() {
        sandbox = demo("2026-03-20T12:00:00Z").organization("2").start();
        client = new Client(sandbox);
    }

    @AfterAll
    void stop() {
        sandbox.close();
    }

    @Test
    void hasCustomersSuppliersAndProducts() {
        assertThat(client.get("/customers?isSupplier=false").expect(200).column("/name"))
                .contains("Kafé Solsiden AS", "Ingrid Sørli")
                .hasSize(10);
        assertThat(client.get("/customers?isSupplier=true").column("/name")).hasSize(3);
        assertThat(client.get("/products").expect(200).column("/number"))
                .contains("KAF-100")
                .hasSize(9);
    }

    @Test
    void theLinesOfEachVoucherAddUpToZero() {
        Map<String, BigDecimal> sums =
                sums(lines(), line -> line.at("/transaction/id").asText());

        assertThat(sums).hasSizeGreaterThan(200);
        assertThat(sums.values()).allSatisfy(sum -> assertThat(sum).isZero());
    }

    @Test
    void theLinesAreOfTheTwelveMonthsUpToToday() {
        List<LocalDate> dates = lines().stream()
                .map(line -> LocalDate.parse(line.path("date").asText()))
                .toList();

        assertThat(dates).isSorted();
        assertThat(dates.get(0)).isEqualTo("2025-03-01");
        assertThat(dates.get(dates.size() - 1)).isBeforeOrEqualTo(TODAY).isAfter(TODAY.minusDays(5));
        assertThat(dates.stream().map(LocalDate::getMonth).distinct()).hasSize(12);
    }

    @Test
    void theLinesAddUpToTheBalancesOfTheAccounts() {
        JsonNode balances = client.get("/accountbalances?" + YEARS).expect(200).body();

        Map<String, BigDecimal> closing = new TreeMap<>();
        balances.forEach(balance -> closing.put(
                balance.at("/account/number").asText(),
                last(balance.path("balances")).path("closing").decimalValue().setScale(2)));
        Map<String, BigDecimal> sums =
                sums(lines(), line -> line.at("/account/number").asText());
        sums.replaceAll((account, sum) -> sum.setScale(2));
        assertThat(closing).isEqualTo(sums).hasSizeGreaterThan(8);
        assertThat(closing.get("1920")).isPositive();
        // more is sold than spent
        assertThat(sums.entrySet().stream()
                        .filter(sum -> sum.getKey().compareTo("3000") >= 0)
                        .map(Map.Entry::getValue)
                        .reduce(BigDecimal.ZERO, BigDecimal::add))
                .isNegative();
    }

    @Test
    void theBankHasWhatTheLedgerHas() {
        List<JsonNode> transactions = all("/banktransactions?limit=100&" + YEARS);
        BigDecimal sum = transactions.stream()
                .map(row -> row.path("type").asText().equals("inbound")
                        ? row.at("/amount/value").decimalValue()
                        : row.at("/amount/value").decimalValue().negate())
                .reduce(BigDecimal.ZERO, BigDecimal::add);

        assertThat(transactions).hasSizeGreaterThan(100);
        assertThat(sum)
                .isEqualByComparingTo(
                        sums(lines(), line -> line.at("/account/number").asText())
                                .get("1920"));
        // the last balance is that of the end of a month
        assertThat(transactions).allSatisfy(row -> assertThat(row.path("status").asText())
                .isEqualTo(row.path("date").asText().compareTo("2026-03") < 0 ? "closed" : "created"));
        BigDecimal before = transactions.stream()
                .filter(row -> row.path("status").asText().equals("closed"))
                .map(row -> row.path("type").asText().equals("inbound")
                        ? row.at("/amount/value").decimalValue()
                        : row.at("/amount/value").decimalValue().negate())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(client.get("/bankaccounts").at("/0/balance/amount").decimalValue())
                .isEqualByComparingTo(before);
    }

    @Test
    void theOrdersHaveLinesOfProductsForCustomersThatExist() {
        List<String> customers = client.get("/customers?limit=100").column("/id");
        List<String> products = client.get("/products?limit=100").column("/id");
        List<JsonNode> orders = all("/salesorders?limit=100");

        assertThat(orders).hasSizeGreaterThan(60);
        assertThat(orders).allSatisfy(order -> {
            assertThat(order.at("/customer/id").asText()).isIn(customers);
            Client.Response lines =
                    client.get("/salesorders/" + order.path("id") + "/lines").expect(200);
            assertThat(lines.column("/product/id")).isNotEmpty().isSubsetOf(products);
            assertThat(order.path("grossAmount").decimalValue()).isPositive();
        });
        assertThat(orders.stream().map(order -> order.path("status").asText()))
                .contains("Invoice")
                .containsAnyOf("Draft", "Confirmed", "Web");
    }

    @Test
    void everyInvoiceIsInTheLedger() {
        Map<String, BigDecimal> claims = sums(
                lines().stream()
                        .filter(line -> line.at("/account/number").asInt() == 1500)
                        .filter(line -> line.path("amount").decimalValue().signum() > 0)
                        .toList(),
                line -> line.at("/invoice/number").asText());

        Map<String, BigDecimal> invoices = all("/salesorders?limit=100").stream()
                .filter(order -> order.path("status").asText().equals("Invoice"))
                .collect(Collectors.toMap(
                        order -> order.at("/invoice/number").asText(),
                        order -> order.path("grossAmount").decimalValue().stripTrailingZeros()));
        claims.replaceAll((number, sum) -> sum.stripTrailingZeros());
        assertThat(claims).isEqualTo(invoices);
    }

    @Test
    void onlyTheFirstOrganizationHasIt() {
        Client other = new Client(sandbox, "2");

        assertThat(other.get("/customers").body()).isEmpty();
        assertThat(other.get("/transactionlines?" + YEARS).body()).isEmpty();
    }

    @Test
    void isTheSameEachTime() {
        try (Sandbox second = demo("2026-03-20T12:00:00Z").start()) {
            Client again = new Client(second);
            assertThat(again.get("/customers?limit=100").body())
                    .isEqualTo(client.get("/customers?limit=100").body());
            assertThat(all(again, "/salesorders?limit=100").stream().map(DemoTest::withoutUuids))
                    .isEqualTo(all("/salesorders?limit=100").stream()
                            .map(DemoTest::withoutUuids)
                            .toList());
            assertThat(all(again, "/banktransactions?limit=100&" + YEARS))
                    .isEqualTo(all("/banktransactions?limit=100&" + YEARS));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-01-01T00:00:00Z", "2028-02-29T12:00:00Z", "2026-12-31T23:59:59Z"})
    void isMadeOnAnyDay(String now) {
        try (Sandbox other = demo(now).start()) {
            assertThat(new Client(other).get("/salesorders").body()).hasSize(25);
        }
    }

    @Test
    void isMadeWithAnySwitch() {
        try (Sandbox other = demo("2026-03-20T12:00:00Z")
                .departmentRequired(true)
                .projectRequired(true)
                .invoiceNumberLater(true)
                .newestFirst(true)
                .streetAsArray(true)
                .specVersion(SpecVersion.V0_56)
                .transactionLines(100, 1)
                .start()) {
            List<JsonNode> lines = all(new Client(other), "/transactionlines?limit=500&" + YEARS);
            assertThat(sums(lines, line -> line.at("/transaction/id").asText()).values())
                    .allSatisfy(sum -> assertThat(sum).isZero());
        }
    }

    private static SandboxBuilder demo(String now) {
        return Sandbox.builder()
                .organization(Sandbox.ORGANIZATION_ID)
                .clock(new TestClock(now))
                .demo(true);
    }

    private List<JsonNode> lines() {
        List<JsonNode> lines = all("/transactionlines?limit=500&" + YEARS);
        assertThat(new HashSet<>(lines)).hasSameSizeAs(lines);
        return lines;
    }

    private List<JsonNode> all(String path) {
        return all(client, path);
    }

    private static List<JsonNode> all(Client client, String path) {
        List<JsonNode> rows = new ArrayList<>();
        for (String next = path; next != null; ) {
            Client.Response page = client.get(next).expect(200);
            page.body().forEach(rows::add);
            next = page.next();
        }
        return rows;
    }

    private static Map<String, BigDecimal> sums(List<JsonNode> lines, Function<JsonNode, String> key) {
        Map<String, BigDecimal> sums = new TreeMap<>();
        lines.forEach(line -> sums.merge(key.apply(line), line.path("amount").decimalValue(), BigDecimal::add));
        return sums;
    }

    private static JsonNode last(JsonNode array) {
        return array.get(array.size() - 1);
    }

    private static String withoutUuids(JsonNode row) {
        return row.toString().replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "");
    }
}
