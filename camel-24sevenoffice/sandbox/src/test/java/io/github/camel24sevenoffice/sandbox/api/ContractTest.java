/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.sandbox.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camel24sevenoffice.sandbox.Client;
import io.github.camel24sevenoffice.sandbox.Client.Response;
import io.github.camel24sevenoffice.sandbox.Sandbox;
import io.github.camel24sevenoffice.sandbox.api.ContractCall.Caller;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Holds the sandbox against the published contract: every operation is called, and every status that the contract
 * declares for it is met, or named below with the reason why not. Of each response the status, the headers, the content type
 * and the body are compared, the body field by field, and a field that the contract lacks is an error too. The requests are
 * compared with the contract as well. The test is skipped if the contract is not beside the checkout.
 */
class ContractTest {

    /** Responses that the contract declares and the sandbox never sends, and why. */
    private static final Map<String, String> UNREACHABLE = Map.of();

    /** Headers that a response may lack, and why. */
    private static final Map<String, String> UNSENT = Map.of();

    /** Parameters that exist although the contract lacks them, and why. */
    private static final Map<String, String> UNDECLARED_PARAMETERS =
            Map.of("GET /customers page", "missing from the contract; clients had to find out");

    private static final Pattern NEXT = Pattern.compile("<([^>]+)>; *rel=\"next\"");

    private static Contract contract;
    private static Sandbox sandbox;
    private static Map<Caller, Client> clients;

    private final Map<String, String> kept = new HashMap<>();

