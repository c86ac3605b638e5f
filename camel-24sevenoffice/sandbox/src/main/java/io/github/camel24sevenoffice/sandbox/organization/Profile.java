/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.sandbox.organization;

import io.github.camel24sevenoffice.sandbox.data.Failure;
import io.github.camel24sevenoffice.sandbox.data.Operation;
import io.github.camel24sevenoffice.sandbox.data.Organization;
import io.github.camel24sevenoffice.sandbox.data.Request;
import io.github.camel24sevenoffice.sandbox.http.Response;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

/**
 * Who the token is for: {@code /me}. The contract offers it to tokens with an identity; whether one of client credentials
 * has an identity is unknown. Here it has that of a made-up person.
 */
public final class Profile {

    public static final List<Operation> OPERATIONS = List.of(
            Operation.of("GET", "/me", "api.me.profile:read", (organization, request) -> me(request)),
            Operation.of(
                    "GET",
                    "/me/identifiers",
                    "api.me.identifiers:read",
                    (organization, request) -> identifiers(request)),
            Operation.of(
                    "GET",
                    "/me/identifiers/{id}",
                    "api.me.identifiers:read",
                    (organization, request) -> identifier(request)),
            Operation.of("GET", "/me/licenses", "api.me.license:read", Profile::licenses),
            Operation.of(
                    "GET",
                    "/me/licenses/{id}/organization",
                    "api.organization.information:read",
                    Profile::organization));

    private static final OrganizationInformation.Person USER = OrganizationInformation.USER;

    private static final List<Identifier> IDENTIFIERS = List.of(
            new Identifier(id("e-mail"), "Email", "kari@sandbox.example.com", "Confirmed"),
            new Identifier(id("phone"), "Phone", "+4700000000", "Unconfirmed"));

    private Profile() {}

    /** Pictures can be asked for, but the contract has no field for one. */
    private static Response me(Request request) {
        request.flag("thumb");
        request.flag("bigthumb");
        request.number("maxAge");
        return Response.ok(
                new Me(USER.identityId(), USER.firstName(), USER.lastName(), "Europe/Oslo", "NO", "no", "nb-NO"));
    }

    private static Response identifiers(Request request) {
        String type = request.parameter("type").orElse(null);
        String status = request.oneOf("status", "Unconfirmed", "Confirmed").orElse(null);
        return Response.ok(IDENTIFIERS.stream()
                .filter(identifier -> type == null || identifier.type().equalsIgnoreCase(type))
                .filter(identifier -> status == null || identifier.status().equals(status))
                .toList());
    }

    private static Response identifier(Request request) {
        String id = request.text("id");
        return IDENTIFIERS.stream()
                .filter(identifier -> identifier.id().toString().equalsIgnoreCase(id))
                .findFirst()
                .map(Response::ok)
                .orElseThrow(() -> Failure.notFound("identifier"));
    }

    private static Response licenses(Organization organization, Request request) {
        License license = license(organization);
        Long organizationId = request.number("organizationId").orElse(null);
        Long personId = request.number("personId").orElse(null);
        boolean wanted = (organizationId == null || license.organizationId().equals(BigInteger.valueOf(organizationId)))
                && (personId == null || personId == license.personId());
        return Response.ok(wanted ? List.of(license) : List.of());
    }

    private static Response organization(Organization organization, Request request) {
        if (!license(organization).id().toString().equalsIgnoreCase(request.text("id"))) {
            throw Failure.notFound("license");
        }
        return Response.ok(new Summary(
                id("organization " + organization.id()), OrganizationInformation.NAME, OrganizationInformation.EMAIL));
    }

    private static License license(Organization organization) {
        return new License(
                id("license " + organization.id()),
                OrganizationInformation.NAME,
                new BigInteger(organization.id()),
                USER.identityId(),
                USER.id());
    }

    private static UUID id(String what) {
        return UUID.nameUUIDFromBytes(what.getBytes(StandardCharsets.UTF_8));
    }

    private record Me(
            UUID id,
            String firstName,
            String lastName,
            String timeZone,
            String countryCode,
            String language,
            String culture) {}

    private record Identifier(UUID id, String type, String value, String status) {}

    private record License(UUID id, String name, BigInteger organizationId, UUID identityId, int personId) {}

    private record Summary(UUID id, String name, String email) {}
}
