/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.sandbox.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camel24sevenoffice.sandbox.data.Failure;
import io.github.camel24sevenoffice.sandbox.data.Operation;
import io.github.camel24sevenoffice.sandbox.data.Organization;
import io.github.camel24sevenoffice.sandbox.data.Request;
import io.github.camel24sevenoffice.sandbox.data.Shape;
import io.github.camel24sevenoffice.sandbox.data.Timestamp;
import io.github.camel24sevenoffice.sandbox.files.Uploads;
import io.github.camel24sevenoffice.sandbox.http.Json;
import io.github.camel24sevenoffice.sandbox.http.Response;
import io.github.camel24sevenoffice.sandbox.reference.Accounts;
import io.github.camel24sevenoffice.sandbox.reference.Currencies;
import io.github.camel24sevenoffice.sandbox.reference.Taxes;
import io.github.camel24sevenoffice.sandbox.reference.TransactionTypes;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Posts vouchers. Limits and fields are those of the contract, which says nothing of the body of a refusal: a field that is
 * not as the schema says is a ValidationError, as everywhere, and a rule of bookkeeping that is broken a plain Error.
 */
public final class Transactions {

    public static final List<Operation> OPERATIONS = List.of(Operation.of(
            "POST", "/transactions", "api.accounting.transaction:write", (organization, request) -> new Transactions(
                            organization)
                    .post(request)));

    private static final int MAXIMUM_LINES = 1000;
    private static final int MAXIMUM_DIMENSIONS = 10;
    private static final int COMMENT = 75;

    /** No limit of the contract: numbers beyond it are not amounts, and too long to be reckoned with. */
    private static final int MAXIMUM_DECIMALS = 10;

    private static final String MOST = "1000000000000";

    private static final Shape CURRENCY =
            Shape.object().required("code", Shape.pattern("[A-Z]{3}", 3)).required("rate", number("0", "1000000"));

    private static final Shape TAX = Shape.object()
            .required("number", Shape.integer(0, Integer.MAX_VALUE))
            .optional("amount", number("-" + MOST, MOST))
            .optional("baseRate", number("0", "100"))
            .optional("specificationNumber", Shape.integer());

    private static final Shape DIMENSION =
            Shape.object().required("dimensionType", Shape.integer()).required("value", Shape.text());

    private static final Shape INVOICE = Shape.object()
            .optional("number", Shape.text(50))
            .optional("dueDate", Shape.date())
            .optional("remittanceReference", Shape.text(32))
            .optional("bankAccount", Shape.text(50));

    private static final Shape LINE = Shape.object()
            .required("accountNumber", Shape.integer())
            .required("amount", number("-" + MOST, MOST))
            .optional("comment", Shape.text(COMMENT))
            .optional("date", Shape.date())
            .optional("periodDate", Shape.date())
            .optional("currency", Shape.object(CURRENCY))
            .required("tax", Shape.object(TAX))
            .optional("dimensions", Shape.array(0, MAXIMUM_DIMENSIONS, Shape.object(DIMENSION)))
            .optional("invoice", Shape.object(INVOICE));

    private static final Shape VOUCHER = Shape.object()
            .required("transactionTypeNumber", Shape.integer(1, Integer.MAX_VALUE))
            .required("date", Shape.date())
            .optional("comment", Shape.text(COMMENT))
            .optional("documentId", Shape.integer())
            // that a voucher has lines is our reading
            .required("lines", Shape.array(1, MAXIMUM_LINES, Shape.object(LINE)));

    private static final BigDecimal HUNDRED = new BigDecimal(100);

    private final Organization organization;

    private Transactions(Organization organization) {
        this.organization = organization;
    }

