/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.sandbox.reference;

import io.github.camel24sevenoffice.sandbox.data.Failure;
import io.github.camel24sevenoffice.sandbox.data.Operation;
import io.github.camel24sevenoffice.sandbox.data.Request;
import io.github.camel24sevenoffice.sandbox.http.Response;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The chart of accounts, the same for all organizations: an excerpt of the numbers that are usual in Norway (NS 4102). */
public final class Accounts {

    public static final List<Operation> OPERATIONS = List.of(
            Operation.of("GET", "/accounts", "api.accounting.account:read", (organization, request) -> list(request)),
            Operation.of(
                    "GET", "/accounts/{id}", "api.accounting.account:read", (organization, request) -> read(request)));

    /** The account for the VAT that the server computes for a voucher. */
    public static final int VAT = 2700;

    private static final List<Account> ALL = List.of(
            new Account(1000001, 1500, "Accounts receivable", 0),
            new Account(1000002, 1900, "Cash", 0),
            new Account(1000003, 1920, "Bank account", 0),
            new Account(1000004, 2050, "Equity", 0),
            new Account(1000005, 2400, "Accounts payable", 0),
            new Account(1000006, 2600, "Withheld payroll tax", 0),
            new Account(1000007, VAT, "VAT", 0),
            new Account(1000008, 3000, "Sales, standard rate", 3),
            new Account(1000017, 3020, "Sale of services", 3),
            new Account(1000009, 3100, "Sales, exempt from VAT", 8),
            new Account(1000010, 3150, "Sales abroad", 13),
            new Account(1000018, 3900, "Invoice fees", 3),
            new Account(1000019, 3910, "Freight charged", 3),
            new Account(1000011, 4300, "Purchase of goods for resale", 1),
            new Account(1000012, 5000, "Salaries", 0),
            new Account(1000013, 6300, "Rent", 0),
            new Account(1000014, 6800, "Office supplies", 1),
            new Account(1000015, 7140, "Travel", 10),
            new Account(1000016, 7770, "Bank charges", 0));

    private static final Map<Long, Account> BY_NUMBER =
            ALL.stream().collect(Collectors.toUnmodifiableMap(account -> (long) account.number(), Function.identity()));

    private Accounts() {}

    public static Optional<Account> byNumber(long number) {
        return Optional.ofNullable(BY_NUMBER.get(number));
    }

    /** What other resources say of an account of the chart. */
    static Reference reference(int number) {
        return new Reference(byNumber(number).orElseThrow().id());
    }

    public static Account byId(long id) {
        return ALL.stream()
                .filter(account -> account.id() == id)
                .findFirst()
                .orElseThrow(() -> Failure.notFound("account"));
    }

    private static Response read(Request request) {
        return Response.ok(byId(request.id("id")));
    }

    private static Response list(Request request) {
        String[] words = request.parameter("query")
                .orElse("")
                .toLowerCase(Locale.ROOT)
                .strip()
                .split("\\s+");
        return Response.ok(ALL.stream()
                // of several words each has to be there: the contract leaves it open
                .filter(account -> Arrays.stream(words).allMatch(account::mentions))
                .toList());
    }

    /** An account by its id, which is not its number. */
    record Reference(int id) {}

    /** An account as the contract has it. */
    public record Account(int id, int number, String name, int taxId) {

        private boolean mentions(String word) {
            return name.toLowerCase(Locale.ROOT).contains(word)
                    || String.valueOf(number).contains(word);
        }
    }
}
