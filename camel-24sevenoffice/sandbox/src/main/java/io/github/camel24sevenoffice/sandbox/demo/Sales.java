/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.sandbox.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camel24sevenoffice.sandbox.http.Json;
import io.github.camel24sevenoffice.sandbox.sales.SalesOrders;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Orders that become invoices a week later, and are paid when they are due, more or less. */
final class Sales {

    private static final int DAYS_TO_INVOICE = 7;
    private static final int DAYS_TO_PAY = 14;
    private static final BigDecimal EXPENSIVE = new BigDecimal(1000);
    private static final BigDecimal HUNDRED = new BigDecimal(100);
    private static final List<String> OPEN = List.of("Confirmed", "Web", "Draft");

    private final Api api;
    private final Agenda agenda;
    private final Bank bank;
    private final List<JsonNode> customers;
    private final List<Product> products;
    /** Always the same numbers, so that two demos are equal. */
    private final Random chance = new Random(24);

    private int orders;

    Sales(Api api, Agenda agenda, Bank bank, List<JsonNode> customers, List<Product> products) {
        this.api = api;
        this.agenda = agenda;
        this.bank = bank;
        this.customers = customers;
        this.products = products;
    }

    void order(LocalDate day) {
        JsonNode customer = customers.get(chance.nextInt(customers.size()));
        ObjectNode body = Json.MAPPER
                .createObjectNode()
                .put("date", day.toString())
                .put("deliveryDate", day.plusDays(3).toString())
                .put("status", OPEN.get(orders % OPEN.size()))
                .put("referenceNumber", "PO-" + (1001 + orders));
        body.putObject("customer").put("id", customer.path("id").intValue()).set("name", customer.get("name"));
        // the switches of the sandbox can require either for an invoice
        body.putArray("dimensions").add(dimension(1, "1001", "New website")).add(dimension(2, "10", "Sales"));
        orders++;
        int id = api.post("/salesorders", body).path("id").intValue();
        Map<Integer, BigDecimal> grossByTax = new TreeMap<>();
        int lines = 1 + chance.nextInt(3);
        int first = chance.nextInt(products.size());
        for (int i = 0; i < lines; i++) {
            Product product = products.get((first + i) % products.size());
            JsonNode line =
                    api.post("/salesorders/{id}/lines", String.valueOf(id), line(product, quantity(customer, product)));
            grossByTax.merge(product.taxNumber(), gross(line), BigDecimal::add);
        }
        agenda.add(day.plusDays(DAYS_TO_INVOICE), () -> invoice(id, day.plusDays(DAYS_TO_INVOICE), grossByTax));
    }

    /** A café takes more than a person, and nobody many machines. */
    private int quantity(JsonNode customer, Product product) {
        if (product.price().compareTo(EXPENSIVE) > 0) {
            return 1;
        }
        return customer.path("isCompany").booleanValue() ? 10 + 5 * chance.nextInt(15) : 1 + chance.nextInt(4);
    }

    private static ObjectNode line(Product product, int quantity) {
        ObjectNode line = Json.MAPPER.createObjectNode().put("quantity", quantity);
        line.putObject("product").put("id", product.id());
        line.putObject("tax").put("number", product.taxNumber());
        return line;
    }

    private void invoice(int id, LocalDate day, Map<Integer, BigDecimal> grossByTax) {
        ObjectNode change = Json.MAPPER.createObjectNode().put("status", "Invoice");
        change.putObject("invoice")
                .put("date", day.toString())
                .putObject("paymentTerms")
                .put("type", "NumberOfDays")
                .put("value", DAYS_TO_PAY);
        api.patch("/salesorders/{id}", String.valueOf(id), change);
        // as it is kept, since a switch can hide the number from responses
        ObjectNode order = SalesOrders.of(api.organization()).find(id).orElseThrow();
        Voucher.Claim claim = new Voucher.Claim(
                order.at("/customer/id").intValue(),
                order.at("/invoice/number").asText(),
                order.at("/invoice/remittanceReference").textValue(),
                LocalDate.parse(order.at("/invoice/dueDate").textValue()));
        BigDecimal amount = order.path("grossAmount").decimalValue();
        Voucher voucher = Voucher.of(Voucher.OUTGOING_INVOICE, day, "Faktura " + claim.number())
                .line(Voucher.RECEIVABLE, amount, claim);
        grossByTax.forEach((tax, gross) -> voucher.line(Voucher.SALES, gross.negate(), tax));
        api.post("/transactions", voucher.body());
        LocalDate paid = claim.dueDate().plusDays(chance.nextInt(9) - 3L);
        agenda.add(paid, () -> pay(claim, amount, paid));
    }

    private void pay(Voucher.Claim claim, BigDecimal amount, LocalDate day) {
        Voucher voucher = Voucher.of(Voucher.BANK, day, "Innbetaling faktura " + claim.number())
                .line(Voucher.RECEIVABLE, amount.negate(), claim);
        bank.move(voucher, amount, "ocr", claim.reference());
    }

    private static BigDecimal gross(JsonNode line) {
        BigDecimal net =
                line.path("quantity").decimalValue().multiply(line.path("price").decimalValue());
        return net.add(net.multiply(line.at("/tax/rate").decimalValue()).divide(HUNDRED));
    }

    private static ObjectNode dimension(int type, String value, String name) {
        return Json.MAPPER
                .createObjectNode()
                .put("dimensionType", type)
                .put("value", value)
                .put("name", name);
    }

    record Product(int id, BigDecimal price, int taxNumber) {}
}