    private Response post(Request request) {
        ObjectNode voucher = VOUCHER.create(request.object());
        TransactionTypes.TransactionType type = TransactionTypes.byNumber(
                        voucher.path("transactionTypeNumber").longValue())
                .orElseThrow(() -> Failure.badRequest("There is no transaction type with this number"));
        checkOpen(date(voucher, "date"));
        JsonNode documentId = voucher.path("documentId");
        if (documentId.isNumber() && !Uploads.of(organization).hasDocument(documentId.longValue())) {
            throw Failure.badRequest("There is no uploaded document with the id " + documentId.longValue());
        }
        List<Entry> entries = new ArrayList<>();
        voucher.get("lines").forEach(line -> entries.add(entry(voucher, (ObjectNode) line)));
        checkBalance(entries);

        ArrayNode lines = Json.MAPPER.createArrayNode();
        entries.forEach(entry -> addLines(lines, entry));
        String id = UUID.randomUUID().toString();
        int number = Ledger.of(organization).nextNumber(type);
        String now = Timestamp.SECONDS.text(organization.clock().instant());
        lines.forEach(line -> complete((ObjectNode) line, id, number, type, documentId, now));
        Ledger.of(organization).add(lines);
        return Response.created(Map.of("transactionId", id));
    }

    private Entry entry(ObjectNode voucher, ObjectNode line) {
        Accounts.Account account = Accounts.byNumber(line.path("accountNumber").longValue())
                .orElseThrow(() -> Failure.badRequest("There is no account with the number "
                        + line.path("accountNumber").longValue()));
        Taxes.Tax tax = Taxes.byNumber(line.at("/tax/number").longValue())
                .orElseThrow(() -> Failure.badRequest("There is no tax code with the number "
                        + line.at("/tax/number").longValue()));
        LocalDate date = line.has("date") ? date(line, "date") : date(voucher, "date");
        LocalDate periodDate = line.has("periodDate") ? date(line, "periodDate") : date;
        checkOpen(date);
        checkOpen(periodDate);

        ObjectNode row = Json.MAPPER.createObjectNode();
        row.put("id", "");
        row.putObject("transaction");
        row.putObject("account").put("id", account.id()).put("number", account.number());
        row.putObject("transactionType");
        row.putObject("tax").put("id", tax.id()).put("rate", tax.rate());
        row.put("amount", Ledger.plain(line.path("amount").decimalValue()));
        row.set("currency", currency(line));
        row.put("date", date.toString());
        if (line.has("invoice")) {
            ObjectNode invoice = line.get("invoice").deepCopy();
            // reading does not show it
            invoice.remove("bankAccount");
            row.set("invoice", invoice);
        }
        addDimensions(row, line);
        String comment = line.path("comment").asText(voucher.path("comment").asText(""));
        if (!comment.isEmpty()) {
            row.put("comment", comment);
        }
        row.put("periodDate", periodDate.toString());
        return new Entry(row, tax, (ObjectNode) line.get("tax"));
    }

    private static ObjectNode currency(ObjectNode line) {
        if (!line.has("currency")) {
            return Json.MAPPER.createObjectNode().put("code", Currencies.LOCAL).put("rate", 1);
        }
        String code = line.at("/currency/code").textValue();
        BigDecimal rate = line.at("/currency/rate").decimalValue();
        if (!Currencies.knows(code)) {
            throw Failure.badRequest("There is no currency " + code);
        }
        if (rate.signum() == 0) {
            throw Failure.badRequest("The exchange rate has to be more than 0");
        }
        return Json.MAPPER.createObjectNode().put("code", code).put("rate", Ledger.plain(rate));
    }

    /** A voucher names no customer; that a line's customer is its dimension of that type is our reading. */
    private void addDimensions(ObjectNode row, ObjectNode line) {
        ArrayNode dimensions = row.arrayNode();
        for (JsonNode dimension : line.path("dimensions")) {
            long type = dimension.path("dimensionType").longValue();
            String value = dimension.path("value").textValue();
            Dimensions.Element element = Dimensions.of(organization)
                    .find(type, value)
                    .orElseThrow(() ->
                            Failure.badRequest("There is no active element " + value + " of the dimension " + type));
            Ledger.addDimension(dimensions, element);
            if (type == Dimensions.CUSTOMER) {
                row.putObject("customer").put("id", Integer.parseInt(value));
            }
        }
        row.set("dimensions", dimensions);
    }

