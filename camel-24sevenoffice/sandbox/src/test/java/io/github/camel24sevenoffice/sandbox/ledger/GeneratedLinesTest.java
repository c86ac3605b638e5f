/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.sandbox.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camel24sevenoffice.sandbox.Client;
import io.github.camel24sevenoffice.sandbox.Sandbox;
import io.github.camel24sevenoffice.sandbox.reference.Accounts;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Transaction lines that are computed when they are read, in any number. It takes some seconds, since it reads a million
 * lines page by page.
 */
class GeneratedLinesTest {

    private static final String ALL = "/transactionlines?dateFrom=2000-01-01&dateTo=2100-01-01&limit=500";

    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void readsAMillionLinesPageByPage() throws Exception {
        try (Sandbox sandbox = sandbox(1_000_000, 7)) {
            Client client = new Client(sandbox);
            Set<UUID> ids = new HashSet<>();
            long rows = 0;
            int pages = 0;
            for (String path = ALL; path != null; pages++) {
                Client.Response page = client.get(path);
                for (JsonNode line : page.body()) {
                    ids.add(UUID.fromString(line.path("id").textValue()));
                    rows++;
                }
                path = page.link("next").orElse(null);
            }

            assertThat(rows).isEqualTo(1_000_000);
            assertThat(ids).hasSize(1_000_000);
            assertThat(pages).isEqualTo(2000);
        }
    }

    @Test
    void makesBalancedVouchersInTheOrderOfTheirDates() throws Exception {
        try (Sandbox sandbox = sandbox(2000, 7)) {
            List<JsonNode> lines = all(new Client(sandbox), ALL + "&includeDimensions=true");

            assertThat(lines).hasSize(2000);
            assertThat(lines.get(0).path("date").asText()).isEqualTo("2025-01-01");
            assertThat(lines.get(1999).path("date").asText()).isEqualTo("2026-12-31");
            assertThat(lines).extracting(line -> line.path("date").asText()).isSorted();
            assertThat(lines)
                    .extracting(line -> line.path("createdAt").asText())
                    .isSorted();
            assertThat(lines).allSatisfy(line -> {
                assertThat(line.path("createdAt").asText()).isLessThan("2026-01-01");
                assertThat(Accounts.byNumber(line.at("/account/number").asLong()))
                        .isPresent();
                assertThat(line.path("dimensions").isEmpty())
                        .isEqualTo(line.at("/account/number").asInt() < 3000);
            });
            Map<String, BigDecimal> sums = new TreeMap<>();
            lines.forEach(line -> sums.merge(
                    line.at("/transaction/id").asText(),
                    new BigDecimal(line.path("amount").asText()),
                    BigDecimal::add));
            assertThat(sums).hasSize(1000).allSatisfy((id, sum) -> assertThat(sum)
                    .isZero());
        }
    }

    @Test
    void theSameSeedGivesTheSameLines() throws Exception {
        try (Sandbox one = sandbox(100, 7);
                Sandbox same = sandbox(100, 7);
                Sandbox other = sandbox(100, 8)) {
            List<JsonNode> lines = all(new Client(one), ALL);

            assertThat(all(new Client(same), ALL)).isEqualTo(lines);
            assertThat(ids(all(new Client(other), ALL))).hasSize(100).doesNotContainAnyElementsOf(ids(lines));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 8, 1234})
    void filtersLikeASearchThroughAllLines(int count) throws Exception {
        try (Sandbox sandbox = sandbox(count, 7)) {
            Client client = new Client(sandbox);
            List<JsonNode> lines = all(client, ALL);
            JsonNode some = lines.get(count * 2 / 3);
            String transactionId = some.at("/transaction/id").asText();
            String created = some.path("createdAt").asText();

            assertThat(all(client, ALL.replace("2000-01-01", "2025-02-10").replace("2100-01-01", "2026-05-03")))
                    .isEqualTo(where(
                            lines,
                            line -> line.path("date").asText().compareTo("2025-02-10") >= 0
                                    && line.path("date").asText().compareTo("2026-05-03") < 0));
            assertThat(all(client, ALL.replace("limit=500", "limit=7") + "&accountNumber=1500"))
                    .isEqualTo(where(lines, line -> line.at("/account/number").asInt() == 1500));
            assertThat(all(client, ALL + "&accountId=1000003&transactionTypeId=5004"))
                    .isEqualTo(where(
                            lines,
                            line -> line.at("/account/number").asInt() == 1920
                                    && line.at("/transactionType/id").asInt() == 5004));
            assertThat(all(client, ALL + "&currencyCode=EUR"))
                    .isEqualTo(where(
                            lines, line -> line.at("/currency/code").asText().equals("EUR")));
            assertThat(all(client, ALL + "&customerId=1")).isEmpty();
            assertThat(all(client, ALL + "&modifiedFrom=" + created))
                    .isEqualTo(where(
                            lines, line -> line.path("modifiedAt").asText().compareTo(created) >= 0));
            assertThat(all(client, ALL + "&transactionId=" + transactionId))
                    .hasSize(2)
                    .isEqualTo(where(
                            lines, line -> line.at("/transaction/id").asText().equals(transactionId)));
            assertThat(all(client, ALL + "&transactionNumber=1"))
                    .isEqualTo(
                            where(lines, line -> line.at("/transaction/number").asInt() == 1));
            assertThat(all(client, ALL + "&transactionNumber=1.5")).isEmpty();
            assertThat(all(client, ALL + "&invoiceNumber=10000"))
                    .isEqualTo(where(
                            lines, line -> line.at("/invoice/number").asText().equals("10000")))
                    .isNotEmpty();
            assertThat(client.get("/transactionlines/" + some.path("id").asText())
                            .body())
                    .isEqualTo(some);
            assertThat(client.get("/transactionlines/" + transactionId).status())
                    .isEqualTo(404);
        }
    }

