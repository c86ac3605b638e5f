/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.model;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;

/**
 * A customer or supplier: a company or a person. The server sets id and timestamps.
 *
 * <p>To create one, a company needs {@code isCompany} true and a name, a person {@code isCompany} false and {@code
 * person}, but neither name nor organization number.
 *
 * @param name a person's is made of first and last name
 * @param externalReference at most 100 characters
 * @param mobilePhone at most 25 characters
 * @param note at most 10000 characters
 */
@Json.Model
@RecordBuilder
public record Customer(
        Integer id,
        String name,
        String externalReference,
        Long pricelistId,
        Person person,
        Boolean isCompany,
        Boolean isSupplier,
        String organizationNumber,
        Addresses address,
        Email email,
        String phone,
        String mobilePhone,
        String note,
        @Json.Timestamp Instant createdAt,
        @Json.Timestamp Instant modifiedAt) {

    /** The names of a person. */
    @Json.Model
    public record Person(String firstName, String lastName) {}

    /** The addresses, each for its purpose. */
    @Json.Model
    @RecordBuilder
    public record Addresses(Address visit, Address postal, Address billing, Address delivery) {}

    /**
     * One address.
     *
     * @param name of billing and delivery addresses only
     * @param countryCode two letters as in ISO 3166-1; postal addresses have none
     */
    @Json.Model
    @RecordBuilder
    public record Address(
            String name,
            @Json.Street String street,
            String postalCode,
            String postalArea,
            String countrySubdivision,
            String countryCode) {}

    /** The e-mail addresses. */
    @Json.Model
    public record Email(String contact, String billing) {}
}
