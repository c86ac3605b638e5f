/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.sandbox.bank;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camel24sevenoffice.sandbox.data.Failure;
import io.github.camel24sevenoffice.sandbox.data.Operation;
import io.github.camel24sevenoffice.sandbox.data.Organization;
import io.github.camel24sevenoffice.sandbox.data.Request;
import io.github.camel24sevenoffice.sandbox.data.Sequence;
import io.github.camel24sevenoffice.sandbox.data.Shape;
import io.github.camel24sevenoffice.sandbox.data.Table;
import io.github.camel24sevenoffice.sandbox.data.Timestamp;
import io.github.camel24sevenoffice.sandbox.http.Json;
import io.github.camel24sevenoffice.sandbox.http.Response;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** The bank accounts of one organization with their balances. It starts with none. */
public final class BankAccounts {

    public static final List<Operation> OPERATIONS = List.of(
            Operation.of("GET", "/bankaccounts", "api.bank.account:read", (organization, request) -> BankAccounts.of(
                            organization)
                    .list(request)),
            Operation.of("POST", "/bankaccounts", "api.bank.account:write", (organization, request) -> BankAccounts.of(
                            organization)
                    .create(request)),
            Operation.of(
                    "GET", "/bankaccounts/{id}", "api.bank.account:read", (organization, request) -> BankAccounts.of(
                                    organization)
                            .read(request)),
            Operation.of(
                    "POST",
                    "/bankaccounts/{id}/balances",
                    "api.bank.account:write",
                    (organization, request) -> BankAccounts.of(organization).addBalance(request)));

    static final Shape CURRENCY = Shape.object().required("code", Shape.text());

    private static final Shape NUMBER =
            Shape.object().required("number", Shape.integer(Integer.MIN_VALUE, Integer.MAX_VALUE));
    private static final Shape CONTACT =
            Shape.object().required("name", Shape.text()).required("email", BankAccounts::email);
    private static final Shape OWNER = Shape.object()
            .required("name", Shape.text())
            .required("organizationNumber", Shape.text())
            .required("contact", Shape.object(CONTACT));
    private static final Shape ACCOUNT = Shape.object()
            .required("number", Shape.text())
            .required("bic", Shape.text())
            .required("type", Shape.oneOf("bban", "iban"))
            .required("name", Shape.text())
            .required("owner", Shape.object(OWNER))
            .optional("transactionType", Shape.object(NUMBER))
            .optional("ledgerAccount", Shape.object(NUMBER));
    private static final Shape BALANCE = Shape.object()
            .required("amount", Shape.number())
            .required("timestamp", BankAccounts::dateTime)
            .required("currency", Shape.object(CURRENCY));

    private final Table<String> rows;
    private final Map<String, NavigableMap<Instant, ObjectNode>> balances = new ConcurrentHashMap<>();
    private final Sequence numbers = new Sequence(0);
    private final Organization organization;

    private BankAccounts(Organization organization) {
        this.organization = organization;
        this.rows = new Table<>(organization, "bankaccounts", "bank account");
    }

    /**
     * @param organization an organization
     * @return its bank accounts
     */
    public static BankAccounts of(Organization organization) {
        return organization.module(BankAccounts.class, BankAccounts::new);
    }

    Optional<ObjectNode> find(String id) {
        return rows.find(id);
    }

    /** All accounts with their last balances. */
    public List<ObjectNode> all() {
        return rows.all().stream()
                .map(account -> withBalance(account.deepCopy(), Instant.MAX))
                .toList();
    }

    private Response list(Request request) {
        Instant before = before(request);
        return Response.ok(rows.all().stream()
                .map(account -> withBalance(account.deepCopy(), before))
                .toList());
    }

    private Response create(Request request) {
        ObjectNode given = ACCOUNT.create(request.object());
        String id = nextId();
        String now = Timestamp.MILLIS.text(organization.clock().instant());
        ObjectNode account = Json.merge(Json.MAPPER.createObjectNode().put("id", id), given)
                .put("createdAt", now)
                .put("modifiedAt", now);
        balances.put(id, new ConcurrentSkipListMap<>());
        return Response.created(rows.put(id, account));
    }

    private Response read(Request request) {
        Instant before = before(request);
        return Response.ok(withBalance(rows.get(request.text("id")), before));
    }

    /** A balance does not change {@code modifiedAt} of its account, as the contract says. */
    private Response addBalance(Request request) {
        String account = request.text("id");
        rows.get(account);
        ObjectNode balance = BALANCE.create(request.object());
        Instant time =
                OffsetDateTime.parse(balance.path("timestamp").textValue()).toInstant();
        balance.put("timestamp", Timestamp.MILLIS.text(time));
        balances.get(account).put(time, balance.deepCopy());
        BankTransactions.of(organization).close(account, LocalDate.ofInstant(time, ZoneOffset.UTC));
        return Response.created(balance);
    }

    /**
     * The end of the balances that count: the beginning of the day of {@code before}, as the last balance before it is
     * wanted. Today when it is missing, so that a balance of today is seen tomorrow: that is what the contract says, and
     * days of UTC are our reading.
     */
    private Instant before(Request request) {
        return request.date("before")
                .orElseGet(() -> LocalDate.ofInstant(organization.clock().instant(), ZoneOffset.UTC))
                .atStartOfDay(ZoneOffset.UTC)
                .toInstant();
    }

    private ObjectNode withBalance(ObjectNode account, Instant before) {
        Map.Entry<Instant, ObjectNode> balance =
                balances.get(account.path("id").textValue()).lowerEntry(before);
        if (balance != null) {
            account.set("balance", balance.getValue());
        }
        return account;
    }

    /** A UUID by its form, but counted up, so that the list is in the order of making. */
    private String nextId() {
        return String.format("%08x-0000-4000-8000-%012d", organization.id().hashCode(), numbers.next());
    }

    private static JsonNode email(JsonNode value, String path) {
        Shape.text().apply(value, path);
        if (!value.textValue().matches("[^@\\s]+@[^@\\s]+")) {
            throw Failure.invalid(path, "format");
        }
        return value;
    }

    private static JsonNode dateTime(JsonNode value, String path) {
        Shape.text().apply(value, path);
        try {
            OffsetDateTime.parse(value.textValue());
        } catch (DateTimeException e) {
            throw Failure.invalid(path, "format");
        }
        return value;
    }
}
