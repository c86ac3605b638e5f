/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.sandbox.data;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** How a kind of resource writes points in time, as the contract's examples show. */
public enum Timestamp {
    /** Customers, products and categories: with a space. */
    SPACED("uuuu-MM-dd HH:mm:ss.SSSX"),
    /** Orders and the ledger. */
    SECONDS("uuuu-MM-dd'T'HH:mm:ssX"),
    /** The bank. */
    MILLIS("uuuu-MM-dd'T'HH:mm:ss.SSSX");

    private final DateTimeFormatter formatter;

    Timestamp(String pattern) {
        formatter = DateTimeFormatter.ofPattern(pattern).withZone(ZoneOffset.UTC);
    }

    public String text(Instant instant) {
        return formatter.format(instant);
    }

    public Instant instant(String text) {
        return Instant.from(formatter.parse(text));
    }
}
