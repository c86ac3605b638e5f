/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.example.orders;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.math.BigDecimal;
import java.util.List;

/**
 * An order as the web shop writes it.
 *
 * @param orderNumber the number in the shop; it becomes the reference number of the sales order and is the key
 * @param date the date of the order, for example 2026-01-31
 * @param total the sum of all lines, without tax
 * @param confirmation the name of the PDF for the invoice, in the folder {@code pdf} next to the order; may be null
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record WebOrder(
        String orderNumber, String date, Customer customer, List<Line> lines, BigDecimal total, String confirmation) {

    /**
     * The customer.
     *
     * @param organizationNumber the number of a company; null for a person
     * @param name the name of a company
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Customer(
            String organizationNumber, String name, String firstName, String lastName, String email, Address address) {

        boolean isCompany() {
            return organizationNumber != null;
        }
    }

    /** The address for the invoice. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Address(String street, String postalCode, String postalArea, String countryCode) {}

    /**
     * A line of the order.
     *
     * @param price of one unit, without tax
     * @param taxNumber the number, not the id, of the tax code in 24SevenOffice
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Line(String sku, String description, BigDecimal quantity, BigDecimal price, Integer taxNumber) {

        BigDecimal amount() {
            return quantity.multiply(price);
        }
    }
}
