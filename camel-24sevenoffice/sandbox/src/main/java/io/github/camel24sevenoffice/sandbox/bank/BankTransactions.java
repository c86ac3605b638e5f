/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.sandbox.bank;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camel24sevenoffice.sandbox.data.Failure;
import io.github.camel24sevenoffice.sandbox.data.Operation;
import io.github.camel24sevenoffice.sandbox.data.Organization;
import io.github.camel24sevenoffice.sandbox.data.Request;
import io.github.camel24sevenoffice.sandbox.data.Shape;
import io.github.camel24sevenoffice.sandbox.data.Source;
import io.github.camel24sevenoffice.sandbox.data.Table;
import io.github.camel24sevenoffice.sandbox.data.Timestamp;
import io.github.camel24sevenoffice.sandbox.http.Response;
import java.time.LocalDate;
import java.time.Period;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The bank transactions of one organization. Limits are the contract's. A transaction is closed when a balance of its day
 * or a later one is posted for its account: our reading of the bank reconciliation, which no operation of the API does.
 */
public final class BankTransactions {

    public static final List<Operation> OPERATIONS = List.of(
            Operation.of(
                    "GET",
                    "/banktransactions",
                    "api.bank.transaction:read",
                    (organization, request) -> BankTransactions.of(organization).list(request)),
            Operation.of(
                    "POST",
                    "/banktransactions",
                    "api.bank.transaction:write",
                    (organization, request) -> BankTransactions.of(organization).create(request)),
            Operation.of(
                    "GET",
                    "/banktransactions/{bankTransactionReference}",
                    "api.bank.transaction:read",
                    (organization, request) -> BankTransactions.of(organization).read(request)));

    private static final int DEFAULT_LIMIT = 25;
    private static final int MAXIMUM_LIMIT = 100;
    private static final int MAXIMUM_PAGE = 1000;
    private static final int MAXIMUM_MONTHS = 24;

    private static final Shape AMOUNT = Shape.object()
            .required("value", BankTransactions::positive)
            .required("currency", Shape.object(BankAccounts.CURRENCY));
    private static final Shape SIDE =
            Shape.object().nullable("number", Shape.text()).nullable("type", Shape.oneOf("bban", "iban"));
    private static final Shape CODE = Shape.object()
            .nullable("domainCode", Shape.text())
            .nullable("familyCode", Shape.text())
            .nullable("subFamilyCode", Shape.text());
    private static final Shape REFERENCE = Shape.object()
            .required("type", Shape.oneOf("text", "ocr", "invoiceRef"))
            .required("value", Shape.text(1000));
    private static final Shape SHAPE = Shape.object()
            .required("bankTransactionReference", Shape.text(10, 130))
            .required("type", Shape.oneOf("inbound", "outbound"))
            .required("bankAccount", Shape.object(Shape.object().required("id", Shape.text())))
            .required("paymentReference", Shape.object(REFERENCE))
            .required("amount", Shape.object(AMOUNT))
            .required("date", Shape.date())
            .optional("fromBankAccount", Shape.object(SIDE))
            .optional("toBankAccount", Shape.object(SIDE))
            .optional("bankTransactionCode", Shape.object(CODE));

    private final Table<String> rows;
    private final Organization organization;

    private BankTransactions(Organization organization) {
        this.organization = organization;
        this.rows = new Table<>(organization, "banktransactions", "bank transaction");
    }

    /**
     * @param organization an organization
     * @return its bank transactions
     */
    public static BankTransactions of(Organization organization) {
        return organization.module(BankTransactions.class, BankTransactions::new);
    }

    /** All transactions, to be read only. */
    public List<ObjectNode> all() {
        return rows.all();
    }

    /** Closes what is open on an account up to a day. */
    void close(String account, LocalDate day) {
        rows.all().stream()
                .filter(row -> row.at("/bankAccount/id").textValue().equals(account))
                .filter(row -> row.path("status").textValue().equals("created"))
                .filter(row -> !date(row).isAfter(day))
                .forEach(row -> rows.put(
                        row.path("bankTransactionReference").textValue(),
                        row.deepCopy().put("status", "closed").put("modifiedAt", now())));
    }

    /** Without {@code bankAccountId}, which the contract does not require, those of all accounts; oldest date first. */
    @SuppressWarnings("JavaPeriodGetDays") // the days beyond the whole months
    private Response list(Request request) {
        LocalDate from = request.requiredDate("dateFrom");
        LocalDate to = request.requiredDate("dateTo");
        // adding months to a date could lead out of the range of dates
        Period span = Period.between(from, to);
        if (span.toTotalMonths() > MAXIMUM_MONTHS || (span.toTotalMonths() == MAXIMUM_MONTHS && span.getDays() > 0)) {
            throw Failure.badRequest("From dateFrom to dateTo are more than two years");
        }
        Optional<String> account = request.uuid("bankAccountId").map(UUID::toString);
        List<ObjectNode> found = rows.all().stream()
                .filter(row -> !date(row).isBefore(from) && !date(row).isAfter(to))
                .filter(row -> account.isEmpty()
                        || row.at("/bankAccount/id").textValue().equals(account.get()))
                .sorted(Comparator.comparing(BankTransactions::date))
                .toList();
        return organization.paging().byNumber(request, Source.of(found), DEFAULT_LIMIT, MAXIMUM_LIMIT, MAXIMUM_PAGE);
    }

    private Response create(Request request) {
        ObjectNode transaction = SHAPE.create(request.object());
        ObjectNode account = BankAccounts.of(organization)
                .find(transaction.at("/bankAccount/id").textValue())
                .orElseThrow(() -> Failure.badRequest("There is no bank account with this id"));
        String reference = transaction.path("bankTransactionReference").textValue();
        if (rows.contains(reference)) {
            throw new Failure(Response.error(
                    organization.settings().duplicateReferenceStatus(),
                    "DuplicateReference",
                    "There is a bank transaction with this reference"));
        }
        boolean inbound = transaction.path("type").textValue().equals("inbound");
        String own = inbound ? "toBankAccount" : "fromBankAccount";
        String other = inbound ? "fromBankAccount" : "toBankAccount";
        transaction.putObject(own).setAll(account.deepCopy().retain("number", "type"));
        if (transaction.has(other) && !transaction.path(other).has("type")) {
            transaction.withObject("/" + other).put("type", "bban");
        }
        String now = now();
        transaction.put("status", "created").put("createdAt", now).put("modifiedAt", now);
        return Response.created(rows.put(reference, transaction));
    }

    private Response read(Request request) {
        // a bank's reference may have slashes, which the server leaves encoded
        String reference = request.text("bankTransactionReference");
        return Response.ok(rows.find(reference).orElseGet(() -> rows.get(reference.replaceAll("(?i)%2f", "/"))));
    }

    private String now() {
        return Timestamp.MILLIS.text(organization.clock().instant());
    }

    private static LocalDate date(ObjectNode row) {
        return LocalDate.parse(row.path("date").textValue());
    }

    private static JsonNode positive(JsonNode value, String path) {
        Shape.number().apply(value, path);
        if (value.decimalValue().signum() <= 0) {
            throw Failure.invalid(path, "exclusiveMinimum");
        }
        return value;
    }
}
