/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;

/**
 * How far a sales order has come.
 *
 * @param value as the API writes it, not null; a text without a constant is kept
 */
public record SalesOrderStatus(@JsonValue String value) {

    public static final SalesOrderStatus DRAFT = new SalesOrderStatus("Draft");
    public static final SalesOrderStatus WEB = new SalesOrderStatus("Web");
    public static final SalesOrderStatus PROPOSAL = new SalesOrderStatus("Proposal");
    public static final SalesOrderStatus CONFIRMED = new SalesOrderStatus("Confirmed");
    /** Setting it sends the order off to be invoiced. */
    public static final SalesOrderStatus INVOICE = new SalesOrderStatus("Invoice");

    public static final SalesOrderStatus ADVANCE_INVOICE = new SalesOrderStatus("AdvanceInvoice");
    /** Rows can have it, but the status filter of the order list does not know it. */
    public static final SalesOrderStatus INACTIVE = new SalesOrderStatus("Inactive");

    public SalesOrderStatus {
        Objects.requireNonNull(value, "value");
    }

    /**
     * @param value as the API writes it, not null
     * @return the value; equal to the constant with the same text
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static SalesOrderStatus of(String value) {
        return new SalesOrderStatus(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
