/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CustomersTest {

    private final TestClock clock = new TestClock("2026-01-01T00:00:00Z");
    private final Sandbox sandbox = Sandbox.builder().clock(clock).start();
    private final Client client = new Client(sandbox);

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void keepsACompanyWithTheFieldsOfTheContract() {
        Client.Response made = client.post("/customers", """
                {'isCompany': true, 'name': 'Fjord AS', 'organizationNumber': '987654321', 'isSupplier': true,
                 'externalReference': 'F-1', 'email': {'contact': 'post@fjord.example', 'fax': 'none'},
                 'address': {'visit': {'street': 'Kaia 1', 'postalCode': '5003', 'countryCode': 'NO'}},
                 'mobilePhone': null, 'person': {'firstName': 'Kari'}, 'colour': 'blue', 'id': 7}
                """).expect(200);

        assertThat(made.id()).isEqualTo(1001);
        assertThat(made.fields())
                .containsExactlyInAnyOrder(
                        "id",
                        "name",
                        "isCompany",
                        "isSupplier",
                        "organizationNumber",
                        "externalReference",
                        "email",
                        "address",
                        "mobilePhone",
                        "createdAt",
                        "modifiedAt");
        assertThat(made.at("/email").toString()).isEqualTo("{\"contact\":\"post@fjord.example\"}");
        assertThat(client.get("/customers/1001").expect(200).body()).isEqualTo(made.body());
    }

    @Test
    void namesAPersonByFirstAndLastName() {
        Client.Response made = client.post("/customers", """
                {'isCompany': false, 'name': 'Boss', 'organizationNumber': '1', 'person': {'firstName': 'Kari', 'lastName': 'Berg'}}
                """).expect(200);
        assertThat(made.text("/name")).isEqualTo("Kari Berg");
        assertThat(made.fields()).doesNotContain("organizationNumber");

        Client.Response changed = client.patch("/customers/1001", "{'name': 'Boss', 'person': {'lastName': 'Vik'}}")
                .expect(200);
        assertThat(changed.text("/name")).isEqualTo("Kari Vik");
        assertThat(client.patch("/customers/1001", "{'person': {'firstName': null}}")
                        .text("/name"))
                .isEqualTo("Vik");
    }

    @Test
    void mergesAPatchAndClearsWhatIsNull() {
        client.post("/customers", """
                {'isCompany': true, 'name': 'Fjord AS', 'phone': '55 00 00 00',
                 'email': {'contact': 'a@fjord.example', 'billing': 'b@fjord.example'}}
                """).expect(200);
        clock.advance(Duration.ofMinutes(1));

        Client.Response changed = client.patch(
                        "/customers/1001",
                        "{'phone': null, 'email': {'billing': 'c@fjord.example'}, 'isCompany': false}")
                .expect(200);

        assertThat(changed.at("/phone").isNull()).isTrue();
        assertThat(changed.text("/email/contact")).isEqualTo("a@fjord.example");
        assertThat(changed.text("/email/billing")).isEqualTo("c@fjord.example");
        assertThat(changed.at("/isCompany").booleanValue()).isTrue();
        assertThat(changed.text("/createdAt")).isEqualTo("2026-01-01 00:00:00.000Z");
        assertThat(changed.text("/modifiedAt")).isEqualTo("2026-01-01 00:01:00.000Z");
        client.patch("/customers/1001", "{'isSupplier': null}").expectInvalid("isSupplier", "type");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'mobilePhone': '12345678901234567890123456'|mobilePhone|maxLength",
                "'address': {'visit': {'countryCode': 'NOR'}}|address.visit.countryCode|maxLength",
                "'email': 'a@fjord.example'|email|type"
            },
            quoteCharacter = '`')
    void refusesWhatTheContractDoesNotAllow(String field, String path, String keyword) {
        client.post("/customers", "{'isCompany': true, 'name': 'Fjord AS', " + field + "}")
                .expectInvalid(path, keyword);
    }

    @Test
    void deletesACustomerOnce() {
        int id = company("Fjord AS", "");

        client.delete("/customers/" + id).expect(204);
        client.delete("/customers/" + id).expect(404);
        client.get("/customers/" + id).expect(404);
        client.patch("/customers/" + id, "{}").expect(404);
        assertThat(company("Ny AS", "")).as("ids are not used again").isNotEqualTo(id);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "organizationNumber=111|Alfa AS",
                "email=B@fjord.example|Beta AS",
                "email=contact@fjord.example|Alfa AS",
                "externalReference=E-2|Beta AS",
                "isSupplier=true|Beta AS",
                "isCompany=false|Kari Berg",
                "isCompany=true&isSupplier=false|Alfa AS",
                "name=Alfa%20AS|Alfa AS,Beta AS,Kari Berg",
                "sortBy=name:desc|Kari Berg,Beta AS,Alfa AS",
                "sortBy=organizationNumber:asc|Alfa AS,Beta AS,Kari Berg",
                "page=2&limit=2|Kari Berg",
                "page=9223372036854775807|''"
            })
    void filtersAndSorts(String query, String names) {
        company("Alfa AS", "'organizationNumber': '111', 'email': {'contact': 'contact@fjord.example'}");
        company(
                "Beta AS",
                "'organizationNumber': '222', 'email': {'billing': 'b@fjord.example'}, 'isSupplier': true,"
                        + "'externalReference': 'E-2'");
        client.post("/customers", "{'isCompany': false, 'person': {'firstName': 'Kari', 'lastName': 'Berg'}}");

        Client.Response list = client.get("/customers?" + query).expect(200);

        assertThat(String.join(",", list.column("/name"))).isEqualTo(names);
    }

    @ParameterizedTest
    @CsvSource({
        "isCompany=maybe, isCompany, type",
        "sortBy=name, sortBy, pattern",
        "sortBy=phone:asc, sortBy, pattern",
        "modifiedFrom=yesterday, modifiedFrom, format",
        "page=0, page, minimum",
        "limit=ten, limit, type"
    })
    void refusesParametersOfTheWrongType(String query, String path, String keyword) {
        client.get("/customers?" + query).expectInvalid(path, keyword);
    }

    @Test
    void findsChangesAtOrAfterATime() {
        int first = company("Alfa AS", "");
        clock.advance(Duration.ofSeconds(1));
        company("Beta AS", "");
        clock.advance(Duration.ofSeconds(1));
        client.patch("/customers/" + first, "{'phone': '1'}").expect(200);

        assertThat(client.get("/customers?modifiedFrom=2026-01-01T00:00:01Z&sortBy=modifiedAt:asc")
                        .column("/name"))
                .containsExactly("Beta AS", "Alfa AS");
        assertThat(client.get("/customers?modifiedFrom=2026-01-01T00:00:01.001Z")
                        .column("/name"))
                .containsExactly("Alfa AS");
        assertThat(client.get("/customers?createdFrom=2026-01-01T01:00:01%2B01:00")
                        .column("/name"))
                .containsExactly("Beta AS");
    }

    @Test
    void itsLinksLeadThroughAllPages() {
        for (int i = 0; i < 30; i++) {
            company("Nr " + i, "");
        }
        List<String> names = new ArrayList<>();
        for (String url = "/customers?isCompany=true"; url != null; ) {
            Client.Response page = client.get(url).expect(200);
            names.addAll(page.column("/name"));
            url = page.next();
        }

        assertThat(names).hasSize(30).doesNotHaveDuplicates();
        assertThat(client.get("/customers").body()).hasSize(25);
        assertThat(client.get("/customers?limit=1000").body()).hasSize(30);
    }

    @Test
    void keepsTheBankAccountsOfACustomer() {
        String accounts = "/customers/" + company("Fjord AS", "") + "/bankaccounts";
        assertThat(client.get(accounts).expect(200).body()).isEmpty();

        Client.Response made = client.post(
                        accounts, "{'number': '86011117947', 'type': 'bban', 'isDefault': true, 'colour': 'blue'}")
                .expect(201);
        assertThat(made.fields()).containsExactly("number", "type", "isDefault");
        assertThat(client.get(accounts + "/86011117947").expect(200).body()).isEqualTo(made.body());
        client.post(accounts, "{'number': 'NO9386011117947', 'type': 'iban', 'isDefault': true, 'bic': 'DNBANOKK'}")
                .expect(201);

        assertThat(client.get(accounts).column("/isDefault")).containsExactly("false", "true");
        client.patch(accounts + "/86011117947", "{'name': 'Drift'}").expectInvalid("number", "required");
        Client.Response changed = client.patch(
                        accounts + "/86011117947",
                        "{'number': '86011117948', 'type': 'bban', 'isDefault': false, 'name': 'Drift'}")
                .expect(200);
        assertThat(changed.text("/name")).isEqualTo("Drift");
        client.get(accounts + "/86011117947").expect(404);
        assertThat(client.get(accounts).column("/number")).containsExactly("86011117948", "NO9386011117947");
    }

    @Test
    void refusesInvalidBankAccounts() {
        String accounts = "/customers/" + company("Fjord AS", "") + "/bankaccounts";
        String account = "{'number': '86011117947', 'type': 'bban', 'isDefault': true}";
        client.post(accounts, account).expect(201);

        client.post(accounts, account).expect(400);
        client.post(accounts, "{'number': '8601 11 17947', 'type': 'bban', 'isDefault': true}")
                .expectInvalid("number", "pattern");
        client.post(accounts, "{'number': '1', 'type': 'giro', 'isDefault': true}")
                .expectInvalid("type", "enum");
        client.get(accounts + "/1").expect(404);
        client.patch(accounts + "/1", account).expect(404);
        client.get("/customers/4711/bankaccounts").expect(404);
        client.get("/customers/nobody/bankaccounts").expect(404);
        client.post("/customers/4711/bankaccounts", account).expect(404);
    }

    private int company(String name, String more) {
        return client.post(
                        "/customers",
                        "{'isCompany': true, 'name': '" + name + "'" + (more.isEmpty() ? "" : ", " + more) + "}")
                .expect(200)
                .id();
    }
}
