/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.example.orders;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;

/** Reads the orders of the web shop and checks them. */
final class WebOrderReader {

    private static final ObjectReader READER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build()
            .readerFor(WebOrder.class);

    private WebOrderReader() {}

    /**
     * @param json an order as the shop writes it
     * @return the order, complete and consistent
     * @throws BadOrderException if it is not JSON, or something is missing or wrong; the message names it
     * @throws IOException if it cannot be read
     */
    static WebOrder read(InputStream json) throws BadOrderException, IOException {
        WebOrder order;
        try {
            order = READER.readValue(json);
        } catch (JsonProcessingException e) {
            throw new BadOrderException(reason(e));
        }
        if (order == null) {
            throw new BadOrderException("The order is empty");
        }
        check(order);
        return order;
    }

    private static String reason(JsonProcessingException e) {
        if (e instanceof JsonMappingException mapping && !(e.getCause() instanceof StreamReadException)) {
            return "The order does not have the agreed form, at " + place(mapping) + ": " + e.getOriginalMessage();
        }
        return "The order is not JSON, or was cut off, at line "
                + e.getLocation().getLineNr() + ", column " + e.getLocation().getColumnNr();
    }

    private static String place(JsonMappingException e) {
        StringBuilder path = new StringBuilder();
        e.getPath()
                .forEach(step -> path.append(
                        step.getFieldName() == null
                                ? "[" + step.getIndex() + "]"
                                : (path.isEmpty() ? "" : ".") + step.getFieldName()));
        return path.isEmpty() ? "its start" : path.toString();
    }

    private static void check(WebOrder order) throws BadOrderException {
        require(order.orderNumber(), "orderNumber");
        require(order.customer(), "customer");
        WebOrder.Customer customer = order.customer();
        if (customer.isCompany()) {
            require(customer.name(), "customer.name");
        } else {
            require(customer.lastName(), "customer.lastName");
        }
        // it identifies a person, and the invoice is sent there
        require(customer.email(), "customer.email");
        require(order.date(), "date");
        try {
            LocalDate.parse(order.date());
        } catch (DateTimeException e) {
            throw new BadOrderException("date must be such as 2026-01-31, but is " + order.date());
        }
        if (order.lines() == null || order.lines().isEmpty()) {
            throw new BadOrderException("The order has no lines");
        }
        BigDecimal sum = BigDecimal.ZERO;
        for (int i = 0; i < order.lines().size(); i++) {
            WebOrder.Line line = order.lines().get(i);
            String name = "lines[" + i + "]";
            require(line, name);
            require(line.description(), name + ".description");
            require(line.quantity(), name + ".quantity");
            require(line.price(), name + ".price");
            require(line.taxNumber(), name + ".taxNumber");
            if (line.quantity().signum() <= 0) {
                throw new BadOrderException(name + ".quantity must be more than 0, but is " + line.quantity());
            }
            sum = sum.add(line.amount());
        }
        require(order.total(), "total");
        if (sum.compareTo(order.total()) != 0) {
            throw new BadOrderException("The lines add up to "
                    + sum.stripTrailingZeros().toPlainString() + ", but total is " + order.total());
        }
    }

    private static void require(Object value, String name) throws BadOrderException {
        if (value == null || (value instanceof String text && text.isBlank())) {
            throw new BadOrderException(name + " is missing");
        }
    }
}
