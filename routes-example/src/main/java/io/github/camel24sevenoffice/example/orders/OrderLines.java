/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.example.orders;

import io.github.camel24sevenoffice.model.SalesOrder;
import io.github.camel24sevenoffice.model.SalesOrderLine;
import io.github.camel24sevenoffice.model.SalesOrderLineBuilder;
import io.github.camel24sevenoffice.model.SalesOrderLineType;
import io.github.camel24sevenoffice.model.SalesOrderStatus;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Compares the lines of an order of the shop with those of its sales order. */
final class OrderLines {

    private OrderLines() {}

    /**
     * @param order the order of the shop
     * @param salesOrder the sales order with its reference number
     * @param there the lines of the sales order
     * @return the lines that it lacks, in the order of the shop
     * @throws BadOrderException if it has lines that the shop does not know, or is already invoiced and lacks lines
     */
    static List<SalesOrderLine> missing(WebOrder order, SalesOrder salesOrder, List<SalesOrderLine> there)
            throws BadOrderException {
        List<SalesOrderLine> unknown = new ArrayList<>(there);
        List<SalesOrderLine> missing = new ArrayList<>();
        for (WebOrder.Line line : order.lines()) {
            SalesOrderLine wanted = line(line);
            int at = indexOf(wanted, unknown);
            if (at < 0) {
                missing.add(wanted);
            } else {
                unknown.remove(at);
            }
        }
        boolean invoiced = SalesOrderStatus.INVOICE.equals(salesOrder.status());
        if (!unknown.isEmpty() || (invoiced && !missing.isEmpty())) {
            throw new BadOrderException("The sales order " + salesOrder.id() + " has the reference number "
                    + order.orderNumber() + ", but other lines" + (invoiced ? ", and is invoiced" : ""));
        }
        return missing;
    }

    private static int indexOf(SalesOrderLine wanted, List<SalesOrderLine> lines) {
        for (int i = 0; i < lines.size(); i++) {
            SalesOrderLine line = lines.get(i);
            if (Objects.equals(line.description(), wanted.description())
                    && isEqual(line.quantity(), wanted.quantity())
                    && isEqual(line.price(), wanted.price())) {
                return i;
            }
        }
        return -1;
    }

    private static boolean isEqual(BigDecimal one, BigDecimal other) {
        return one != null && one.compareTo(other) == 0;
    }

    private static SalesOrderLine line(WebOrder.Line line) {
        return SalesOrderLineBuilder.builder()
                .type(SalesOrderLineType.TEXT)
                .description(line.sku() == null ? line.description() : line.sku() + " " + line.description())
                .quantity(line.quantity())
                .price(line.price())
                .tax(new SalesOrderLine.Tax(null, line.taxNumber(), null))
                .build();
    }
}