    @ParameterizedTest
    @CsvSource({"2025-01-01, 2026-12-31", "2025-03-17, 2025-11-02", "2026-02-02, 2026-02-02"})
    void addsUpToTheBalancesOfTheAccounts(String from, String to) throws Exception {
        try (Sandbox sandbox = sandbox(3000, 7)) {
            Client client = new Client(sandbox);
            Map<String, BigDecimal> expected = new TreeMap<>();
            where(
                            all(client, ALL),
                            line -> line.path("date").asText().compareTo(from) >= 0
                                    && line.path("date").asText().compareTo(to) <= 0)
                    .forEach(line -> expected.merge(
                            line.at("/account/number").asText(),
                            new BigDecimal(line.path("amount").asText())
                                    .multiply(new BigDecimal(
                                            line.at("/currency/rate").asText())),
                            BigDecimal::add));

            JsonNode balances = client.get("/accountbalances?dateFrom=" + from + "&dateTo=" + to)
                    .body();

            assertThat(balances).hasSize(expected.size()).isNotEmpty().allSatisfy(account -> {
                JsonNode months = account.path("balances");
                assertThat(new BigDecimal(
                                months.get(months.size() - 1).path("closing").asText()))
                        .isCloseTo(
                                expected.get(account.at("/account/number").asText()), within(new BigDecimal("0.005")));
            });
        }
    }

    @Test
    void showsPostedLinesAfterThem() throws Exception {
        try (Sandbox sandbox = sandbox(1000, 7)) {
            Client client = new Client(sandbox);
            String posted = client.post(
                            "/transactions",
                            "{\"transactionTypeNumber\":9,\"date\":\"2025-06-01\",\"lines\":["
                                    + "{\"accountNumber\":1920,\"amount\":1,\"tax\":{\"number\":0}},"
                                    + "{\"accountNumber\":1900,\"amount\":-1,\"tax\":{\"number\":0}}]}")
                    .body()
                    .path("transactionId")
                    .asText();

            List<JsonNode> lines = all(client, ALL.replace("limit=500", "limit=333"));
            assertThat(lines).hasSize(1002);
            assertThat(lines.subList(1000, 1002))
                    .allSatisfy(line ->
                            assertThat(line.at("/transaction/id").asText()).isEqualTo(posted));
            assertThat(where(lines, line -> line.at("/transactionType/id").asInt() == 5005))
                    .extracting(line -> line.at("/transaction/number").asInt())
                    .endsWith(100, 100, 101, 101);
        }
    }

    @Test
    void takesNoTimeToStartWithABillion() throws Exception {
        try (Sandbox sandbox = sandbox(1_000_000_000, 7)) {
            Client client = new Client(sandbox);
            JsonNode last = client.get(ALL + "&accountNumber=1500&page=600000").body();

            assertThat(last).hasSize(500);
            assertThat(client.get("/transactionlines/" + last.at("/499/id").asText())
                            .body())
                    .isEqualTo(last.get(499));
            assertThat(client.get(ALL + "&accountNumber=1500&page=600001").body())
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {-2, 3, 1_000_000_002})
    void refusesAnInvalidCount(long count) {
        assertThatThrownBy(() -> Sandbox.builder().transactionLines(count, 7))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(String.valueOf(count));
    }

    private static Sandbox sandbox(long count, long seed) {
        return Sandbox.builder()
                .clock(Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC))
                .transactionLines(count, seed)
                .start();
    }

    private static List<JsonNode> all(Client client, String path) throws Exception {
        List<JsonNode> rows = new ArrayList<>();
        for (String next = path; next != null; ) {
            Client.Response page = client.get(next);
            assertThat(page.status()).isEqualTo(200);
            page.body().forEach(rows::add);
            next = page.link("next").orElse(null);
        }
        return rows;
    }

    private static List<String> ids(List<JsonNode> lines) {
        return lines.stream().map(line -> line.path("id").asText()).toList();
    }

    private static List<JsonNode> where(List<JsonNode> lines, Predicate<JsonNode> condition) {
        return lines.stream().filter(condition).toList();
    }
}
