/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LedgerTest {

    private static final String MARCH = "/transactionlines?dateFrom=2026-03-01&dateTo=2026-04-01";

    private final Sandbox sandbox = Sandbox.builder()
            .clock(Clock.fixed(Instant.parse("2026-03-15T10:20:30.5Z"), ZoneOffset.UTC))
            .start();
    private Client client;

    @BeforeEach
    void connect() throws Exception {
        client = new Client(sandbox);
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void hasAChartOfAccountsThatCanBeSearched() throws Exception {
        JsonNode accounts = client.get("/accounts").body();

        assertThat(accounts).isNotEmpty().allSatisfy(account -> assertThat(account.fieldNames())
                .toIterable()
                .containsExactly("id", "number", "name", "taxId"));
        assertThat(client.get("/accounts/?query=SALES").body().findValuesAsText("number"))
                .containsExactly("3000", "3100", "3150");
        assertThat(client.get("/accounts?query=sales%20310").body().findValuesAsText("number"))
                .containsExactly("3100");
        assertThat(client.get("/accounts/1000003").body().path("number").asInt())
                .isEqualTo(1920);
        assertThat(client.get("/accounts/1920").status()).isEqualTo(404);
        assertThat(client.get("/accounts/x").status()).isEqualTo(400);
    }

    @Test
    void hasCurrenciesAndTransactionTypes() throws Exception {
        assertThat(client.get("/currencies").body())
                .isNotEmpty()
                .allSatisfy(currency ->
                        assertThat(currency.fieldNames()).toIterable().containsExactly("code", "rate"));
        JsonNode types = client.get("/transactiontypes").body();
        assertThat(types)
                .anySatisfy(type -> assertThat(type.path("number").asInt()).isNegative());
        assertThat(types).allSatisfy(type -> assertThat(type.path("id").asInt())
                .isNotEqualTo(type.path("number").asInt()));
    }

    @Test
    void hasFiscalYearsAndTheirPeriods() throws Exception {
        JsonNode years = client.get("/fiscalperiods").body();

        assertThat(years.findValuesAsText("startingDate")).containsExactly("2024-01-01", "2025-01-01", "2026-01-01");
        assertThat(years.findValuesAsText("endingDate")).containsExactly("2024-12-31", "2025-12-31", "2026-12-31");
        assertThat(UUID.fromString(years.at("/0/id").textValue())).isNotNull();
        assertThat(client.get("/fiscalperiods?type=Year").body()).isEqualTo(years);
        assertThat(client.get("/fiscalperiods?type=Period").body()).hasSize(36);
        JsonNode all = client.get("/fiscalperiods?type=All").body();
        assertThat(all).hasSize(39);
        assertThat(all.findValuesAsText("id")).doesNotHaveDuplicates();
        assertThat(client.get("/fiscalperiods?type=Month").status()).isEqualTo(400);
    }

    @Test
    void hasDimensionsWithElementsPageByPage() throws Exception {
        assertThat(client.get("/dimensions").body().findValuesAsText("id"))
                .containsExactly("1", "2", "3", "4", "5", "101");
        assertThat(client.get("/dimensions/2").body()).isEqualTo(json("{'id':2,'name':'Department'}"));
        assertThat(client.get("/dimensions/99").status()).isEqualTo(404);
        assertThat(client.get("/dimensions/99/elements").status()).isEqualTo(404);

        Client.Response first = client.get("/dimensions/1/elements?limit=2");
        assertThat(first.body().findValuesAsText("value")).containsExactly("1001", "1002");
        Client.Response second = client.get(first.link("next").orElseThrow());
        assertThat(second.body().findValuesAsText("value")).containsExactly("1003");
        assertThat(second.headers().firstValue("Link")).isEmpty();
    }

    @Test
    void listsNoInactiveElementButReadsIt() throws Exception {
        assertThat(client.get("/dimensions/1/elements").body().findValuesAsText("value"))
                .doesNotContain("1000");
        assertThat(client.get("/dimensions/1/elements/1000").body())
                .isEqualTo(json("{'dimensionType':1,'value':'1000','name':'Old website'}"));
        assertThat(client.get("/dimensions/1/elements/999").status()).isEqualTo(404);
    }

    @Test
    void hasCustomersAsElements() throws Exception {
        String id = client.post("/customers", "{\"isCompany\":true,\"name\":\"Fjord AS\"}")
                .body()
                .path("id")
                .asText();

        assertThat(client.get("/dimensions/5/elements/" + id)
                        .body()
                        .path("name")
                        .asText())
                .isEqualTo("Fjord AS");
    }

    @Test
    void showsAPostedVoucherInLinesAndBalances() throws Exception {
        String customer = client.post("/customers", "{\"isCompany\":true,\"name\":\"Fjord AS\"}")
                .body()
                .path("id")
                .asText();
        ObjectNode voucher = voucher(line(1500, "1000.50", 0), line(3100, "-1000.50", 5));
        voucher.put("comment", "Order 17");
        ObjectNode debit = (ObjectNode) voucher.at("/lines/0");
        debit.putArray("dimensions").addObject().put("dimensionType", 5).put("value", customer);
        debit.putObject("invoice")
                .put("number", "A-1")
                .put("dueDate", "2026-03-30")
                .put("remittanceReference", "123")
                .put("bankAccount", "1234.56.78901");
        ((ObjectNode) voucher.at("/lines/1"))
                .put("comment", "Part 1")
                .putArray("dimensions")
                .addObject()
                .put("dimensionType", 2)
                .put("value", "10");

        Client.Response posted = post(voucher);

        assertThat(posted.status()).isEqualTo(201);
        String transactionId = posted.body().path("transactionId").asText();
        JsonNode lines = client.get(MARCH + "&includeDimensions=true").body();
        assertThat(lines).hasSize(2);
        JsonNode line = lines.get(0);
        assertThat(client.get("/transactionlines/" + line.path("id").asText()).body())
                .isEqualTo(((ObjectNode) line.deepCopy()).without("dimensions"));
        assertThat(((ObjectNode) line).<JsonNode>without("id"))
                .isEqualTo(json(("{'transaction':{'id':'%s','number':1},'account':{'id':1000001,'number':1500},"
                                + "'transactionType':{'id':5005},'tax':{'id':0,'rate':0},'amount':1000.5,"
                                + "'currency':{'code':'LOCAL','rate':1},'date':'2026-03-10','invoice':{'number':'A-1',"
                                + "'dueDate':'2026-03-30','remittanceReference':'123'},'customer':{'id':%s},"
                                + "'dimensions':[{'dimensionType':5,'dimensionTypeName':'Customer','value':'%s',"
                                + "'name':'Fjord AS'}],'comment':'Order 17','periodDate':'2026-03-10',"
                                + "'createdAt':'2026-03-15T10:20:30Z','modifiedAt':'2026-03-15T10:20:30Z'}")
                        .formatted(transactionId, customer, customer)));
        assertThat(lines.at("/1/comment").asText()).isEqualTo("Part 1");
        assertThat(lines.at("/1/tax")).isEqualTo(json("{'id':8,'rate':0}"));
        assertThat(client.get(MARCH).body().findValues("dimensions")).isEmpty();

        assertThat(client.get("/accountbalances?dateFrom=2026-02-01&dateTo=2026-03-31")
                        .body())
                .isEqualTo(json("[{'account':{'id':1000001,'number':1500,'name':'Accounts receivable'},'balances':["
                        + "{'date':'2026-02-01','opening':0,'closing':0,'change':0},"
                        + "{'date':'2026-03-01','opening':0,'closing':1000.5,'change':1000.5}]},"
                        + "{'account':{'id':1000009,'number':3100,'name':'Sales, exempt from VAT'},'balances':["
                        + "{'date':'2026-02-01','opening':0,'closing':0,'change':0},"
                        + "{'date':'2026-03-01','opening':0,'closing':-1000.5,'change':-1000.5}]}]"));
    }

    @ParameterizedTest
    @CsvSource({
        // account, code, amount of the voucher -> amounts on the account and on 2700
        "6800, 1, 1250, 1000, 250",
        "3000, 3, -1250, -1000, -250",
        "6800, 11, 99.99, 86.95, 13.04"
    })
    void splitsTheVatOffAnAmount(int account, int code, String amount, String net, String vat) throws Exception {
        String other = amount.startsWith("-") ? amount.substring(1) : "-" + amount;

        assertThat(post(voucher(line(account, amount, code), line(1920, other, 0)))
                        .status())
                .isEqualTo(201);

        assertThat(amounts(client.get(MARCH).body()))
                .containsExactly(account + " " + net, "2700 " + vat, "1920 " + other);
        assertThat(client.get(MARCH).body().findValuesAsText("rate")).isNotEmpty();
    }

    @Test
    void addsAndDeductsReverseChargeVat() throws Exception {
        post(voucher(line(4300, "1000", 81), line(2400, "-1000", 0)));

        assertThat(amounts(client.get(MARCH).body()))
                .containsExactly("4300 1000", "2700 250", "2700 -250", "2400 -1000");
    }

    @Test
    void takesTheVatThatTheVoucherNames() throws Exception {
        ObjectNode voucher =
                voucher(line(6800, "1250", 1), line(6800, "500", 1), line(7140, "100", 1), line(1920, "-1850", 0));
        ((ObjectNode) voucher.at("/lines/0/tax")).put("amount", 100);
        ((ObjectNode) voucher.at("/lines/1/tax")).put("amount", 0);
        ((ObjectNode) voucher.at("/lines/2/tax")).put("baseRate", 50);

        post(voucher);

        assertThat(amounts(client.get(MARCH).body()))
                .containsExactly("6800 1150", "2700 100", "6800 500", "7140 90", "2700 10", "1920 -1850");
    }

    @Test
    void sumsForeignCurrencyInTheBaseCurrency() throws Exception {
        ObjectNode voucher = voucher(line(1500, "100", 0), line(3150, "-1150", 51));
        ((ObjectNode) voucher.at("/lines/0"))
                .putObject("currency")
                .put("code", "EUR")
                .put("rate", 11.5);

        assertThat(post(voucher).status()).isEqualTo(201);

        assertThat(client.get(MARCH + "&currencyCode=EUR").body().findValuesAsText("amount"))
                .containsExactly("100");
        assertThat(client.get("/accountbalances/1000001?dateFrom=2026-03-01&dateTo=2026-03-31")
                        .body()
                        .at("/0/balances/0/change")
                        .asText())
                .isEqualTo("1150");
    }

    @Test
    void numbersVouchersByTheirType() throws Exception {
        post(voucher(line(1920, "1", 0), line(1900, "-1", 0)));
        post(voucher(line(1920, "2", 0), line(1900, "-2", 0)));
        post(voucher(line(1920, "3", 0), line(1900, "-3", 0)).put("transactionTypeNumber", 3));

        assertThat(client.get(MARCH + "&transactionNumber=1").body().findValuesAsText("amount"))
                .containsExactly("1", "-1", "3", "-3");
        assertThat(client.get(MARCH + "&transactionNumber=1&transactionTypeId=5003")
                        .body()
                        .findValuesAsText("amount"))
                .containsExactly("3", "-3");
    }

    @Test
    void filtersPostedLines() throws Exception {
        String first = post(voucher(line(1920, "1", 0), line(1900, "-1", 0)))
                .body()
                .path("transactionId")
                .asText();
        post(voucher(line(1920, "2", 0), line(2400, "-2", 0)).put("date", "2026-03-31"));

        assertThat(client.get(MARCH).body()).hasSize(4);
        assertThat(client.get("/transactionlines?dateFrom=2026-03-10&dateTo=2026-03-31")
                        .body())
                .as("the end is exclusive")
                .hasSize(2);
        assertThat(client.get("/transactionlines?dateFrom=2026-03-11&dateTo=2026-03-12")
                        .body())
                .isEmpty();
        assertThat(client.get(MARCH + "&transactionId=" + first).body()).hasSize(2);
        assertThat(client.get(MARCH + "&accountNumber=2400").body()).hasSize(1);
        assertThat(client.get(MARCH + "&accountId=1000003").body()).hasSize(2);
        assertThat(client.get(MARCH + "&invoiceNumber=1").body()).isEmpty();
        assertThat(client.get(MARCH + "&customerId=1").body()).isEmpty();
        assertThat(client.get(MARCH + "&modifiedFrom=2026-03-15T10:20:30Z").body())
                .hasSize(4);
        assertThat(client.get(MARCH + "&createdAfter=2026-03-15T11:20:31%2B01:00")
                        .body())
                .isEmpty();
        assertThat(client.get(MARCH + "&unknown=1").body()).hasSize(4);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dateFrom=2026-03-01",
                "dateTo=2026-03-01",
                "dateFrom=x&dateTo=2026-03-01",
                "dateFrom=2026-03-01&dateTo=2026-04-01&accountNumber=x",
                "dateFrom=2026-03-01&dateTo=2026-04-01&transactionId=1-1-1-1-1",
                "dateFrom=2026-03-01&dateTo=2026-04-01&includeDimensions=1",
                "dateFrom=2026-03-01&dateTo=2026-04-01&modifiedFrom=now",
                "dateFrom=2026-03-01&dateTo=2026-04-01&page=0"
            })
    void refusesAQueryThatItCannotRead(String query) throws Exception {
        assertThat(client.get("/transactionlines?" + query).status()).isEqualTo(400);
    }

    @Test
    void survivesExtremeNumbers() throws Exception {
        assertThat(client.get(MARCH + "&transactionNumber=1e-999999999").body()).isEmpty();
        assertThat(client.get(MARCH + "&transactionNumber=1e999999999").body()).isEmpty();
        assertThat(client.get("/transactionlines?dateFrom=-999999999-01-01&dateTo=%2B999999999-12-31")
                        .body())
                .isEmpty();
        assertThat(client.get("/accountbalances?dateFrom=-999999999-01-01&dateTo=%2B999999999-12-31")
                        .body())
                .isEmpty();
        assertThat(post(voucher(line(1920, "1e999999999", 0), line(1900, "-1e999999999", 0)))
                        .status())
                .isEqualTo(400);
        assertThat(post(voucher(line(1920, "1e-999999999", 0), line(1900, "-1e-999999999", 0)))
                        .status())
                .isEqualTo(400);
        assertThat(client.get(MARCH).body()).isEmpty();
    }

    @Test
    void refusesVouchersThatBreakARule() throws Exception {
        assertRefused(voucher(line(1920, "1", 0), line(1900, "-1.01", 0)), "add up");
        assertRefused(voucher(line(1921, "1", 0), line(1900, "-1", 0)), "account");
        assertRefused(voucher(line(6800, "1", 8), line(1900, "-1", 0)), "tax code with the number 8");
        assertRefused(voucher(line(1920, "1", 0), line(1900, "-1", 0)).put("date", "2024-12-31"), "fiscal period");
        assertRefused(voucher(line(1920, "1", 0), line(1900, "-1", 0)).put("date", "2027-01-01"), "fiscal period");
        assertRefused(
                voucher(line(1920, "1", 0).put("date", "2026-03-09"), line(1900, "-1", 0)), "2026-03-09 add up to 1");
        assertRefused(
                voucher(line(1920, "1", 0), line(1900, "-1", 0)).put("transactionTypeNumber", 4), "transaction type");
        assertRefused(voucher(line(1920, "1", 0), line(1900, "-1", 0)).put("documentId", 41001), "document");
        ObjectNode inactive = voucher(line(1920, "1", 0), line(1900, "-1", 0));
        ((ObjectNode) inactive.at("/lines/0"))
                .putArray("dimensions")
                .addObject()
                .put("dimensionType", 1)
                .put("value", "1000");
        assertRefused(inactive, "dimension");

        assertThat(client.get("/transactionlines?dateFrom=2000-01-01&dateTo=2100-01-01")
                        .body())
                .isEmpty();
    }

    @Test
    void refusesVouchersThatViolateTheSchema() throws Exception {
        ObjectNode good = voucher(line(1920, "1", 0), line(1900, "-1", 0));

        assertInvalid(good.deepCopy().put("transactionTypeNumber", -3), "transactionTypeNumber", "minimum");
        assertInvalid(good.deepCopy().without("date"), "date", "required");
        assertInvalid(good.deepCopy().put("comment", "x".repeat(76)), "comment", "maxLength");
        ObjectNode dimensions = good.deepCopy();
        ArrayNode eleven = ((ObjectNode) dimensions.at("/lines/1")).putArray("dimensions");
        for (int i = 0; i < 11; i++) {
            eleven.addObject().put("dimensionType", 1).put("value", "1001");
        }
        assertInvalid(dimensions, "lines[1].dimensions", "maxItems");
        ObjectNode type = good.deepCopy();
        ((ObjectNode) type.at("/lines/0"))
                .putArray("dimensions")
                .addObject()
                .put("type", 1)
                .put("value", "1001");
        assertInvalid(type, "lines[0].dimensions[0].dimensionType", "required");
        ObjectNode tax = good.deepCopy();
        ((ObjectNode) tax.at("/lines/0")).remove("tax");
        assertInvalid(tax, "lines[0].tax", "required");
    }

    @Test
    void acceptsAtMostAThousandLines() throws Exception {
        ObjectNode voucher = voucher();
        ArrayNode lines = (ArrayNode) voucher.get("lines");
        for (int i = 0; i < 500; i++) {
            lines.add(line(1920, "1", 0)).add(line(1900, "-1", 0));
        }
        assertThat(post(voucher).status()).isEqualTo(201);

        lines.add(line(1920, "0", 0));
        assertInvalid(voucher, "lines", "maxItems");
        assertThat(client.get(MARCH + "&limit=1000").body()).hasSize(500);
        assertThat(client.get(MARCH).body()).hasSize(50);
    }

    @Test
    void balancesPeriodsIncomingAmountsAndTheOtherForm() throws Exception {
        post(voucher(line(1920, "100", 0), line(1900, "-100", 0)).put("date", "2025-12-31"));
        ObjectNode later = voucher(
                line(1920, "10", 0).put("periodDate", "2026-02-01"),
                line(1900, "-10", 0).put("periodDate", "2026-02-01"));
        post(later);
        String bank = "/accountbalances/1000003?dateFrom=2026-01-01&dateTo=2026-03-31";

        assertThat(client.get(bank).body().findValuesAsText("closing")).containsExactly("0", "0", "10");
        assertThat(client.get(bank + "&keepIncoming=true").body().findValuesAsText("opening"))
                .containsExactly("100", "100", "100");
        assertThat(client.get(bank + "&type=Period").body().findValuesAsText("closing"))
                .containsExactly("0", "10", "10");
        assertThat(client.get(bank + "&periods=2026-03-01Z,2026-02-01").body().findValuesAsText("date"))
                .containsExactly("2026-02-01", "2026-03-01");
        assertThat(client.get(bank + "&type=Month").status()).isEqualTo(400);
        assertThat(client.get(bank + "&periods=March").status()).isEqualTo(400);
        assertThat(client.get(bank + "&periods=2026-13-01").status()).isEqualTo(400);
        assertThat(client.get("/accountbalances?dateFrom=2026-01-01").status()).isEqualTo(400);
        assertThat(client.get("/accountbalances/1?dateFrom=2026-01-01&dateTo=2026-03-31")
                        .status())
                .isEqualTo(404);

        Client.Response hal = client.get(bank, "Accept", "application/hal");
        assertThat(hal.headers().firstValue("Content-Type")).hasValue("application/hal");
        assertThat(hal.body().fieldNames())
                .toIterable()
                .containsExactly("_embedded", "beginningAt", "endingAt", "fiscals");
        assertThat(hal.body().at("/_embedded/records"))
                .isEqualTo(client.get(bank).body());
        assertThat(hal.body().path("fiscals"))
                .isEqualTo(json("[{'startingDate':'2026-01-01','endingAt':'2026-12-31'}]"));
    }

    private void assertRefused(ObjectNode voucher, String message) throws Exception {
        Client.Response response = post(voucher);
        assertThat(response.status()).isEqualTo(400);
        assertThat(response.body().at("/error/message").asText()).contains(message);
        assertThat(response.body().path("trackingId").asText()).isNotEmpty();
    }

    private void assertInvalid(ObjectNode voucher, String path, String keyword) throws Exception {
        Client.Response response = post(voucher);
        assertThat(response.status()).isEqualTo(400);
        assertThat(response.body().at("/error/payload/validationErrors/0"))
                .isEqualTo(Client.JSON.createObjectNode().put("path", path).put("keyword", keyword));
    }

    private Client.Response post(ObjectNode voucher) throws Exception {
        return client.post("/transactions", voucher.toString());
    }

    private static ObjectNode voucher(ObjectNode... lines) {
        ObjectNode voucher =
                Client.JSON.createObjectNode().put("transactionTypeNumber", 9).put("date", "2026-03-10");
        voucher.putArray("lines").addAll(List.of(lines));
        return voucher;
    }

    private static ObjectNode line(int account, String amount, int code) {
        ObjectNode line = Client.JSON.createObjectNode().put("accountNumber", account);
        line.putRawValue("amount", new RawValue(amount));
        line.putObject("tax").put("number", code);
        return line;
    }

    private static List<String> amounts(JsonNode lines) {
        return StreamSupport.stream(lines.spliterator(), false)
                .map(line -> line.at("/account/number").asText() + " "
                        + line.path("amount").asText())
                .toList();
    }

    private static JsonNode json(String text) throws Exception {
        return Client.JSON.readTree(text.replace('\'', '"'));
    }
}
