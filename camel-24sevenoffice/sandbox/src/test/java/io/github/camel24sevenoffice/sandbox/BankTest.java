/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BankTest {

    private static final String YEAR = "dateFrom=2026-01-01&dateTo=2026-12-31";

    private final TestClock clock = new TestClock();
    private final Sandbox sandbox = Sandbox.builder().clock(clock).start();
    private final Client api = new Client(sandbox);

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void makesABankAccountAndReadsItBack() {
        JsonNode account = api.post("/bankaccounts", accountBody("90000000001"))
                .expect(201)
                .body();

        assertThat(account.fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder(
                        "id", "number", "bic", "type", "name", "owner", "ledgerAccount", "createdAt", "modifiedAt");
        assertThat(account.path("createdAt").asText()).isEqualTo("2026-01-01T00:00:00.000Z");
        assertThat(api.get("/bankaccounts/" + account.path("id").asText())
                        .expect(200)
                        .body())
                .isEqualTo(account);
        account("90000000002");
        assertThat(api.get("/bankaccounts").expect(200).column("/number"))
                .containsExactly("90000000001", "90000000002");
        api.get("/bankaccounts/4711").expect(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'type':'bban' | 'type':'giro' | type | enum",
                "'bic':'TESTNOKK', | `` | bic | required",
                "'email':'kari@example.com' | 'email':'kari' | owner.contact.email | format",
                "'number':1920 | 'number':'1920' | ledgerAccount.number | type"
            })
    void refusesABankAccountThatTheContractDoesNotKnow(String part, String other, String path, String keyword) {
        api.post("/bankaccounts", accountBody("90000000001").replace(part, other))
                .expectInvalid(path, keyword);
    }

    @Test
    void showsTheLastBalanceBeforeADay() {
        String path = "/bankaccounts/" + account("90000000001");
        assertThat(api.get(path + "?before=2026-02-01").body().has("balance")).isFalse();

        assertThat(balance(path, "2026-01-10T12:00:00+01:00", "100.50").toString())
                .isEqualTo("{\"amount\":100.50,\"timestamp\":\"2026-01-10T11:00:00.000Z\","
                        + "\"currency\":{\"code\":\"NOK\"}}");
        balance(path, "2026-01-20T00:00:00Z", "200");

        assertThat(api.get(path + "?before=2026-01-10").body().has("balance")).isFalse();
        assertThat(api.get(path + "?before=2026-01-11")
                        .body()
                        .at("/balance/amount")
                        .decimalValue())
                .isEqualByComparingTo("100.50");
        assertThat(api.get(path + "?before=2026-01-20")
                        .body()
                        .at("/balance/amount")
                        .decimalValue())
                .isEqualByComparingTo("100.50");
        assertThat(api.get("/bankaccounts?before=2026-01-21")
                        .body()
                        .at("/0/balance/amount")
                        .intValue())
                .isEqualTo(200);
        // without the parameter it is today
        clock.advance(Duration.ofDays(11));
        Client later = new Client(sandbox);
        assertThat(later.get(path).body().at("/balance/amount").decimalValue()).isEqualByComparingTo("100.50");
        assertThat(later.get(path).body().path("modifiedAt").asText()).isEqualTo("2026-01-01T00:00:00.000Z");
        later.get(path + "?before=yesterday").expectInvalid("before", "format");
        later.post(path + "/balances", "{'amount':1,'timestamp':'2026-01-01','currency':{'code':'NOK'}}")
                .expectInvalid("timestamp", "format");
        later.post("/bankaccounts/4711/balances", "{}").expect(404);
    }

    @Test
    void setsTheOwnSideOfATransaction() {
        String account = account("90000000001");
        String sides = ",'fromBankAccount':{'number':'11112222333'},'toBankAccount':{'number':'99'}";

        JsonNode inbound = post(account, "inbound-0001", "inbound", "2026-01-05", sides)
                .expect(201)
                .body();
        JsonNode outbound = post(account, "outbound-0001", "outbound", "2026-01-05", "")
                .expect(201)
                .body();

        assertThat(inbound.path("toBankAccount").toString())
                .isEqualTo("{\"number\":\"90000000001\",\"type\":\"bban\"}");
        assertThat(inbound.path("fromBankAccount").toString())
                .isEqualTo("{\"number\":\"11112222333\",\"type\":\"bban\"}");
        assertThat(outbound.at("/fromBankAccount/number").asText()).isEqualTo("90000000001");
        assertThat(outbound.has("toBankAccount")).isFalse();
        assertThat(inbound.path("status").asText()).isEqualTo("created");
        assertThat(inbound.path("createdAt").asText()).isEqualTo("2026-01-01T00:00:00.000Z");
        assertThat(api.get("/banktransactions/inbound-0001").expect(200).body()).isEqualTo(inbound);
        api.get("/banktransactions/nothing").expect(404);
    }

    @Test
    void readsATransactionWhoseReferenceHasASlash() {
        post(account("90000000001"), "2026/01/05-0001", "inbound", "2026-01-05", "")
                .expect(201);

        api.get("/banktransactions/2026%2F01%2F05-0001").expect(200);
    }

    @Test
    void takesAReferenceOnlyOnceOverAllAccounts() {
        post(account("90000000001"), "reference-1", "inbound", "2026-01-05", "").expect(201);

        post(account("90000000002"), "reference-1", "outbound", "2026-01-06", "")
                .expect(409);
        assertThat(api.get("/banktransactions/reference-1").body().path("type").asText())
                .isEqualTo("inbound");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'value':1200 | 'value':0 | amount.value | exclusiveMinimum",
                "'value':1200 | 'value':-1.5 | amount.value | exclusiveMinimum",
                "'type':'text' | 'type':'kid' | paymentReference.type | enum",
                "'type':'inbound' | 'type':'in' | type | enum",
                "'reference-1' | 'too-short' | bankTransactionReference | minLength",
                "'2026-01-05' | '2026-02-30' | date | format",
                "'currency':{'code':'NOK'} | 'currency':{} | amount.currency.code | required"
            })
    void refusesATransactionThatTheContractDoesNotKnow(String part, String other, String path, String keyword) {
        String body = transactionBody(account("90000000001"), "reference-1", "inbound", "2026-01-05", "");

        api.post("/banktransactions", body.replace(part, other)).expectInvalid(path, keyword);
    }

    @Test
    void refusesATransactionWithoutAnAccount() {
        post("7f3c", "reference-1", "inbound", "2026-01-05", "").expect(400);
    }

    @Test
    void listsTheTransactionsOfAnAccountAndTimeBothDatesIncluded() {
        String account = account("90000000001");
        post(account, "reference-4", "inbound", "2026-01-04", "");
        post(account, "reference-3", "inbound", "2026-01-05", "");
        post(account, "reference-2", "outbound", "2026-01-07", "");
        post(account, "reference-1", "inbound", "2026-01-08", "");
        post(account("90000000002"), "reference-9", "inbound", "2026-01-06", "");

        assertThat(references("dateFrom=2026-01-05&dateTo=2026-01-07&bankAccountId=" + account))
                .containsExactly("reference-3", "reference-2");
        assertThat(references("dateFrom=2026-01-05&dateTo=2026-01-07"))
                .containsExactly("reference-3", "reference-9", "reference-2");
        assertThat(references("dateFrom=2026-01-07&dateTo=2026-01-05")).isEmpty();
        assertThat(references(YEAR + "&bankAccountId=00000000-0000-4000-8000-000000000000"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "dateTo=2026-01-01|dateFrom|required",
                "dateFrom=2026-01-01|dateTo|required",
                "dateFrom=2026-01-01&dateTo=soon|dateTo|format",
                "dateFrom=2026-01-01&dateTo=2026-01-02&bankAccountId=7|bankAccountId|format",
                "dateFrom=2026-01-01&dateTo=2026-01-02&page=1001|page|maximum"
            })
    void refusesInvalidParameters(String query, String path, String keyword) {
        api.get("/banktransactions?" + query).expectInvalid(path, keyword);
    }

    @Test
    void coversTwoYearsAtMost() {
        api.get("/banktransactions?dateFrom=2024-01-01&dateTo=2026-01-01").expect(200);
        api.get("/banktransactions?dateFrom=2024-01-01&dateTo=2026-01-02").expect(400);
        api.get("/banktransactions?dateFrom=-999999999-01-01&dateTo=%2B999999999-12-31")
                .expect(400);
    }

    @Test
    void cutsTheListIntoPagesThatLinkThemselves() {
        String account = account("90000000001");
        for (int i = 100; i < 126; i++) {
            post(account, "reference-" + i, "inbound", "2026-01-05", "").expect(201);
        }

        Client.Response first = api.get("/banktransactions?" + YEAR);
        assertThat(first.body()).hasSize(25);
        assertThat(first.link("self")).contains(sandbox.apiUrl() + "/banktransactions?" + YEAR + "&page=1");
        assertThat(first.link("next")).contains(sandbox.apiUrl() + "/banktransactions?" + YEAR + "&page=2");
        Client.Response second = api.get("/banktransactions?page=2&" + YEAR);
        assertThat(second.column("/bankTransactionReference")).containsExactly("reference-125");
        assertThat(second.link("next")).isEmpty();
        assertThat(second.link("previous")).isPresent();
    }

    @Test
    void aBalanceClosesTheTransactionsOfItsAccountUpToItsDay() {
        String account = account("90000000001");
        post(account, "reference-1", "inbound", "2026-01-05", "");
        post(account, "reference-2", "inbound", "2026-01-06", "");
        post(account("90000000002"), "reference-3", "inbound", "2026-01-05", "");
        clock.advance(Duration.ofHours(1));

        balance("/bankaccounts/" + account, "2026-01-05T12:00:00Z", "1200");
        post(account, "reference-4", "inbound", "2026-01-04", "");

        assertThat(api.get("/banktransactions?" + YEAR).body())
                .filteredOn(row -> row.path("status").asText().equals("closed"))
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.path("bankTransactionReference").asText()).isEqualTo("reference-1");
                    assertThat(row.path("createdAt").asText()).isEqualTo("2026-01-01T00:00:00.000Z");
                    assertThat(row.path("modifiedAt").asText()).isEqualTo("2026-01-01T01:00:00.000Z");
                });
    }

    private Iterable<String> references(String query) {
        return api.get("/banktransactions?" + query).expect(200).column("/bankTransactionReference");
    }

    private String account(String number) {
        return api.post("/bankaccounts", accountBody(number))
                .expect(201)
                .body()
                .path("id")
                .asText();
    }

    private JsonNode balance(String account, String timestamp, String amount) {
        return api.post(
                        account + "/balances",
                        "{'amount':" + amount + ",'timestamp':'" + timestamp + "','currency':{'code':'NOK'}}")
                .expect(201)
                .body();
    }

    private Client.Response post(String account, String reference, String type, String date, String more) {
        return api.post("/banktransactions", transactionBody(account, reference, type, date, more));
    }

    private static String accountBody(String number) {
        return "{'number':'" + number + "','bic':'TESTNOKK','type':'bban','name':'Drift',"
                + "'owner':{'name':'Sandbox AS','organizationNumber':'999999999',"
                + "'contact':{'name':'Kari Nordmann','email':'kari@example.com'}},'ledgerAccount':{'number':1920}}";
    }

    private static String transactionBody(String account, String reference, String type, String date, String more) {
        return "{'bankTransactionReference':'" + reference + "','type':'" + type + "','bankAccount':{'id':'" + account
                + "'},'paymentReference':{'type':'text','value':'Invoice 7'},"
                + "'amount':{'value':1200,'currency':{'code':'NOK'}},'date':'" + date + "'" + more + "}";
    }
}
