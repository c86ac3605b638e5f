/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.sandbox.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camel24sevenoffice.sandbox.Client;
import io.github.camel24sevenoffice.sandbox.Client.Response;
import io.github.camel24sevenoffice.sandbox.Sandbox;
import io.github.camel24sevenoffice.sandbox.SandboxBuilder;
import io.github.camel24sevenoffice.sandbox.data.Operation;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Two organizations and three applications side by side: a token reads and writes one organization, within its scopes. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class IsolationTest {

    private static final String NORTH = "100000000000001";
    private static final String SOUTH = "200000000000002";

    private final Sandbox sandbox = Sandbox.builder()
            .organization(NORTH)
            .organization(SOUTH)
            .application("reader", "reader-secret", "api.crm.customer:read", "api.accounting.tax:read")
            .application("writer", "writer-secret", "api.crm.customer:write")
            .start();

    private final Client north = client(NORTH);
    private final Client south = client(SOUTH);

    @AfterEach
    void stop() {
        sandbox.close();
    }

    /** All that the calls of the contract write in one organization, and all lists of the other before and after. */
    @Test
    void whatOneWritesTheOtherNeverSees() {
        Map<String, String> before = lists(south);

        Map<String, String> kept = play(north);

        assertThat(kept).isNotEmpty();
        assertThat(lists(south)).isEqualTo(before);
    }

    /** An id of one organization names nothing, or another thing, in the other. */
    @Test
    void whatOneWritesTheOtherCannotReadChangeOrDelete() {
        Map<String, String> kept = play(north);
        Map<String, String> rows = new LinkedHashMap<>();
        Stream.of(
                        "/customers/company",
                        "/customers/privateCustomer",
                        "/customers/company/bankaccounts",
                        "/customers/company/bankaccounts/customerAccount",
                        "/productcategories/category",
                        "/products/product",
                        "/products/product/dimensions",
                        "/salesorders/order",
                        "/salesorders/order/lines",
                        "/salesorders/order/attachments",
                        "/salesorders/order/lines/line",
                        "/fileUpload/file",
                        "/documents/document",
                        "/transactionlines/transactionLine",
                        "/bankaccounts/bankAccount",
                        "/banktransactions/bankTransaction")
                .forEach(path -> {
                    String target = path;
                    for (String name : path.split("/")) {
                        if (kept.containsKey(name)) {
                            target = target.replace("/" + name, "/" + kept.get(name));
                        }
                    }
                    Response mine = north.get(target);
                    if (mine.status() == 200) {
                        rows.put(target, mine.text());
                    }
                });

        assertThat(rows).isNotEmpty();
        rows.forEach((target, text) -> {
            assertThat(south.get(target).status()).as(target).isBetween(400, 404);
            assertThat(south.patch(target, "{}").status()).as(target).isBetween(400, 405);
            assertThat(south.delete(target).status()).as(target).isBetween(400, 405);
            assertThat(north.get(target).text()).as(target).isEqualTo(text);
        });
    }

    @Test
    void equalIdsAreDifferentRows() {
        JsonNode mine = north.post("/customers", company("Nordlys AS")).body();
        JsonNode theirs = south.post("/customers", company("Sydvest AS")).body();

        assertThat(mine.get("id")).isEqualTo(theirs.get("id"));
        String path = "/customers/" + mine.get("id").asInt();
        assertThat(north.get(path).body().path("name").asText()).isEqualTo("Nordlys AS");
        assertThat(south.get(path).body().path("name").asText()).isEqualTo("Sydvest AS");
        assertThat(north.patch(path, "{\"name\":\"Nordlyset AS\"}").status()).isEqualTo(200);
        assertThat(south.get(path).body().path("name").asText()).isEqualTo("Sydvest AS");
        assertThat(north.delete(path).status()).isEqualTo(204);
        assertThat(south.get(path).status()).isEqualTo(200);
    }

    @Test
    void referencesToRowsOfTheOtherAreRefused() {
        north.post("/customers", company("Nordlys AS"));
        int second = north.post("/customers", company("Fjellheim AS"))
                .body()
                .get("id")
                .asInt();
        String order = "{\"customer\":{\"id\":" + second + ",\"name\":\"Fjellheim AS\"}}";

        assertThat(south.post("/salesorders", order).status()).isEqualTo(400);
        assertThat(north.post("/salesorders", order).status()).isEqualTo(200);
    }

    @Test
    void applicationsOfOneOrganizationShareItsDataWithinTheirScopes() {
        Client reader = client("reader", NORTH);
        Client writer = client("writer", NORTH);

        Response created = writer.post("/customers", company("Nordlys AS"));
        String path = "/customers/" + created.body().get("id").asInt();

        assertThat(created.status()).isEqualTo(200);
        assertThat(reader.get(path).body()).isEqualTo(created.body());
        assertThat(writer.get(path).status()).isEqualTo(403);
        assertThat(writer.get("/taxes").status()).isEqualTo(403);
        assertThat(reader.get("/taxes").status()).isEqualTo(200);
        assertThat(reader.post("/customers", company("Fjellheim AS")).status()).isEqualTo(403);
        assertThat(reader.delete(path).status()).isEqualTo(403);
        assertThat(north.get(path).status()).isEqualTo(200);
    }

    /** With the scopes of an operation but for one, that one is missing. */
    @Test
    void everyOperationNeedsEachOfItsScopes() {
        List<String> all = Operations.ALL.stream()
                .flatMap(operation -> operation.scopes().stream())
                .distinct()
                .toList();
        SandboxBuilder builder = Sandbox.builder().organization(NORTH);
        all.forEach(scope -> builder.application(
                scope,
                "secret",
                all.stream().filter(other -> !other.equals(scope)).toArray(String[]::new)));
        try (Sandbox strict = builder.start()) {
            Map<String, Client> without = new HashMap<>();
            all.forEach(scope -> without.put(scope, Client.of(strict, scope, "secret", NORTH)));
            for (Operation operation : Operations.ALL) {
                String path = operation.path().replaceAll("\\{\\w+}", "1");
                without.forEach((scope, client) -> {
                    Response response = client.send(operation.method(), path, "{}");
                    if (operation.scopes().contains(scope)) {
                        assertThat(response.status())
                                .as("%s without %s", operation, scope)
                                .isEqualTo(403);
                        assertThat(response.text()).contains(scope);
                    } else {
                        assertThat(response.text())
                                .as("%s without %s", operation, scope)
                                .doesNotContain(scope);
                    }
                });
            }
        }
    }

    @Test
    void aTokenOfOneSandboxIsUnknownToAnother() {
        try (Sandbox other = Sandbox.builder().organization(NORTH).start()) {
            Client stranger = new Client(other).authorization(north.authorization());

            assertThat(stranger.get("/taxes").status()).isEqualTo(401);
        }
    }

    @Test
    void anUnknownOrganizationGetsNoToken() {
        assertThatThrownBy(() -> client("300000000000003")).hasMessageContaining("403");
        assertThatThrownBy(() -> Client.of(sandbox, "reader", "writer-secret", NORTH))
                .hasMessageContaining("401");
    }

    /** Makes the calls of the table that succeed, as far as they go; returns what they kept. */
    private static Map<String, String> play(Client client) {
        Map<String, String> kept = new HashMap<>();
        for (ContractCall call : ContractCalls.ALL) {
            if (call.status >= 300) {
                continue;
            }
            try {
                byte[] body = call.body(kept).getBytes(StandardCharsets.UTF_8);
                if (call.isUpload()) {
                    if (kept.containsKey("uploadUrl")) {
                        Client.send(kept.get("uploadMethod"), kept.get("uploadUrl"), call.headers, body);
                    }
                    continue;
                }
                if (call.method.equals("DELETE")) {
                    continue;
                }
                Response response = client.call(call.method, call.target(kept), call.headers, body);
                if (response.status() == call.status) {
                    call.keeps.forEach((name, finder) -> {
                        JsonNode value = finder.apply(response.body());
                        if (value != null && value.isValueNode()) {
                            kept.put(name, value.asText());
                        }
                    });
                }
            } catch (AssertionError e) {
                // what this call is about is not there
            }
        }
        return kept;
    }

    /** What all lists say. */
    private static Map<String, String> lists(Client client) {
        Map<String, String> lists = new LinkedHashMap<>();
        for (Operation operation : Operations.ALL) {
            if (operation.isRead() && !operation.path().contains("{")) {
                Response response = client.get(operation.path() + "?dateFrom=2026-01-01&dateTo=2026-12-31");
                assertThat(response.status()).as(operation.path()).isEqualTo(200);
                lists.put(operation.path(), response.text());
            }
        }
        return lists;
    }

    private Client client(String organizationId) {
        return Client.of(sandbox, Sandbox.CLIENT_ID, Sandbox.CLIENT_SECRET, organizationId);
    }

    private Client client(String application, String organizationId) {
        return Client.of(sandbox, application, application + "-secret", organizationId);
    }

    private static String company(String name) {
        return "{\"isCompany\":true,\"name\":\"" + name + "\"}";
    }
}
