/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.sandbox.sales;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camel24sevenoffice.sandbox.data.Failure;
import io.github.camel24sevenoffice.sandbox.data.Operation;
import io.github.camel24sevenoffice.sandbox.data.Organization;
import io.github.camel24sevenoffice.sandbox.data.Request;
import io.github.camel24sevenoffice.sandbox.data.Sequence;
import io.github.camel24sevenoffice.sandbox.data.Shape;
import io.github.camel24sevenoffice.sandbox.data.Table;
import io.github.camel24sevenoffice.sandbox.http.Json;
import io.github.camel24sevenoffice.sandbox.http.Response;
import io.github.camel24sevenoffice.sandbox.products.Products;
import io.github.camel24sevenoffice.sandbox.reference.Taxes;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The lines of the sales orders of one organization. Fields and lengths from the contract. A line that is added, changed or
 * deleted changes the amounts of its order and the time that it was modified at.
 *
 * <p>What is our reading: lines of an invoiced order do not change any more (409), a line without a tax code has code 0,
 * one that costs nothing if there is no price to be found, and amounts are rounded to two decimals line by line.
 */
public final class SalesOrderLines {

    private static final String READ = "api.invoicing.salesorder.line:read";
    private static final String WRITE = "api.invoicing.salesorder.line:write";
    private static final String DELETE = "api.invoicing.salesorder.line:delete";
    private static final String ALL = "/salesorders/{id}/lines";
    private static final String ONE = ALL + "/{lineId}";

    public static final List<Operation> OPERATIONS = List.of(
            Operation.of("GET", ALL, READ, (organization, request) -> SalesOrderLines.of(organization)
                    .list(request)),
            Operation.of("POST", ALL, WRITE, (organization, request) -> SalesOrderLines.of(organization)
                    .create(request)),
            Operation.of("GET", ONE, READ, (organization, request) -> SalesOrderLines.of(organization)
                    .read(request)),
            Operation.of("PATCH", ONE, WRITE, (organization, request) -> SalesOrderLines.of(organization)
                    .change(request)),
            Operation.of("DELETE", ONE, DELETE, (organization, request) -> SalesOrderLines.of(organization)
                    .delete(request)));

    private static final String TYPE = "type";
    private static final String PRODUCT = "product";
    private static final String TAX = "tax";
    private static final String ACCRUAL = "accrual";
    private static final BigDecimal HUNDRED = new BigDecimal(100);

    private static final Shape NEW = fields(Shape.object()).closed();
    // the contract has the id in here: what was read may be sent back; the path says which line it is
    private static final Shape CHANGES =
            fields(Shape.object().optional("id", Shape.integer())).closed();

    private final Map<Integer, Table<Integer>> byOrder = new ConcurrentHashMap<>();
    private final Sequence ids = new Sequence(100_000);
    private final Organization organization;

    private SalesOrderLines(Organization organization) {
        this.organization = organization;
    }

    /**
     * @param organization an organization
     * @return its sales order lines
     */
    public static SalesOrderLines of(Organization organization) {
        return organization.module(SalesOrderLines.class, SalesOrderLines::new);
    }

    /** Called when the order is made. */
    void open(int orderId) {
        byOrder.put(orderId, new Table<>(organization, "salesorders/" + orderId + "/lines", "sales order line"));
    }

    /** Called when the order is deleted. */
    void forget(int orderId) {
        byOrder.remove(orderId);
    }

    /** The lines of the order that must be there, to be read only. */
    public List<ObjectNode> of(int orderId) {
        return lines(orderId).all();
    }

    static BigDecimal netAmount(ObjectNode line) {
        BigDecimal discount = HUNDRED.subtract(line.path("discountRate").decimalValue());
        return line.path("quantity")
                .decimalValue()
                .multiply(line.path("price").decimalValue())
                .multiply(discount)
                .divide(HUNDRED, 2, RoundingMode.HALF_UP);
    }

    static BigDecimal taxAmount(ObjectNode line) {
        return netAmount(line)
                .multiply(line.path(TAX).path("rate").decimalValue())
                .divide(HUNDRED, 2, RoundingMode.HALF_UP);
    }

    private Response list(Request request) {
        return Response.ok(of(request.id("id")));
    }

    private Response create(Request request) {
        int orderId = request.id("id");
        SalesOrders.of(organization).requireOpen(orderId);
        ObjectNode fields = NEW.create(request.object());
        int id = ids.next();
        ObjectNode line = Json.MAPPER.createObjectNode().put("id", id);
        line.put(TYPE, fields.has(PRODUCT) ? PRODUCT : "text");
        line.setAll(fields);
        complete(line);
        if (isProduct(line)) {
            productDefaults(line, snapshot(line));
        }
        lines(orderId).put(id, line);
        SalesOrders.of(organization).linesChanged(orderId);
        return Response.ok(line);
    }

