/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/**
 * The sales orders of one organization. Fields, lengths and the rules of invoicing from the contract, with the filter
 * {@code referenceNumber} of version 0.60.1. An order's customer is a copy of the moment; its amounts follow its lines.
 *
 * <p>What is our reading: an invoiced order does not change any more (409), {@code AdvanceInvoice} is a state like Draft,
 * and the people, payment methods and sales types that an order names are not looked up.
 */
final class SalesOrders {

    private static final String READ = "api.invoicing.salesorder:read";
    private static final String WRITE = "api.invoicing.salesorder:write";
    private static final String DELETE = "api.invoicing.salesorder:delete";
    private static final String ONE = "/salesorders/{id}";

    static final List<Operation> OPERATIONS = List.of(
            Operation.of("GET", "/salesorders", READ, (organization, request) -> organization
                    .salesOrders()
                    .list(request)),
            Operation.of("POST", "/salesorders", WRITE, (organization, request) -> organization
                    .salesOrders()
                    .create(request)),
            Operation.of("GET", ONE, READ, (organization, request) -> organization
                    .salesOrders()
                    .read(request)),
            Operation.of("PATCH", ONE, WRITE, (organization, request) -> organization
                    .salesOrders()
                    .change(request)),
            Operation.of("DELETE", ONE, DELETE, (organization, request) -> organization
                    .salesOrders()
                    .delete(request)));

    // neither is published: as for customers
    private static final int DEFAULT_LIMIT = 25;
    private static final int MAXIMUM_LIMIT = 100;

    private static final String CUSTOMER = "customer";
    private static final String DELIVERY_CUSTOMER = "deliveryCustomer";
    private static final String STREET = "street";
    private static final String STATUS = "status";
    private static final String INVOICE = "invoice";
    private static final String INVOICED = "Invoice";
    private static final String PAYMENT_TERMS = "paymentTerms";
    private static final String DUE_DATE = "dueDate";
    private static final String PAYMENT_METHOD = "paymentMethod";
    private static final String ACCRUAL = "accrual";
    private static final String DIMENSIONS = "dimensions";
    private static final String CREATED_AT = "createdAt";
    private static final String MODIFIED_AT = "modifiedAt";

    private static final int PROJECT = 1;
    private static final int DEPARTMENT = 2;

    // Inactive is a status, but none to search for
    private static final List<String> SEARCHABLE =
            List.of("Draft", "Web", "Proposal", "Confirmed", INVOICED, "AdvanceInvoice");

    private static final Shape NEW = fields(Shape.object()
            .required(
                    CUSTOMER,
                    Shape.object(customer(Shape.object()
                            .required("id", Shape.integer(1, Integer.MAX_VALUE))
                            .required("name", Shape.text(200))))));
    private static final Shape CHANGES = fields(Shape.object()
            .optional(
                    CUSTOMER,
                    Shape.object(customer(Shape.object()
                            .optional("id", Shape.integer(1, Integer.MAX_VALUE))
                            .optional("name", Shape.text(200))))));

    private final Table<Integer> rows = new Table<>("sales order");
    private final Sequence ids = new Sequence(5000);
    private final Sequence invoiceNumbers = new Sequence(10_000);
    /** How many reads more an invoiced order hides its number for. */
    private final Map<Integer, Integer> hidden = new ConcurrentHashMap<>();

    private final Organization organization;

    SalesOrders(Organization organization) {
        this.organization = organization;
    }

    boolean isInvoiced(int id) {
        return isInvoiced(rows.get(id));
    }

    /** Ends the operation when there is no such order, or when it is invoiced. */
    void requireOpen(int id) {
        requireOpen(rows.get(id));
    }

    /** Called after the lines of the order were changed. */
    void linesChanged(int id) {
        ObjectNode order = rows.get(id);
        List<ObjectNode> lines = organization.salesOrderLines().of(id);
        BigDecimal net = BigDecimal.ZERO;
        BigDecimal tax = BigDecimal.ZERO;
        for (ObjectNode line : lines) {
            net = net.add(SalesOrderLines.netAmount(line));
            tax = tax.add(SalesOrderLines.taxAmount(line));
        }
        rows.put(id, stamp(amounts(order, net, tax)));
    }

    int count() {
        return rows.size();
    }

    private Response list(Request request) {
        List<ObjectNode> found = rows.all().stream().filter(filter(request)).toList();
        Source page = Source.of(found).map(row -> listRow(row.deepCopy()));
        return organization.paging().byToken(request, page, DEFAULT_LIMIT, MAXIMUM_LIMIT);
    }

    private ObjectNode listRow(ObjectNode order) {
        order.remove(DIMENSIONS);
        return view(order, hidesInvoiceOnce(order));
    }

