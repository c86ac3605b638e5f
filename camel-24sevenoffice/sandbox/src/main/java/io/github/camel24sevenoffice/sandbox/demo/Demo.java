/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.sandbox.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camel24sevenoffice.sandbox.data.Organization;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/**
 * Gives an organization a small company that roasts coffee: customers, suppliers, products, and twelve months of orders,
 * vouchers and bank transactions up to today. On the same day it is always the same, but for the ids that are UUIDs.
 */
public final class Demo {

    private static final int MONTHS = 12;
    private static final int TAX_OF_GOODS = 11;
    private static final int TAX_OF_SUPPLIES = 1;
    private static final BigDecimal CAPITAL = new BigDecimal(250_000);
    private static final BigDecimal SALARY = new BigDecimal(24_000);
    private static final BigDecimal INCOME_TAX = new BigDecimal(6_700);
    private static final BigDecimal CHARGE = new BigDecimal(185);

    private final Api api;
    private final Agenda agenda = new Agenda();
    private final Bank bank;
    private final Sales sales;
    private final List<JsonNode> suppliers;
    private int bills;

    private Demo(Organization organization) {
        Company company = Company.read();
        api = new Api(organization);
        bank = new Bank(api);
        List<JsonNode> customers = company.customers().stream()
                .map(customer -> api.post("/customers", customer))
                .toList();
        suppliers = company.suppliers().stream()
                .map(supplier -> api.post("/customers", supplier))
                .toList();
        sales = new Sales(
                api,
                agenda,
                bank,
                customers,
                company.products().stream().map(this::product).toList());
    }

    /** Fills an organization, which is empty so far. */
    public static void fill(Organization organization) {
        LocalDate today = LocalDate.ofInstant(organization.clock().instant(), ZoneOffset.UTC);
        new Demo(organization).run(today);
    }

    private Sales.Product product(Company.Article article) {
        JsonNode product = api.post("/products", article.fields());
        return new Sales.Product(
                product.path("id").intValue(), product.path("salesPrice").decimalValue(), article.taxNumber());
    }

    private void run(LocalDate today) {
        LocalDate first = today.withDayOfMonth(1).minusMonths(MONTHS);
        agenda.add(
                first,
                () -> bank.move(
                        Voucher.of(Voucher.JOURNAL, first, "Innskutt kapital").line(Voucher.EQUITY, CAPITAL.negate()),
                        CAPITAL));
        for (int i = 0; i <= MONTHS; i++) {
            plan(first.plusMonths(i), i);
        }
        agenda.run(today);
    }

    /** The month that begins on a day. */
    private void plan(LocalDate month, int number) {
        bill(month, suppliers.get(1), Voucher.RENT, 0, new BigDecimal(9_500));
        // a little more before Christmas and less in summer
        BigDecimal goods = new BigDecimal(19_320 + 1_150 * (month.getMonthValue() % 4));
        bill(month.plusDays(4), suppliers.get(0), Voucher.GOODS, TAX_OF_GOODS, goods);
        if (number % 2 == 0) {
            bill(month.plusDays(11), suppliers.get(2), Voucher.OFFICE, TAX_OF_SUPPLIES, new BigDecimal(1_240));
        }
        for (int day = 2; day < 28; day += 5) {
            LocalDate date = month.plusDays(day);
            agenda.add(date, () -> sales.order(date));
        }
        salary(month.plusDays(24));
        LocalDate end = month.plusMonths(1).minusDays(1);
        agenda.add(
                end,
                () -> bank.move(
                        Voucher.of(Voucher.BANK, end, "Gebyrer").line(Voucher.BANK_CHARGES, CHARGE), CHARGE.negate()));
        // after all others of the day, also those that are not on the agenda yet
        agenda.add(end.plusDays(1), () -> bank.state(end));
    }

    /** An invoice of a supplier, which is paid when it is due. */
    private void bill(LocalDate day, JsonNode supplier, int account, int taxNumber, BigDecimal amount) {
        agenda.add(day, () -> {
            bills++;
            String number = String.valueOf(40_000 + bills);
            LocalDate due = day.plusDays(14);
            Voucher.Claim claim = new Voucher.Claim(supplier.path("id").intValue(), number, number, due);
            String name = supplier.path("name").textValue();
            api.post(
                    "/transactions",
                    Voucher.of(Voucher.INCOMING_INVOICE, day, name)
                            .line(account, amount, taxNumber)
                            .line(Voucher.PAYABLE, amount.negate(), claim)
                            .body());
            agenda.add(
                    due,
                    () -> bank.move(
                            Voucher.of(Voucher.BANK, due, "Betaling til " + name)
                                    .line(Voucher.PAYABLE, amount, claim),
                            amount.negate(),
                            "invoiceRef",
                            number));
        });
    }

    private void salary(LocalDate day) {
        agenda.add(
                day,
                () -> bank.move(
                        Voucher.of(Voucher.SALARY, day, "Lønn")
                                .line(Voucher.SALARIES, SALARY)
                                .line(Voucher.WITHHELD_TAX, INCOME_TAX.negate()),
                        INCOME_TAX.subtract(SALARY)));
        LocalDate due = day.plusMonths(1).withDayOfMonth(15);
        agenda.add(
                due,
                () -> bank.move(
                        Voucher.of(Voucher.BANK, due, "Skattetrekk").line(Voucher.WITHHELD_TAX, INCOME_TAX),
                        INCOME_TAX.negate()));
    }
}
