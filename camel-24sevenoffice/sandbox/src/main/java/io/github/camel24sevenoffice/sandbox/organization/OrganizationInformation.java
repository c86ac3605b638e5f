/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.sandbox.organization;

import io.github.camel24sevenoffice.sandbox.data.Failure;
import io.github.camel24sevenoffice.sandbox.data.Operation;
import io.github.camel24sevenoffice.sandbox.data.Organization;
import io.github.camel24sevenoffice.sandbox.data.Request;
import io.github.camel24sevenoffice.sandbox.http.Response;
import java.math.BigInteger;
import java.util.List;
import java.util.UUID;

/**
 * The organization itself and its people, made up. One of the people has an identity, which is who {@link Profile} is about.
 */
public final class OrganizationInformation {

    public static final List<Operation> OPERATIONS = List.of(
            Operation.of(
                    "GET",
                    "/organization/information",
                    "api.organization.information:read",
                    (organization, request) -> Response.ok(information(organization))),
            Operation.of(
                    "GET",
                    "/organization/people",
                    "api.organization.person:read",
                    (organization, request) -> people(request)),
            Operation.of(
                    "GET",
                    "/organization/people/{id}",
                    "api.organization.person:read",
                    (organization, request) -> person(request)));

    static final String NAME = "Sandbox AS";
    static final String EMAIL = "post@sandbox.example.com";
    static final Person USER = new Person(
            1, UUID.fromString("5a4db0c5-0000-4000-8000-000000000001"), "Kari", "Nordmann", "Organization", true);

    private static final List<Person> PEOPLE = List.of(
            USER,
            new Person(2, null, "Ola", "Nordmann", "Basic", false),
            new Person(3, null, "Eva", "Eksempel", "External", false),
            new Person(4, null, "Per", "Eksempel", "Client", false));

    private OrganizationInformation() {}

    private static Information information(Organization organization) {
        return new Information(
                // of up to 19 digits, which a long need not hold
                new BigInteger(organization.id()),
                NAME,
                EMAIL,
                "faktura@sandbox.example.com",
                new Address("Eksempelveien 1", "Oslo", "Oslo", "0001", "Oslo", "NO"),
                "Active",
                new OrganizationSettings("NOK"),
                new Contact("Kari Nordmann", "+4700000000", "kari@sandbox.example.com", "no"));
    }

    private static Response people(Request request) {
        return Response.ok(ofType(request));
    }

    private static Response person(Request request) {
        int id = request.id("id");
        return ofType(request).stream()
                .filter(person -> person.id() == id)
                .findFirst()
                .map(Response::ok)
                .orElseThrow(() -> Failure.notFound("person"));
    }

    private static List<Person> ofType(Request request) {
        String type = request.oneOf("personType", "Organization", "External", "Basic", "Client")
                .orElse(null);
        return PEOPLE.stream()
                .filter(person -> type == null || person.personType().equals(type))
                .toList();
    }

    record Person(int id, UUID identityId, String firstName, String lastName, String personType, boolean hasLicense) {}

    private record Information(
            BigInteger id,
            String name,
            String email,
            String invoiceEmail,
            Address address,
            String status,
            OrganizationSettings settings,
            Contact contact) {}

    private record Address(
            String street,
            String city,
            String postalArea,
            String postalCode,
            String countrySubdivision,
            String countryCode) {}

    private record OrganizationSettings(String currencyCode) {}

    private record Contact(String name, String phone, String email, String language) {}
}