    private Predicate<ObjectNode> filter(Request request) {
        List<Predicate<ObjectNode>> filters = new ArrayList<>();
        request.date("date").ifPresent(date -> filters.add(row -> date(row).equals(date)));
        request.date("dateFrom").ifPresent(from -> filters.add(row -> !date(row).isBefore(from)));
        // nothing says that the last day is left out
        request.date("dateTo").ifPresent(to -> filters.add(row -> !date(row).isAfter(to)));
        request.parameter(STATUS).ifPresent(status -> {
            if (!SEARCHABLE.contains(status)) {
                throw Failure.invalid(STATUS, "enum");
            }
            filters.add(row -> status.equals(row.path(STATUS).textValue()));
        });
        request.parameter("customerId")
                .ifPresent(id ->
                        filters.add(row -> id.equals(row.at("/customer/id").asText())));
        request.parameter("invoiceNumber")
                .ifPresent(number -> filters.add(row -> !hidden.containsKey(id(row))
                        && number.equals(row.at("/invoice/number").asText())));
        request.parameter("referenceNumber")
                .ifPresent(reference -> filters.add(
                        row -> reference.equals(row.path("referenceNumber").textValue())));
        for (String field : List.of(CREATED_AT, MODIFIED_AT)) {
            String name = field.substring(0, field.length() - "At".length());
            request.instant(name + "From").ifPresent(from -> filters.add(from(field, from)));
            request.instant(name + "To")
                    .ifPresent(to -> filters.add(row -> !time(row, field).isAfter(to)));
        }
        return filters.stream().reduce(row -> true, Predicate::and);
    }

    private Predicate<ObjectNode> from(String field, Instant from) {
        return organization.settings().modifiedFromExclusive()
                ? row -> time(row, field).isAfter(from)
                : row -> !time(row, field).isBefore(from);
    }

    private Response create(Request request) {
        ObjectNode fields = NEW.create(request.object());
        ObjectNode customer = snapshot((ObjectNode) fields.get(CUSTOMER));
        int id = ids.next();
        ObjectNode order = Json.MAPPER.createObjectNode().put("id", id);
        order.set(CUSTOMER, customer);
        order.put(STATUS, "Draft").put("date", today().toString());
        order.putObject("currency").put("code", "NOK").put("rate", 1);
        order.putArray(DIMENSIONS);
        fields.remove(CUSTOMER);
        Json.merge(order, fields);
        clean(order);
        if (isInvoiced(order)) {
            throw noLines();
        }
        amounts(order, BigDecimal.ZERO, BigDecimal.ZERO);
        String now = now();
        // first, so that who finds the order finds its lines
        organization.salesOrderLines().open(id);
        organization.salesOrderAttachments().open(id);
        rows.put(id, order.put(CREATED_AT, now).put(MODIFIED_AT, now));
        return Response.ok(view(order, false));
    }

    private Response read(Request request) {
        ObjectNode order = rows.get(request.id("id"));
        return Response.ok(view(order, hidesInvoiceOnce(order)));
    }

    private Response change(Request request) {
        int id = request.id("id");
        ObjectNode order = rows.get(id);
        requireOpen(order);
        ObjectNode changes = CHANGES.patch(request.object());
        if (changes.has(ACCRUAL)) {
            order.remove(ACCRUAL);
        }
        if (changes.path(INVOICE).has(PAYMENT_TERMS) && order.get(INVOICE) instanceof ObjectNode invoice) {
            // the kinds of terms have different values: they are replaced, not merged
            invoice.remove(PAYMENT_TERMS);
        }
        if (changes.path(CUSTOMER).has("id")) {
            customer(changes.path(CUSTOMER).path("id").intValue());
        }
        Json.merge(order, changes);
        clean(order);
        if (isInvoiced(order)) {
            invoice(order);
            if (organization.settings().invoiceNumberLater()) {
                hidden.put(id, 1);
            }
        }
        rows.put(id, stamp(order));
        return Response.ok(view(order, hidden.containsKey(id)));
    }

    private Response delete(Request request) {
        int id = request.id("id");
        requireOpen(rows.get(id));
        rows.remove(id);
        organization.salesOrderLines().forget(id);
        organization.salesOrderAttachments().forget(id);
        return Response.noContent();
    }

