/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OrganizationTest {

    // more than a long can hold
    private static final String OTHER = "9999999999999999999";

    private final Sandbox sandbox = Sandbox.builder()
            .organization(Sandbox.ORGANIZATION_ID)
            .organization(OTHER)
            .start();
    private final Client api = new Client(sandbox);

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void namesTheOrganizationOfTheToken() {
        JsonNode information = api.get("/organization/information").expect(200).body();

        assertThat(information.path("id").longValue()).isEqualTo(100_000_000_000_001L);
        assertThat(information.path("status").asText()).isEqualTo("Active");
        assertThat(information.at("/settings/currencyCode").asText()).isEqualTo("NOK");
        assertThat(new Client(sandbox, OTHER)
                        .get("/organization/information")
                        .expect(200)
                        .body()
                        .path("id")
                        .bigIntegerValue())
                .hasToString(OTHER);
    }

    @Test
    void knowsPeople() {
        assertThat(api.get("/organization/people").expect(200).column("/id")).containsExactly("1", "2", "3", "4");
        assertThat(api.get("/organization/people?personType=Basic").expect(200).column("/id"))
                .containsExactly("2");
        api.get("/organization/people?personType=Robot").expectInvalid("personType", "enum");
        assertThat(api.get("/organization/people/2")
                        .expect(200)
                        .body()
                        .path("identityId")
                        .isNull())
                .isTrue();
        api.get("/organization/people/2?personType=Client").expect(404);
        api.get("/organization/people/77").expect(404);
        api.get("/organization/people/x").expectInvalid("id", "type");
    }

    @Test
    void aTokenBelongsToOneOfThePeople() {
        JsonNode me = api.get("/me?thumb=false&maxAge=60").expect(200).body();
        JsonNode person = api.get("/organization/people/1").body();

        assertThat(me.path("id")).isEqualTo(person.path("identityId"));
        assertThat(me.path("firstName")).isEqualTo(person.path("firstName"));
        api.get("/me?thumb=small").expectInvalid("thumb", "type");
    }

    @Test
    void hasIdentifiers() {
        assertThat(api.get("/me/identifiers").expect(200).column("/type")).containsExactly("Email", "Phone");
        assertThat(api.get("/me/identifiers?type=Phone").column("/status")).containsExactly("Unconfirmed");
        JsonNode confirmed =
                api.get("/me/identifiers?status=Confirmed").expect(200).body();
        assertThat(confirmed).hasSize(1);
        assertThat(api.get("/me/identifiers/" + confirmed.at("/0/id").asText())
                        .expect(200)
                        .body())
                .isEqualTo(confirmed.get(0));
        api.get("/me/identifiers?status=Maybe").expectInvalid("status", "enum");
        api.get("/me/identifiers/77").expect(404);
    }

    @Test
    void hasALicenseForTheOrganization() {
        JsonNode license = api.get("/me/licenses").expect(200).body().get(0);

        assertThat(license.path("organizationId").longValue()).isEqualTo(100_000_000_000_001L);
        assertThat(api.get("/me/licenses?organizationId=100000000000001&personId=1")
                        .body())
                .hasSize(1);
        assertThat(api.get("/me/licenses?organizationId=7").body()).isEmpty();
        String path = "/me/licenses/" + license.path("id").asText() + "/organization";
        assertThat(api.get(path).expect(200).body().fieldNames()).toIterable().containsExactly("id", "name", "email");
        new Client(sandbox, OTHER).get(path).expect(404);
    }
}
