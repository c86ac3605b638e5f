/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.sandbox.sales;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camel24sevenoffice.sandbox.data.Failure;
import io.github.camel24sevenoffice.sandbox.data.Operation;
import io.github.camel24sevenoffice.sandbox.data.Organization;
import io.github.camel24sevenoffice.sandbox.data.Request;
import io.github.camel24sevenoffice.sandbox.data.Sequence;
import io.github.camel24sevenoffice.sandbox.data.Source;
import io.github.camel24sevenoffice.sandbox.data.Table;
import io.github.camel24sevenoffice.sandbox.data.Timestamp;
import io.github.camel24sevenoffice.sandbox.http.Json;
import io.github.camel24sevenoffice.sandbox.http.Response;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The sales orders of one organization. Fields, lengths and the rules of invoicing from the contract, with the filter
 * {@code referenceNumber} of version 0.60.1. An order's customer is a copy; its amounts follow its lines.
 *
 * <p>Our reading: an invoiced order cannot be changed anymore (409), {@code AdvanceInvoice} is a state like Draft,
 * and the people, payment methods and sales types that an order names are not looked up.
 */
public final class SalesOrders {

    private static final String READ = "api.invoicing.salesorder:read";
    private static final String WRITE = "api.invoicing.salesorder:write";
    private static final String DELETE = "api.invoicing.salesorder:delete";
    private static final String ONE = "/salesorders/{id}";

    public static final List<Operation> OPERATIONS = List.of(
            Operation.of("GET", "/salesorders", READ, (organization, request) -> SalesOrders.of(organization)
                    .list(request)),
            Operation.of("POST", "/salesorders", WRITE, (organization, request) -> SalesOrders.of(organization)
                    .create(request)),
            Operation.of("GET", ONE, READ, (organization, request) -> SalesOrders.of(organization)
                    .read(request)),
            Operation.of("PATCH", ONE, WRITE, (organization, request) -> SalesOrders.of(organization)
                    .change(request)),
            Operation.of("DELETE", ONE, DELETE, (organization, request) -> SalesOrders.of(organization)
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
    private static final String PAYMENT_METHOD = "paymentMethod";
    private static final String ACCRUAL = "accrual";
    private static final String DIMENSIONS = "dimensions";
    private static final String CREATED_AT = "createdAt";
    private static final String MODIFIED_AT = "modifiedAt";

    private final Table<Integer> rows;
    private final Sequence ids = new Sequence(5000);
    /** How many more reads do not show the number of an invoiced order. */
    private final Map<Integer, Integer> hidden = new ConcurrentHashMap<>();

    private final Organization organization;
    private final Invoicing invoicing;
    private final OrderCustomer customers;
    private final SalesOrderFilter filter;

    private SalesOrders(Organization organization) {
        this.organization = organization;
        this.rows = new Table<>(organization, "salesorders", "sales order");
        this.invoicing = new Invoicing(organization);
        this.customers = new OrderCustomer(organization);
        this.filter = new SalesOrderFilter(organization.settings(), order -> hidden.containsKey(id(order)));
    }

    /**
     * @param organization an organization
     * @return its sales orders
     */
    public static SalesOrders of(Organization organization) {
        return organization.module(SalesOrders.class, SalesOrders::new);
    }

    boolean isInvoiced(int id) {
        return isInvoiced(rows.get(id));
    }

    /** Fails when there is no such order, or when it is invoiced. */
    void requireOpen(int id) {
        requireOpen(rows.get(id));
    }

    /** Called after the lines of the order were changed. */
    void linesChanged(int id) {
        ObjectNode order = rows.get(id);
        List<ObjectNode> lines = SalesOrderLines.of(organization).of(id);
        BigDecimal net = BigDecimal.ZERO;
        BigDecimal tax = BigDecimal.ZERO;
        for (ObjectNode line : lines) {
            net = net.add(SalesOrderLines.netAmount(line));
            tax = tax.add(SalesOrderLines.taxAmount(line));
        }
        rows.put(id, stamp(amounts(order, net, tax)));
    }

    /** A copy of the order as it is kept, if there is one. */
    public Optional<ObjectNode> find(int id) {
        return rows.find(id);
    }

    /** All orders as they are kept, to be read only. */
    public List<ObjectNode> all() {
        return rows.all();
    }

    private Response list(Request request) {
        List<ObjectNode> found = rows.all().stream().filter(filter.of(request)).toList();
        Source page = Source.of(found).map(row -> listRow(row.deepCopy()));
        return organization.paging().byToken(request, page, DEFAULT_LIMIT, MAXIMUM_LIMIT);
    }

    private ObjectNode listRow(ObjectNode order) {
        order.remove(DIMENSIONS);
        return view(order, hidesInvoiceOnce(order));
    }

    private Response create(Request request) {
        ObjectNode fields = SalesOrderShapes.NEW.create(request.object());
        ObjectNode customer = customers.snapshot((ObjectNode) fields.get(CUSTOMER));
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
            throw Invoicing.noLines();
        }
        amounts(order, BigDecimal.ZERO, BigDecimal.ZERO);
        String now = now();
        // first, so that a request that finds the order finds its lines
        SalesOrderLines.of(organization).open(id);
        SalesOrderAttachments.of(organization).open(id);
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
        ObjectNode changes = SalesOrderShapes.CHANGES.patch(request.object());
        if (changes.has(ACCRUAL)) {
            order.remove(ACCRUAL);
        }
        if (changes.path(INVOICE).has(PAYMENT_TERMS) && order.get(INVOICE) instanceof ObjectNode invoice) {
            // the kinds of terms have different values: they are replaced, not merged
            invoice.remove(PAYMENT_TERMS);
        }
        if (changes.path(CUSTOMER).has("id")) {
            customers.require(changes.path(CUSTOMER).path("id").intValue());
        }
        Json.merge(order, changes);
        clean(order);
        if (isInvoiced(order)) {
            invoicing.invoice(order);
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
        SalesOrderLines.of(organization).forget(id);
        SalesOrderAttachments.of(organization).forget(id);
        return Response.noContent();
    }

    /** Removes what a request empties: an accrual without fields, a payment method without an id. */
    private static void clean(ObjectNode order) {
        if (order.path(ACCRUAL).isEmpty()) {
            order.remove(ACCRUAL);
        }
        if (order.path(PAYMENT_METHOD).path("id").isNull()) {
            order.remove(PAYMENT_METHOD);
        }
    }

    /** The order as responses show it. */
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
}