    @BeforeAll
    static void start() throws IOException {
        contract = Contract.find().orElse(null);
        sandbox = Sandbox.builder()
                .application("narrow", "secret", "api.nothing:read")
                .start();
        Client granted = new Client(sandbox);
        clients = Map.of(
                Caller.GRANTED,
                granted,
                Caller.UNKNOWN,
                granted.authorization("Bearer nobody-issued-this"),
                Caller.NARROW,
                Client.of(sandbox, "narrow", "secret", Sandbox.ORGANIZATION_ID));
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    /** Before each, as a build reports no test of a class that is skipped as a whole. */
    @BeforeEach
    void needTheContract() {
        assumeTrue(contract != null, "The contract is not beside the checkout");
    }

    @Test
    void offersTheOperationsOfTheContractWithTheirScopes() {
        Map<String, Set<String>> offered = Operations.ALL.stream()
                .collect(Collectors.toMap(
                        operation -> operation.method() + " " + operation.path(),
                        operation -> new TreeSet<>(operation.scopes())));

        assertThat(contract.operations()).hasSize(78);
        assertThat(offered).containsExactlyInAnyOrderEntriesOf(contract.operations());
    }

    @Test
    void theTableMeetsEveryStatusOfEveryOperation() {
        Set<String> declared = new TreeSet<>();
        contract.operations().keySet().forEach(operation -> contract.statuses(operation)
                .forEach(status -> declared.add(operation + " -> " + status)));
        Set<String> met = ContractCalls.ALL.stream()
                .filter(call -> !call.isUpload())
                .map(call -> call.operation() + " -> " + call.status)
                .collect(Collectors.toCollection(TreeSet::new));
        met.addAll(UNREACHABLE.keySet());

        assertThat(met).containsExactlyElementsOf(declared);
    }

    @TestFactory
    Stream<DynamicTest> answersAsTheContractSays() {
        return ContractCalls.ALL.stream()
                .map(call -> DynamicTest.dynamicTest(call.toString(), () -> {
                    try {
                        check(call);
                    } catch (AssertionError e) {
                        // reports of a build number the calls only
                        throw new AssertionError(call + System.lineSeparator() + e.getMessage(), e);
                    }
                }));
    }

    @Test
    void theCheckItselfFindsWhatIsWrong() throws IOException {
        assertThat(errors("GET /taxes/{id}", "{\"id\":1,\"number\":1,\"name\":\"A\",\"rate\":2.5}"))
                .isEmpty();
        assertThat(errors("GET /taxes/{id}", "{\"code\":1}")).isNotEmpty();
        assertThat(errors("GET /taxes/{id}", "{\"id\":1.5}")).isNotEmpty();
        assertThat(errors("GET /taxes/{id}", "{\"id\":null}")).isNotEmpty();
        assertThat(errors("GET /customers/{customerId}", "{\"id\":2147483648}")).isNotEmpty();
        assertThat(errors("GET /customers/{customerId}", "{\"phone\":null}")).isEmpty();
        assertThat(errors("GET /customers/{customerId}", "{\"address\":{\"visit\":{\"street\":null}}}"))
                .isEmpty();
        assertThat(errors("GET /customers/{customerId}", "{\"address\":{\"visit\":{\"zip\":\"1\"}}}"))
                .isNotEmpty();
        assertThat(errors("GET /customers/{customerId}", "{\"address\":{\"postal\":{\"countryCode\":\"NO\"}}}"))
                .isNotEmpty();
        assertThat(errors("GET /salesorders/{id}/lines", "[{\"id\":1,\"type\":\"text\"}]"))
                .isEmpty();
        assertThat(errors("GET /salesorders/{id}/lines", "[{\"id\":1,\"text\":\"text\"}]"))
                .isNotEmpty();
        assertThat(errors("GET /salesorders/{id}/lines", "[{\"accrual\":{}}]")).isEmpty();
        assertThat(errors("GET /salesorders/{id}/lines", "[{\"accrual\":{\"length\":1}}]"))
                .isNotEmpty();
        assertThat(errors("GET /salesorders/{id}", "{\"invoice\":{\"transaction\":{\"id\":\"17\"}}}"))
                .isNotEmpty();
        assertThat(errors("GET /salesorders", "[{\"dimensions\":[]}]")).isNotEmpty();
        assertThat(errors("GET /salesorders/{id}", "{\"dimensions\":[]}")).isEmpty();
        assertThat(errors("GET /transactionlines", "[]")).isEmpty();
        assertThat(errors("GET /transactionlines", "[{\"amount\":1,\"date\":\"2026-02-30\",\"account\":{}}]"))
                .isNotEmpty();
        assertThat(errors("GET /transactionlines/{id}", "{\"amount\":1,\"date\":\"2026-02-03\"}"))
                .isNotEmpty();
        assertThat(errors("GET /transactionlines/{id}", line("{\"rate\":0.5}"))).isEmpty();
        assertThat(errors("GET /transactionlines/{id}", line("{\"rate\":0}"))).isNotEmpty();
    }

    private static String line(String currency) {
        return "{\"amount\":1,\"date\":\"2026-02-03\",\"account\":{},\"currency\":" + currency + "}";
    }

    private static List<String> errors(String operation, String body) throws IOException {
        return contract.responseErrors(operation, 200, "application/json", Client.JSON.readTree(body));
    }

    private void check(ContractCall call) throws IOException {
        byte[] body = call.body(kept).getBytes(StandardCharsets.UTF_8);
        if (call.isUpload()) {
            // the URL is all that is needed
            assertThat(kept).as("No earlier call has kept it").containsKeys("uploadMethod", "uploadUrl");
            Response response = Client.send(kept.get("uploadMethod"), kept.get("uploadUrl"), call.headers, body);
            assertThat(response.status()).as(response::toString).isBetween(200, 299);
            return;
        }
        if (call.isJson() && call.status < 300) {
            assertThat(contract.requestErrors(call.operation(), Client.JSON.readTree(body)))
                    .as("what is wrong with the request")
                    .isEmpty();
        }
        assertThat(call.queryParameters())
                .as("parameters that the contract has")
                .allMatch(name -> contract.queryParameters(call.operation()).contains(name)
                        || UNDECLARED_PARAMETERS.containsKey(call.operation() + " " + name));

        Response response = clients.get(call.caller).call(call.method, call.target(kept), call.headers, body);

        assertAsDeclared(call, response, call.linked);
        call.keeps.forEach((name, finder) -> {
            JsonNode value = finder.apply(response.body());
            assertThat(value == null || value.isMissingNode() || value.isNull())
                    .as("no %s in %s", name, response)
                    .isFalse();
            kept.put(name, value.asText());
        });
        if (call.linked) {
            Matcher next = NEXT.matcher(response.headers().firstValue("link").orElse(""));
            assertThat(next.find()).as("a next page in %s", response.headers()).isTrue();
            Response nextPage = clients.get(call.caller).call("GET", next.group(1), call.headers, body);
            assertAsDeclared(call, nextPage, false);
            assertThat(nextPage.body()).isNotEmpty().isNotEqualTo(response.body());
        }
    }

    private static void assertAsDeclared(ContractCall call, Response response, boolean linked) {
        assertThat(response.status()).as(response::toString).isEqualTo(call.status);
        // "Link" is of lists with tokens, which name nothing but a next page; "link" is of those with numbered pages
        assertThat(contract.headers(call.operation(), call.status))
                .contains("X-Trace-Id", "Access-Control-Allow-Origin", "Access-Control-Allow-Credentials")
                .allSatisfy(
                        name -> assertThat(response.headers().firstValue(name).isPresent()
                                        || UNSENT.containsKey(call.operation() + " " + name)
                                        || (name.equals("Link") && !linked))
                                .as("header %s", name)
                                .isTrue());
        if (call.status == 204) {
            assertThat(response.text()).isEmpty();
            return;
        }
        String contentType = response.headers()
                .firstValue("Content-Type")
                .orElse("")
                .split(";")[0]
                .strip();
        if (contract.contentTypes(call.operation(), call.status).isEmpty()) {
            assertThat(contentType).isEqualTo("application/json");
            assertThat(contract.undeclaredErrorErrors(response.body()))
                    .as(response::toString)
                    .isEmpty();
        } else {
            assertThat(contract.contentTypes(call.operation(), call.status)).contains(contentType);
            assertThat(contract.responseErrors(call.operation(), call.status, contentType, response.body()))
                    .as(response::toString)
                    .isEmpty();
        }
        if (call.status >= 400) {
            assertThat(response.body().path("trackingId").asText())
                    .isEqualTo(response.headers().firstValue("X-Trace-Id").orElseThrow());
        }
    }
}