    private Response read(Request request) {
        return Response.ok(lines(request.id("id")).get(request.id("lineId")));
    }

    private Response change(Request request) {
        int orderId = request.id("id");
        SalesOrders.of(organization).requireOpen(orderId);
        int id = request.id("lineId");
        ObjectNode line = lines(orderId).get(id);
        ObjectNode changes = CHANGES.patch(request.object());
        changes.remove("id");
        // half of one reference and half of another is not a reference, so a new one replaces the old one
        line.remove(List.of(PRODUCT, TAX, "account", ACCRUAL).stream()
                .filter(changes::has)
                .toList());
        Json.merge(line, changes);
        complete(line);
        if (isProduct(line) && changes.has(PRODUCT)) {
            snapshot(line);
        }
        lines(orderId).put(id, line);
        SalesOrders.of(organization).linesChanged(orderId);
        return Response.ok(line);
    }

    private Response delete(Request request) {
        int orderId = request.id("id");
        SalesOrders.of(organization).requireOpen(orderId);
        lines(orderId).remove(request.id("lineId"));
        SalesOrders.of(organization).linesChanged(orderId);
        return Response.noContent();
    }

    private Table<Integer> lines(int orderId) {
        Table<Integer> lines = byOrder.get(orderId);
        if (lines == null) {
            throw Failure.notFound("sales order");
        }
        return lines;
    }

    private static boolean isProduct(ObjectNode line) {
        return line.path(TYPE).textValue().equals(PRODUCT);
    }

    /** Makes the line's parts fit each other. */
    private void complete(ObjectNode line) {
        if (line.path(ACCRUAL).isEmpty()) {
            line.remove(ACCRUAL);
        }
        Taxes.Tax tax = Taxes.of(line.path(TAX)).orElseThrow(() -> Failure.invalid(TAX, "exists"));
        line.putObject(TAX).put("id", tax.id()).put("number", tax.number()).put("rate", tax.rate());
        if (!isProduct(line)) {
            line.remove(PRODUCT);
        } else if (!line.path(PRODUCT).has("id")) {
            throw Failure.invalid("product.id", "required");
        }
    }

    /** Copies the number of the product as it is now, and returns the product. */
    private ObjectNode snapshot(ObjectNode line) {
        int id = line.path(PRODUCT).path("id").intValue();
        ObjectNode product =
                Products.of(organization).find(id).orElseThrow(() -> Failure.invalid("product.id", "exists"));
        copy(product, "number", (ObjectNode) line.get(PRODUCT), "number");
        return product;
    }

    /** What a new line leaves out is taken from its product as it is now: our reading. */
    private static void productDefaults(ObjectNode line, ObjectNode product) {
        copy(product, "name", line, "description");
        copy(product, "salesPrice", line, "price");
        copy(product, "costPrice", line, "costPrice");
        if (!line.has("quantity")) {
            line.put("quantity", 1);
        }
        if (!line.has("discountRate")) {
            line.put("discountRate", 0);
        }
    }

    private static void copy(ObjectNode product, String from, ObjectNode target, String to) {
        if (product.hasNonNull(from) && !target.has(to)) {
            target.set(to, product.get(from));
        }
    }

    private static Shape fields(Shape shape) {
        // the number of a product is the server's: it may be there, and is dropped
        Shape product = Shape.object().optional("id", Shape.integer(Integer.MIN_VALUE, Integer.MAX_VALUE));
        Shape tax = Shape.object()
                .optional("id", Shape.integer())
                .optional("number", Shape.integer(Integer.MIN_VALUE, Integer.MAX_VALUE))
                .optional("rate", OrderChecks.percentage());
        Shape account = Shape.object()
                .optional("id", Shape.integer())
                .optional("number", Shape.integer(Integer.MIN_VALUE, Integer.MAX_VALUE))
                .optional("name", Shape.text(75));
        return shape.optional(TYPE, Shape.oneOf(PRODUCT, "text"))
                .optional(PRODUCT, Shape.object(product))
                .optional("description", Shape.text(1, 300))
                .optional("quantity", OrderChecks.amount())
                .optional("price", OrderChecks.amount())
                .nullable("costPrice", OrderChecks.costPrice())
                .optional("discountRate", OrderChecks.percentage())
                .optional(TAX, Shape.object(tax))
                .optional("account", Shape.object(account))
                .optional("isHidden", Shape.bool())
                .optional("dimensions", OrderChecks.dimensions())
                .optional(ACCRUAL, OrderChecks.accrual());
    }
}