    /** What the request leaves out of the customer is taken from the customer as it is now: our reading. */
    private ObjectNode snapshot(ObjectNode given) {
        ObjectNode customer = customer(given.path("id").intValue());
        ObjectNode copy = Json.MAPPER.createObjectNode();
        copy.set("id", given.get("id"));
        copyText(customer.path("organizationNumber"), copy, "organizationNumber");
        copy.set("name", given.get("name"));
        JsonNode billingEmail = customer.at("/email/billing");
        if (billingEmail.isTextual()) {
            copy.putArray("invoiceEmailAddresses").add(billingEmail);
        }
        JsonNode addresses = customer.path("address");
        for (String kind : List.of("billing", "postal", "visit")) {
            if (addresses.has(kind)) {
                for (String field : List.of(STREET, "postalCode", "postalArea", "countrySubdivision", "countryCode")) {
                    copyText(addresses.path(kind).path(field), copy, field);
                }
                break;
            }
        }
        copy.setAll(given);
        return copy;
    }

    private static void copyText(JsonNode value, ObjectNode target, String field) {
        if (value.isTextual()) {
            target.set(field, value);
        }
    }

    /** That an unknown customer is refused like this is our reading. */
    private ObjectNode customer(int id) {
        return organization.customers().find(id).orElseThrow(() -> Failure.invalid("customer.id", "exists"));
    }

    private void invoice(ObjectNode order) {
        List<ObjectNode> lines = organization.salesOrderLines().of(id(order));
        if (lines.isEmpty()) {
            throw noLines();
        }
        Settings settings = organization.settings();
        if (settings.departmentRequired() && !hasDimension(order, lines, DEPARTMENT)) {
            throw new Failure(Response.businessError("DepartmentMissing", "The order has no department"));
        }
        if (settings.projectRequired() && !hasDimension(order, lines, PROJECT)) {
            throw new Failure(Response.businessError("ProjectMissing", "The order has no project"));
        }
        ObjectNode invoice = order.get(INVOICE) instanceof ObjectNode known ? known : order.putObject(INVOICE);
        int number = invoiceNumbers.next();
        invoice.put("number", number);
        if (!invoice.has("date")) {
            invoice.put("date", today().toString());
        }
        if (!invoice.has(PAYMENT_TERMS)) {
            // the organization's terms, which nothing in the API shows: two weeks, as is usual in Norway
            invoice.putObject(PAYMENT_TERMS).put("type", "NumberOfDays").put("value", 14);
        }
        if (!invoice.has(DUE_DATE)) {
            invoice.put(DUE_DATE, dueDate(invoice).toString());
        }
        invoice.put("remittanceReference", remittanceReference(number));
        invoice.putObject("transaction").put("id", UUID.randomUUID().toString());
    }

    private static Failure noLines() {
        return new Failure(Response.businessError("NoLines", "The order has no lines"));
    }

    /** The order has it, or each of its lines: our reading. */
    private static boolean hasDimension(ObjectNode order, List<ObjectNode> lines, int type) {
        return hasDimension(order, type) || lines.stream().allMatch(line -> hasDimension(line, type));
    }

    private static boolean hasDimension(ObjectNode row, int type) {
        for (JsonNode dimension : row.path(DIMENSIONS)) {
            if (dimension.path("dimensionType").intValue() == type) {
                return true;
            }
        }
        return false;
    }

    private static LocalDate dueDate(ObjectNode invoice) {
        LocalDate date = LocalDate.parse(invoice.path("date").textValue());
        JsonNode terms = invoice.path(PAYMENT_TERMS);
        JsonNode value = terms.path("value");
        return switch (terms.path("type").asText()) {
            case "FixedDate" -> LocalDate.parse(value.textValue());
            case "OutMonthPlusDays" ->
                date.with(TemporalAdjusters.lastDayOfMonth()).plusDays(value.longValue());
            default -> date.plusDays(value.longValue());
        };
    }

