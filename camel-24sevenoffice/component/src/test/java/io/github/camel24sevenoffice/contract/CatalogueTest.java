/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CatalogueTest {

    private final Catalogue catalogue = Catalogue.get();

    @Test
    void holdsTheWholeApi() {
        assertThat(catalogue.operations()).hasSize(78);
        Set<String> scopes = catalogue.operations().stream()
                .flatMap(operation -> operation.scopes().stream())
                .collect(Collectors.toSet());
        assertThat(scopes).hasSize(40).allMatch(scope -> scope.matches("api\\.[a-z.]+:(read|write|delete)"));
    }

    @Test
    void noNameHasTwoMeaningsInOneOperation() {
        assertThat(catalogue.operations())
                .allSatisfy(operation -> assertThat(operation.queryParameters().keySet())
                        .noneMatch(operation.pathParameters()::containsKey));
    }

    @ParameterizedTest
    @CsvSource({
        "/taxes, , GET /taxes",
        "/taxes/3, GET, GET /taxes/{id}",
        "/customers/{who}/bankaccounts, POST, POST /customers/{customerId}/bankaccounts",
        "/fileUpload, , POST /fileUpload",
        "/transactions, , POST /transactions",
        "/bankaccounts/abc/balances, , POST /bankaccounts/{id}/balances",
        "/salesorders/{id}/lines, , GET /salesorders/{id}/lines",
    })
    void findsByPathAndMethod(String path, String method, String expected) {
        assertThat(catalogue.resolve(path, method)).hasToString(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /salesOrders        | GET    | The API has no path /salesOrders; the nearest are /salesorders
            /transactionline    | GET    | the nearest are /transactionlines
            /customers/1/bankacount | GET    | /customers/{customerId}/bankaccounts
            /invoices/completely/unlike/it | GET | paths start with accountbalances, accounts, currencies
            /taxes              | DELETE | DELETE is not offered on /taxes; it offers GET
            /customers/42       | PUT    | PUT is not offered on /customers/{customerId}; it offers GET, PATCH, DELETE
            /products/1/dimensions/2 |   | /products/{id}/dimensions/{dimensionId} offers PUT, DELETE; set the option method
            """)
    void suggestsWhatExists(String path, String method, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> catalogue.resolve(path, method))
                .withMessageContaining(message);
    }

    @Test
    void namesUnknownAndMissingParameters() {
        Operation lines = catalogue.resolve("/transactionlines", "GET");
        lines.checkQueryNames(List.of("dateFrom", "dateTo", "limit"), List.of());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> lines.checkQueryNames(List.of("dateFrom", "dateTo", "modifedFrom"), List.of()))
                .withMessageContaining("modifedFrom is unknown to GET /transactionlines. Did you mean modifiedFrom")
                .withMessageContaining("unfiltered");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> lines.checkQueryNames(List.of("limit"), List.of()))
                .withMessageContaining("GET /transactionlines needs the query parameters dateFrom and dateTo");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> catalogue.resolve("/taxes", "GET").checkQueryNames(List.of("name"), List.of()))
                .withMessageContaining("It has none.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> catalogue.resolve("/bankaccounts", "GET").checkQueryNames(List.of("iban"), List.of()))
                .withMessageContaining("It has before.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /transactionlines | dateFrom        | yesterday            | a date such as 2026-01-31
            /transactionlines | modifiedFrom    | 2026-01-01           | a date and time with offset
            /transactionlines | accountNumber   | 19.20                | an integer
            /transactionlines | includeDimensions | yes                | true or false
            /transactionlines | transactionId   | 17                   | a UUID
            /salesorders      | status          | Invoiced             | one of Draft, Web, Proposal, Confirmed, Invoice
            /customers        | sortBy          | name                 | a text that matches
            /customers        | modifiedFrom    | last week            | a date or a date and time
            /banktransactions | limit           | 101                  | an integer, at most 100
            /banktransactions | page            | 0                    | an integer, at least 1
            /accountbalances  | periods         | 2026-01-01;2026-02-01 | a text that matches
            /me/licenses      | personId        | 2147483648           | an integer of 32 bits
            """)
    void namesWrongValues(String path, String name, String value, String expected) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> catalogue.resolve(path, "GET").checkQueryValue(name, value, true))
                .withMessageContaining("The query parameter " + name)
                .withMessageContaining(expected)
                .withMessageContaining("\"" + value + "\"");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /transactionlines | dateFrom        | 2026-01-31
            /transactionlines | modifiedFrom    | 2026-01-01T00:00:00+01:00
            /transactionlines | modifiedFrom    | 2026-01-01T00:00:00.123Z
            /transactionlines | transactionNumber | 12
            /transactionlines | transactionId   | 123e4567-e89b-12d3-a456-426614174000
            /salesorders      | status          | AdvanceInvoice
            /customers        | sortBy          | modifiedAt:asc
            /customers        | modifiedFrom    | 2026-01-01
            /customers        | modifiedFrom    | 2026-01-01T00:00:00
            /customers        | modifiedFrom    | 2026-01-01T00:00:00Z
            /accountbalances  | periods         | 2026-01-01,2026-02-01Z
            /pricelists/1/prices | productIds   | 1..10,20,42
            /me/licenses      | organizationId  | 100000000000001
            """)
    void acceptsTheValuesThatTheApiAccepts(String path, String name, String value) {
        catalogue.resolve(path, "GET").checkQueryValue(name, value, true);
    }

    @Test
    void doesNotRepeatTheValueOfAPathParameter() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> catalogue.resolve("/customers/{id}", "GET").checkPathValue("customerId", "Ola Nordmann"))
                .withMessage(
                        "The path parameter {customerId} of GET /customers/{customerId} must be an integer of 32 bits");
    }
}