    private void checkOpen(LocalDate date) {
        if (!FiscalPeriods.of(organization).isOpen(date)) {
            throw Failure.badRequest("There is no open fiscal period for " + date);
        }
    }

    private static void checkBalance(List<Entry> entries) {
        Map<String, BigDecimal> sums = new TreeMap<>();
        entries.forEach(
                entry -> sums.merge(entry.row.path("date").textValue(), Ledger.base(entry.row), BigDecimal::add));
        sums.forEach((date, sum) -> {
            if (Ledger.rounded(sum).signum() != 0) {
                throw Failure.badRequest("The lines of " + date + " add up to "
                        + Ledger.plain(Ledger.rounded(sum)).toPlainString() + ", not to 0");
            }
        });
    }

    /**
     * The line, and that of its VAT. Where the amount is without VAT, which is then owed and deducted at once, a third one
     * takes it back, as the voucher would not add up to zero otherwise; how the real service does it is unknown.
     */
    private static void addLines(ArrayNode lines, Entry entry) {
        BigDecimal amount = entry.row.path("amount").decimalValue();
        BigDecimal vat = entry.vat(amount);
        lines.add(entry.row);
        if (vat.signum() == 0) {
            return;
        }
        lines.add(entry.vatRow(vat));
        if (entry.isExclusive()) {
            lines.add(entry.vatRow(vat.negate()));
        } else {
            entry.row.put("amount", Ledger.plain(amount.subtract(vat)));
        }
    }

    private static void complete(
            ObjectNode row,
            String transactionId,
            int number,
            TransactionTypes.TransactionType type,
            JsonNode documentId,
            String now) {
        row.put("id", UUID.randomUUID().toString());
        ((ObjectNode) row.get("transaction")).put("id", transactionId).put("number", number);
        ((ObjectNode) row.get("transactionType")).put("id", type.id());
        if (documentId.isNumber()) {
            row.put("documentId", documentId.longValue());
        }
        row.put("createdAt", now).put("modifiedAt", now);
    }

    private static LocalDate date(ObjectNode of, String name) {
        return LocalDate.parse(of.path(name).textValue());
    }

    private static Shape.Check number(String minimum, String maximum) {
        Shape.Check range = Shape.number(minimum, maximum);
        return (value, path) -> {
            range.apply(value, path);
            if (value.decimalValue().scale() > MAXIMUM_DECIMALS) {
                throw Failure.invalid(path, "multipleOf");
            }
            return value;
        };
    }

    /**
     * A line on its way into the ledger.
     *
     * @param wish the tax as the voucher has it
     */
    private record Entry(ObjectNode row, Taxes.Tax tax, ObjectNode wish) {

        /** Codes for VAT that the buyer reports: amounts are without it. */
        private boolean isExclusive() {
            return tax.number() >= 81 && tax.number() <= 89;
        }

        private BigDecimal vat(BigDecimal amount) {
            if (wish.has("amount")) {
                return Ledger.plain(wish.get("amount").decimalValue());
            }
            BigDecimal whole = isExclusive() ? HUNDRED : HUNDRED.add(tax.rate());
            BigDecimal share = wish.has("baseRate") ? wish.get("baseRate").decimalValue() : HUNDRED;
            return Ledger.plain(amount.multiply(tax.rate())
                    .multiply(share)
                    .divide(whole.multiply(HUNDRED), 2, RoundingMode.HALF_UP));
        }

        private ObjectNode vatRow(BigDecimal vat) {
            Accounts.Account account = Accounts.byNumber(Accounts.VAT).orElseThrow();
            ObjectNode copy = row.deepCopy();
            copy.remove("invoice");
            copy.putObject("account").put("id", account.id()).put("number", account.number());
            return copy.put("amount", vat);
        }
    }
}
