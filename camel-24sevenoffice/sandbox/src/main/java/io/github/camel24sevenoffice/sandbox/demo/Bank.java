/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.sandbox.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camel24sevenoffice.sandbox.http.Json;
import java.math.BigDecimal;
import java.time.LocalDate;

/** The bank account of the company: what moves on it is in the bank and in the ledger. */
final class Bank {

    private final Api api;
    private final String account;
    private BigDecimal balance = BigDecimal.ZERO;
    private int transactions;

    Bank(Api api) {
        this.api = api;
        ObjectNode body = Json.MAPPER
                .createObjectNode()
                .put("number", "12345678903")
                .put("bic", "DNBANOKK")
                .put("type", "bban")
                .put("name", "Driftskonto");
        body.putObject("owner")
                .put("name", "Sandbox AS")
                .put("organizationNumber", "910000001")
                .putObject("contact")
                .put("name", "Kari Nordmann")
                .put("email", "kari@sandbox.example.com");
        body.putObject("ledgerAccount").put("number", Voucher.BANK_ACCOUNT);
        account = api.post("/bankaccounts", body).path("id").textValue();
    }

    /** Moves money with the voucher's comment as the text of its reference. */
    void move(Voucher voucher, BigDecimal amount) {
        move(voucher, amount, "text", voucher.body().path("comment").textValue());
    }

    /**
     * Moves money, and posts the voucher after adding the bank's line to it.
     *
     * @param amount positive when it comes in
     * @param kind of the reference: text, ocr or invoiceRef
     */
    void move(Voucher voucher, BigDecimal amount, String kind, String reference) {
        api.post("/transactions", voucher.line(Voucher.BANK_ACCOUNT, amount).body());
        balance = balance.add(amount);
        transactions++;
        String date = voucher.body().path("date").textValue();
        ObjectNode body = Json.MAPPER
                .createObjectNode()
                .put("bankTransactionReference", "%s-%06d".formatted(date, transactions))
                .put("type", amount.signum() > 0 ? "inbound" : "outbound")
                .put("date", date);
        body.putObject("bankAccount").put("id", account);
        body.putObject("paymentReference").put("type", kind).put("value", reference);
        body.putObject("amount")
                .put("value", amount.abs())
                .putObject("currency")
                .put("code", "NOK");
        api.post("/banktransactions", body);
    }

    /** The bank's statement at the end of a day, which closes the transactions up to it. */
    void state(LocalDate day) {
        ObjectNode body = Json.MAPPER.createObjectNode().put("amount", balance).put("timestamp", day + "T22:00:00Z");
        body.putObject("currency").put("code", "NOK");
        api.post("/bankaccounts/{id}/balances", account, body);
    }
}
