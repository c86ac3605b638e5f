/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The journal of all changes, and what can happen to rows while a client reads them. */
class ChangesTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final TestClock clock = new TestClock(START.toString());
    private final Sandbox sandbox = Sandbox.builder()
            .clock(clock)
            .tokenLifetime(Duration.ofDays(100))
            .organization(Sandbox.ORGANIZATION_ID)
            .organization("2")
            .start();
    private final Client client = new Client(sandbox);

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void showsEachChangeOfARow() {
        createCustomer("A");
        clock.advance(Duration.ofSeconds(1));
        client.patch("/customers/1001", "{'name': 'B'}").expect(200);
        clock.advance(Duration.ofSeconds(1));
        client.delete("/customers/1001").expect(204);

        assertThat(changes("customers"))
                .extracting(Change::kind, Change::id, Change::time, Change::modifiedAt, Change::organizationId)
                .containsExactly(
                        tuple(Change.Kind.CREATED, "1001", START, START, Sandbox.ORGANIZATION_ID),
                        tuple(
                                Change.Kind.UPDATED,
                                "1001",
                                START.plusSeconds(1),
                                START.plusSeconds(1),
                                Sandbox.ORGANIZATION_ID),
                        tuple(Change.Kind.DELETED, "1001", START.plusSeconds(2), null, Sandbox.ORGANIZATION_ID));
    }

    @Test
    void aRefusedCallIsNoChange() {
        client.patch("/customers/1001", "{'name': 'B'}").expect(404);
        client.post("/customers", "{'isCompany': 'maybe'}").expect(400);

        assertThat(changes("customers")).isEmpty();
    }

    @Test
    void organizationsAreToldApart() {
        createCustomer("A");
        new Client(sandbox, "2")
                .post("/customers", "{'isCompany': true, 'name': 'B'}")
                .expect(200);

        assertThat(changes("customers"))
                .extracting(Change::organizationId)
                .containsExactly(Sandbox.ORGANIZATION_ID, "2");
    }

    @Test
    void theLinesOfAnOrderAreRowsOfTheirOwn() {
        createCustomer("A");
        client.post("/salesorders", "{'customer': {'id': 1001, 'name': 'A'}}").expect(200);
        client.post("/salesorders/5001/lines", "{'type': 'text', 'description': 'Hei'}")
                .expect(200);

        assertThat(changes("salesorders/5001/lines")).hasSize(1);
    }

    @Test
    void canBeReadOverHttp() throws Exception {
        createCustomer("A");

        HttpResponse<String> response =
                http("/sandbox/changes?resource=customers&organization=" + Sandbox.ORGANIZATION_ID);

        assertThat(Client.JSON.readTree(response.body())).singleElement().satisfies(change -> assertThat(
                        change.toString())
                .isEqualTo("{\"time\":\"2026-01-01T00:00:00Z\",\"organizationId\":\"100000000000001\","
                        + "\"resource\":\"customers\",\"id\":\"1001\",\"kind\":\"created\","
                        + "\"modifiedAt\":\"2026-01-01T00:00:00Z\"}"));
        assertThat(http("/sandbox/changes?organization=2&resource=customers").body())
                .isEqualTo("[]");
    }

    @Test
    void somethingCanHappenBetweenTwoPages() {
        for (int i = 1; i <= 4; i++) {
            createCustomer("C" + i);
        }
        sandbox.inject(
                Fault.on("/v1/customers").method("GET").after(1).times(1).perform(() -> client.delete("/customers/1001")
                        .expect(204)));

        assertThat(client.get("/customers?limit=2").column("/id")).containsExactly("1001", "1002");
        assertThat(client.get("/customers?limit=2&page=2").column("/id"))
                .as("the third customer has moved to the first page")
                .containsExactly("1004");
    }

    @Test
    void theDateOfAResponseIsThatOfTheClock() throws Exception {
        clock.advance(Duration.ofHours(-5));

        assertThat(http("/v1/taxes").headers().firstValue("Date")).hasValue("Wed, 31 Dec 2025 19:00:00 GMT");
    }

    private void createCustomer(String name) {
        client.post("/customers", "{'isCompany': true, 'name': '" + name + "'}").expect(200);
    }

    private List<Change> changes(String resource) {
        return sandbox.changes().stream()
                .filter(change -> change.resource().equals(resource))
                .toList();
    }

    private HttpResponse<String> http(String path) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(sandbox.url() + path)).build(),
                        HttpResponse.BodyHandlers.ofString());
    }
}
