/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * A sales order without its lines. The server sets id, amounts and timestamps.
 *
 * @param customer a snapshot: later changes of the customer do not show here; to create an order, id and name
 * @param currency of the amounts; three letters, never {@code LOCAL}
 * @param status null creates a draft
 * @param accrual null leaves it out; see {@link Accrual#NONE}
 * @param internalMemo at most 300 characters
 * @param referenceNumber at most 50 characters
 * @param grossAmount with tax
 * @param netAmount without tax
 * @param dimensions null in lists of orders, which do not tell; not modifiable
 */
@Json.Model
@RecordBuilder
public record SalesOrder(
        Integer id,
        Customer customer,
        Currency currency,
        SalesOrderStatus status,
        DeliveryCustomer deliveryCustomer,
        @Json.Date LocalDate deliveryDate,
        Invoice invoice,
        Accrual accrual,
        @Json.Date LocalDate date,
        String internalMemo,
        String memo,
        YourReference yourReference,
        OurReference ourReference,
        PaymentMethod paymentMethod,
        String referenceNumber,
        SalesType salesType,
        BigDecimal grossAmount,
        BigDecimal netAmount,
        BigDecimal taxAmount,
        List<DimensionValue> dimensions,
        @Json.Timestamp Instant createdAt,
        @Json.Timestamp Instant modifiedAt) {

    public SalesOrder {
        dimensions = Lists.copy(dimensions);
    }

    /**
     * Who is invoiced.
     *
     * @param organizationNumber at most 20 characters
     * @param invoiceEmailAddresses where the invoice is sent; not modifiable
     * @param gln 13 digits
     * @param name at most 200 characters
     * @param street lines are separated by a newline; at most 250 characters
     * @param countryCode two letters as in ISO 3166-1
     */
    @Json.Model
    @RecordBuilder
    public record Customer(
            Integer id,
            String organizationNumber,
            List<String> invoiceEmailAddresses,
            String gln,
            String name,
            @Json.Street String street,
            String postalCode,
            String postalArea,
            String city,
            String countrySubdivision,
            String countryCode) {

        public Customer {
            invoiceEmailAddresses = Lists.copy(invoiceEmailAddresses);
        }
    }

    /**
     * Who gets the goods.
     *
     * @param name at most 250 characters
     * @param street lines are separated by a newline; at most 250 characters
     * @param countryCode two letters as in ISO 3166-1
     */
    @Json.Model
    @RecordBuilder
    public record DeliveryCustomer(
            Integer id,
            String name,
            @Json.Street String street,
            String postalCode,
            String postalArea,
            String city,
            String countrySubdivision,
            String countryCode) {}

    /**
     * The invoice of the order. Number, references and transaction are set once it is invoiced.
     *
     * @param distributionMethod null leaves it as it is; the organization's choice is {@link
     *     DistributionMethod#AUTOMATIC}
     * @param remittanceReference what the customer quotes when paying
     */
    @Json.Model
    @RecordBuilder
    public record Invoice(
            Integer number,
            @Json.Date LocalDate date,
            @Json.Date LocalDate dueDate,
            DistributionMethod distributionMethod,
            PaymentTerms paymentTerms,
            String remittanceReference,
            Transaction transaction) {}

    /** The voucher that the invoice was posted as. */
    @Json.Model
    public record Transaction(String id) {}

    /**
     * The contact person on the customer's side.
     *
     * @param name what is printed; the id is not looked up
     */
    @Json.Model
    public record YourReference(Long id, String name) {}

    /** The contact person of the organization, one of its {@link Person people}. */
    @Json.Model
    public record OurReference(Integer id) {}

    /**
     * How the order has been paid.
     *
     * @param id null is written as null, and takes the payment method off
     */
    @Json.Model
    public record PaymentMethod(
            @JsonInclude(JsonInclude.Include.ALWAYS) Long id) {}

    /**
     * What kind of sale it is.
     *
     * @param id the system's own are negative
     */
    @Json.Model
    public record SalesType(Integer id) {}
}
