/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.model;

import io.soabase.recordbuilder.core.RecordBuilder;

/** The organization that the access token is for. */
@Json.Model
@RecordBuilder
public record Organization(
        Long id,
        String name,
        String email,
        String invoiceEmail,
        Address address,
        OrganizationStatus status,
        Settings settings,
        Contact contact) {

    /**
     * Where it is.
     *
     * @param countryCode two letters as in ISO 3166-1
     */
    @Json.Model
    @RecordBuilder
    public record Address(
            @Json.Street String street,
            String city,
            String postalArea,
            String postalCode,
            String countrySubdivision,
            String countryCode) {}

    /**
     * How it is set up.
     *
     * @param currencyCode its own currency, which the ledger calls {@code LOCAL}
     */
    @Json.Model
    public record Settings(String currencyCode) {}

    /** Whom to ask. */
    @Json.Model
    @RecordBuilder
    public record Contact(String name, String phone, String email, String language) {}
}
