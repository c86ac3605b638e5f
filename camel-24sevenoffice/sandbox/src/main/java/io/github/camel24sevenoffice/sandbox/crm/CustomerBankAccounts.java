/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.sandbox.crm;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camel24sevenoffice.sandbox.data.Failure;
import io.github.camel24sevenoffice.sandbox.data.Operation;
import io.github.camel24sevenoffice.sandbox.data.Organization;
import io.github.camel24sevenoffice.sandbox.data.Request;
import io.github.camel24sevenoffice.sandbox.data.Shape;
import io.github.camel24sevenoffice.sandbox.data.Table;
import io.github.camel24sevenoffice.sandbox.http.Json;
import io.github.camel24sevenoffice.sandbox.http.Response;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The bank accounts of the customers of one organization, by their numbers. Fields and lengths from the contract. */
public final class CustomerBankAccounts {

    private static final String READ = "api.crm.bankdetails:read";
    private static final String WRITE = "api.crm.bankdetails:write";
    private static final String ALL = "/customers/{customerId}/bankaccounts";
    private static final String ONE = ALL + "/{accountNumber}";

    public static final List<Operation> OPERATIONS = List.of(
            Operation.of("GET", ALL, READ, (organization, request) -> CustomerBankAccounts.of(organization)
                    .list(request)),
            Operation.of("POST", ALL, WRITE, (organization, request) -> CustomerBankAccounts.of(organization)
                    .create(request)),
            Operation.of("GET", ONE, READ, (organization, request) -> CustomerBankAccounts.of(organization)
                    .read(request)),
            Operation.of("PATCH", ONE, WRITE, (organization, request) -> CustomerBankAccounts.of(organization)
                    .change(request)));

    private static final String NUMBER = "number";
    private static final String IS_DEFAULT = "isDefault";

    // one schema for POST and PATCH: number, type and isDefault are required in both
    private static final Shape ACCOUNT = Shape.object()
            .required(NUMBER, Shape.pattern("[A-Z0-9-]+", 50))
            .required("type", Shape.oneOf("bban", "iban", "bankgiro", "plusgiro"))
            .required(IS_DEFAULT, Shape.bool())
            .optional("name", Shape.text(50))
            .optional("countryCode", Shape.text(2))
            .optional("address", Shape.text(490))
            .optional("bsc", Shape.pattern("([A-Z]{5}[A-Z0-9]{1,12})?", 50))
            .optional("bic", Shape.pattern("([A-Z]{6}[A-Z0-9]{2,5})?", 20));

    private final Map<Integer, Table<String>> byCustomer = new ConcurrentHashMap<>();
    private final Organization organization;

    private CustomerBankAccounts(Organization organization) {
        this.organization = organization;
    }

    /**
     * @param organization an organization
     * @return its customer bank accounts
     */
    public static CustomerBankAccounts of(Organization organization) {
        return organization.module(CustomerBankAccounts.class, CustomerBankAccounts::new);
    }

    /** Called when the customer is deleted. */
    void forget(int customerId) {
        byCustomer.remove(customerId);
    }

    private Response list(Request request) {
        return Response.ok(accounts(request).all());
    }

    private Response create(Request request) {
        Table<String> accounts = accounts(request);
        ObjectNode account = ACCOUNT.create(request.object());
        refuseTaken(accounts, number(account));
        return Response.created(put(accounts, account));
    }

    private Response read(Request request) {
        return Response.ok(accounts(request).get(request.text("accountNumber")));
    }

    private Response change(Request request) {
        Table<String> accounts = accounts(request);
        String number = request.text("accountNumber");
        ObjectNode account = accounts.get(number);
        Json.merge(account, ACCOUNT.create(request.object()));
        if (!number(account).equals(number)) {
            refuseTaken(accounts, number(account));
            accounts.remove(number);
        }
        return Response.ok(put(accounts, account));
    }

    /** A customer has one default account at most: our reading. */
    private static ObjectNode put(Table<String> accounts, ObjectNode account) {
        if (account.path(IS_DEFAULT).booleanValue()) {
            for (ObjectNode row : accounts.all()) {
                accounts.put(number(row), row.deepCopy().put(IS_DEFAULT, false));
            }
        }
        return accounts.put(number(account), account);
    }

    private static void refuseTaken(Table<String> accounts, String number) {
        if (accounts.contains(number)) {
            throw Failure.badRequest("The customer has an account with this number");
        }
    }

    private static String number(ObjectNode account) {
        return account.path(NUMBER).textValue();
    }

    private Table<String> accounts(Request request) {
        // in these paths the contract says that the id is text, so that every text is one
        String text = request.text("customerId");
        if (!text.matches("\\d{1,9}")
                || Customers.of(organization).find(Integer.parseInt(text)).isEmpty()) {
            throw Failure.notFound("customer");
        }
        return byCustomer.computeIfAbsent(
                Integer.valueOf(text),
                id -> new Table<>(organization, "customers/" + id + "/bankaccounts", "bank account"));
    }
}
