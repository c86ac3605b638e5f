/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.sandbox.sales;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camel24sevenoffice.sandbox.data.Failure;
import io.github.camel24sevenoffice.sandbox.data.Organization;
import io.github.camel24sevenoffice.sandbox.data.Sequence;
import io.github.camel24sevenoffice.sandbox.data.Settings;
import io.github.camel24sevenoffice.sandbox.http.Response;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.UUID;

/** The rules by which the orders of one organization become invoices, from the contract. */
final class Invoicing {

    private static final int PROJECT = 1;
    private static final int DEPARTMENT = 2;

    private final Sequence numbers = new Sequence(10_000);
    private final Organization organization;

    Invoicing(Organization organization) {
        this.organization = organization;
    }

    /**
     * Makes an order an invoice, in place.
     *
     * @throws Failure if a rule of the organization forbids it
     */
    void invoice(ObjectNode order) {
        List<ObjectNode> lines =
                SalesOrderLines.of(organization).of(order.path("id").intValue());
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
        ObjectNode invoice = order.get("invoice") instanceof ObjectNode known ? known : order.putObject("invoice");
        int number = numbers.next();
        invoice.put("number", number);
        if (!invoice.has("date")) {
            invoice.put(
                    "date",
                    LocalDate.ofInstant(organization.clock().instant(), ZoneOffset.UTC)
                            .toString());
        }
        if (!invoice.has("paymentTerms")) {
            // the API does not show the terms of an organization: two weeks are usual in Norway
            invoice.putObject("paymentTerms").put("type", "NumberOfDays").put("value", 14);
        }
        if (!invoice.has("dueDate")) {
            invoice.put("dueDate", dueDate(invoice).toString());
        }
        invoice.put("remittanceReference", remittanceReference(number));
        invoice.putObject("transaction").put("id", UUID.randomUUID().toString());
    }

    static Failure noLines() {
        return new Failure(Response.businessError("NoLines", "The order has no lines"));
    }

    /** Whether the order or each of its lines has it: our reading. */
    private static boolean hasDimension(ObjectNode order, List<ObjectNode> lines, int type) {
        return hasDimension(order, type) || lines.stream().allMatch(line -> hasDimension(line, type));
    }

    private static boolean hasDimension(ObjectNode row, int type) {
        for (JsonNode dimension : row.path("dimensions")) {
            if (dimension.path("dimensionType").intValue() == type) {
                return true;
            }
        }
        return false;
    }

    private static LocalDate dueDate(ObjectNode invoice) {
        LocalDate date = LocalDate.parse(invoice.path("date").textValue());
        JsonNode terms = invoice.path("paymentTerms");
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
}
