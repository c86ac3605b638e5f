/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.sandbox.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camel24sevenoffice.sandbox.http.Json;
import java.math.BigDecimal;
import java.time.LocalDate;

/** The body of a voucher, line by line. */
record Voucher(ObjectNode body) {

    static final int OUTGOING_INVOICE = 1;
    static final int INCOMING_INVOICE = 2;
    static final int BANK = 3;
    static final int SALARY = 5;
    static final int JOURNAL = 9;

    static final int RECEIVABLE = 1500;
    static final int BANK_ACCOUNT = 1920;
    static final int EQUITY = 2050;
    static final int PAYABLE = 2400;
    static final int WITHHELD_TAX = 2600;
    static final int SALES = 3000;
    static final int GOODS = 4300;
    static final int SALARIES = 5000;
    static final int RENT = 6300;
    static final int OFFICE = 6800;
    static final int BANK_CHARGES = 7770;

    private static final int CUSTOMER_DIMENSION = 5;

    static Voucher of(int type, LocalDate date, String comment) {
        ObjectNode body = Json.MAPPER
                .createObjectNode()
                .put("transactionTypeNumber", type)
                .put("date", date.toString())
                .put("comment", comment);
        body.putArray("lines");
        return new Voucher(body);
    }

    Voucher line(int account, BigDecimal amount) {
        return line(account, amount, 0);
    }

    /**
     * @param amount with VAT
     */
    Voucher line(int account, BigDecimal amount, int taxNumber) {
        add(account, amount, taxNumber);
        return this;
    }

    /** A line on an account that is kept for each customer or supplier. */
    Voucher line(int account, BigDecimal amount, Claim claim) {
        ObjectNode line = add(account, amount, 0);
        line.putArray("dimensions")
                .addObject()
                .put("dimensionType", CUSTOMER_DIMENSION)
                .put("value", String.valueOf(claim.party()));
        line.putObject("invoice")
                .put("number", claim.number())
                .put("dueDate", claim.dueDate().toString())
                .put("remittanceReference", claim.reference());
        return this;
    }

    private ObjectNode add(int account, BigDecimal amount, int taxNumber) {
        ObjectNode line = body.withArray("lines")
                .addObject()
                .put("accountNumber", account)
                .put("amount", amount);
        line.putObject("tax").put("number", taxNumber);
        return line;
    }

    /**
     * An invoice that is to be paid.
     *
     * @param party the id of the customer or supplier
     */
    record Claim(int party, String number, String reference, LocalDate dueDate) {}
}