    /** A Norwegian KID: the invoice's number in eight digits, with its check digit (mod 10). */
    private static String remittanceReference(int invoiceNumber) {
        String digits = String.format("%08d", invoiceNumber);
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int weighted = Character.digit(digits.charAt(i), 10) * (i % 2 == 0 ? 1 : 2);
            sum += weighted / 10 + weighted % 10;
        }
        return digits + (10 - sum % 10) % 10;
    }

    /** Drops what a request can only take away: an empty accrual, a payment method without an id. */
    private static void clean(ObjectNode order) {
        if (order.path(ACCRUAL).isEmpty()) {
            order.remove(ACCRUAL);
        }
        if (order.path(PAYMENT_METHOD).path("id").isNull()) {
            order.remove(PAYMENT_METHOD);
        }
    }

    /** The order as it is answered. */
    private ObjectNode view(ObjectNode order, boolean hideInvoice) {
        if (!hideInvoice && !organization.settings().streetAsArray()) {
            return order;
        }
        ObjectNode view = order.deepCopy();
        if (hideInvoice && view.get(INVOICE) instanceof ObjectNode invoice) {
            invoice.remove(List.of("number", "remittanceReference", "transaction"));
        }
        if (organization.settings().streetAsArray()) {
            splitStreet(view.path(CUSTOMER));
            splitStreet(view.path(DELIVERY_CUSTOMER));
        }
        return view;
    }

    private static void splitStreet(JsonNode customer) {
        if (customer instanceof ObjectNode address && address.path(STREET).isTextual()) {
            String street = address.path(STREET).textValue();
            ArrayNode lines = address.putArray(STREET);
            street.lines().forEach(lines::add);
        }
    }

    private boolean hidesInvoiceOnce(ObjectNode order) {
        return hidden.computeIfPresent(id(order), (id, left) -> left == 0 ? null : left - 1) != null;
    }

    private static boolean isInvoiced(ObjectNode order) {
        return INVOICED.equals(order.path(STATUS).textValue());
    }

    private static void requireOpen(ObjectNode order) {
        if (isInvoiced(order)) {
            throw Failure.conflict("The order is invoiced");
        }
    }

    private static ObjectNode amounts(ObjectNode order, BigDecimal net, BigDecimal tax) {
        return order.put("grossAmount", net.add(tax)).put("netAmount", net).put("taxAmount", tax);
    }

    private ObjectNode stamp(ObjectNode order) {
        return order.put(MODIFIED_AT, now());
    }

    private String now() {
        return Timestamp.SECONDS.text(organization.clock().instant());
    }

    private LocalDate today() {
        return LocalDate.ofInstant(organization.clock().instant(), ZoneOffset.UTC);
    }

    private static int id(ObjectNode order) {
        return order.path("id").intValue();
    }

    private static LocalDate date(ObjectNode order) {
        return LocalDate.parse(order.path("date").textValue());
    }

    private static Instant time(ObjectNode order, String field) {
        return Timestamp.SECONDS.instant(order.path(field).textValue());
    }

    private static Shape fields(Shape shape) {
        Shape invoice = Shape.object()
                .optional("date", OrderChecks.day())
                .optional(DUE_DATE, OrderChecks.day())
                .optional(
                        "distributionMethod",
                        Shape.oneOf(
                                "",
                                "manualdistribution",
                                "efakturadistribution",
                                "ehfdistribution",
                                "postaldistribution",
                                "printdistribution",
                                "emaildistribution"))
                .optional(PAYMENT_TERMS, OrderChecks.paymentTerms());
        return shape.optional(
                        STATUS,
                        Shape.oneOf("Draft", "Web", "Proposal", "Confirmed", INVOICED, "AdvanceInvoice", "Inactive"))
                .optional("currency", Shape.object(currency()))
                .optional(DELIVERY_CUSTOMER, Shape.object(deliveryCustomer()))
                .optional("deliveryDate", OrderChecks.day())
                .optional(INVOICE, Shape.object(invoice))
                .optional(ACCRUAL, OrderChecks.accrual())
                .optional("date", OrderChecks.day())
                .optional("internalMemo", Shape.text(300))
                .optional("memo", Shape.text())
                .optional(
                        "yourReference",
                        Shape.object(
                                Shape.object().optional("id", Shape.number()).optional("name", Shape.text())))
                .optional("ourReference", Shape.object(Shape.object().optional("id", Shape.number())))
                .optional(PAYMENT_METHOD, OrderChecks.paymentMethod())
                .optional("referenceNumber", Shape.text(50))
                .optional("salesType", Shape.object(Shape.object().optional("id", Shape.integer())))
                .optional(DIMENSIONS, OrderChecks.dimensions());
    }

    private static Shape currency() {
        return Shape.object()
                .optional("code", Shape.pattern("[A-Z]{3}", 3))
                .optional("rate", Shape.number("1e-10", "1000000000"));
    }

    private static Shape customer(Shape shape) {
        // of an address only so much is looked at that none without an @ gets through
        return shape.optional("organizationNumber", Shape.text(20))
                .optional(
                        "invoiceEmailAddresses",
                        Shape.array(0, Integer.MAX_VALUE, Shape.pattern("[^@\\s]+@[^@\\s]+", Integer.MAX_VALUE)))
                .optional("gln", Shape.text(13, 13))
                .optional(STREET, Shape.text(250))
                .optional("postalCode", Shape.text(50))
                .optional("postalArea", Shape.text(50))
                .optional("city", Shape.text(50))
                .optional("countrySubdivision", Shape.text(50))
                .optional("countryCode", Shape.text(2));
    }

    private static Shape deliveryCustomer() {
        return Shape.object()
                .optional("id", Shape.integer())
                .optional("name", Shape.text(250))
                .optional(STREET, Shape.text(250))
                .optional("postalCode", Shape.text(16))
                .optional("postalArea", Shape.text(200))
                .optional("city", Shape.text(50))
                .optional("countrySubdivision", Shape.text(100))
                .optional("countryCode", Shape.text(2));
    }
}
