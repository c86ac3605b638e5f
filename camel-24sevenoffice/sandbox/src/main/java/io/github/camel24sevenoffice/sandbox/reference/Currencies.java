/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.sandbox.reference;

import io.github.camel24sevenoffice.sandbox.data.Operation;
import io.github.camel24sevenoffice.sandbox.http.Response;
import java.math.BigDecimal;
import java.util.List;

/** The currencies, the same for all organizations, with invented rates. */
public final class Currencies {

    public static final List<Operation> OPERATIONS = List.of(
            new Operation("GET", "/currencies", List.of(), (organization, request) -> Response.ok(Currencies.ALL)));

    /** What the ledger calls the organization's own currency. */
    public static final String LOCAL = "LOCAL";

    private static final List<Currency> ALL = List.of(
            new Currency("NOK", BigDecimal.ONE),
            new Currency("DKK", new BigDecimal("1.56")),
            new Currency("EUR", new BigDecimal("11.65")),
            new Currency("GBP", new BigDecimal("13.75")),
            new Currency("SEK", new BigDecimal("1.03")),
            new Currency("USD", new BigDecimal("10.5")));

    private Currencies() {}

    public static boolean knows(String code) {
        return ALL.stream().anyMatch(currency -> currency.code().equals(code));
    }

    private record Currency(String code, BigDecimal rate) {}
}
