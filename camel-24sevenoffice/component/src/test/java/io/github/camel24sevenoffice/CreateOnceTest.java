/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camel24sevenoffice.error.TsOfficeConnectionFailedException;
import io.github.camel24sevenoffice.error.TsOfficeServerException;
import io.github.camel24sevenoffice.error.TsOfficeUnreadableResponseException;
import io.github.camel24sevenoffice.model.SalesOrder;
import io.github.camel24sevenoffice.sandbox.BadResponse;
import io.github.camel24sevenoffice.sandbox.Fault;
import io.github.camel24sevenoffice.sandbox.JournalEntry;
import io.github.camel24sevenoffice.sandbox.Reset;
import io.github.camel24sevenoffice.sandbox.Sandbox;
import io.github.camel24sevenoffice.sandbox.SpecVersion;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.RoutesBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** POSTs whose outcome is not known: what they create exists once, whatever happens. */
class CreateOnceTest extends ContextTestSupport {

    private static final String ORDERS = "/v1/salesorders";
    private static final String CREATE = "tsoffice:salesorders?method=POST&createOnce=referenceNumber";

    private Sandbox sandbox = Sandbox.builder().start();

    @Override
    protected TsOfficeComponent component() {
        TsOfficeComponent component = TsOfficeTestSupport.component(sandbox);
        component.getConfiguration().setRetryDelay(1);
        return component;
    }

    @Override
    protected RoutesBuilder createRouteBuilder() {
        return new HandledRoutes()
                .with("direct:order", CREATE)
                .with("direct:order-typed", CREATE + "&outputType=" + SalesOrder.class.getName())
                .with("direct:order-look-first", CREATE + "&lookFirst=true")
                .with("direct:order-unsafe", "tsoffice:salesorders?method=POST")
                .with("direct:any", route -> route.toD("${header.uri}"));
    }

    @AfterEach
    void stopSandbox() {
        sandbox.close();
    }

    private static Map<String, Object> order(String reference) {
        return Map.of("referenceNumber", reference, "customer", Map.of("id", 1001, "name", "Fjord AS"));
    }

    @BeforeEach
    void createCustomer() {
        send("tsoffice:customers?method=POST", Map.of("isCompany", true, "name", "Fjord AS"));
        sandbox.clearJournal();
    }

    private List<JournalEntry> calls(String method, String path) {
        return sandbox.apiRequests().stream()
                .filter(entry -> entry.method().equals(method) && entry.path().equals(path))
                .toList();
    }

    static Stream<Arguments> lostResponses() {
        Fault orders = Fault.on(ORDERS).method("POST").times(1);
        return Stream.of(
                Arguments.of("lost", orders.reset(Reset.AFTER_WORK)),
                Arguments.of("broken off", orders.reset(Reset.DURING_RESPONSE)),
                Arguments.of("half", orders.response(BadResponse.HALF_BODY)),
                Arguments.of("a gateway's error", orders.status(502).html().afterWork()),
                Arguments.of("a gateway's page", orders.status(200).html().afterWork()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("lostResponses")
    void aRedeliveryReturnsWhatWasCreated(String name, Fault fault) {
        sandbox.inject(fault);

        Exchange exchange = send("direct:order-typed", order("web-1"));

        assertThat(exchange.getException()).isNull();
        SalesOrder created = exchange.getMessage().getBody(SalesOrder.class);
        assertThat(created.referenceNumber()).isEqualTo("web-1");
        assertThat(created.id()).isPositive();
        assertThat(exchange.getMessage().getHeader(TsOfficeConstants.HTTP_RESPONSE_CODE))
                .isEqualTo(200);
        assertThat(calls("POST", ORDERS)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"503", "500"})
    void whatWasNotCreatedIsCreatedByTheRedelivery(int status) {
        sandbox.inject(Fault.on(ORDERS).method("POST").status(status).json().times(2));

        Exchange exchange = send("direct:order", order("web-1"));

        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getBody(String.class)).contains("\"referenceNumber\":\"web-1\"");
        assertThat(calls("GET", ORDERS)).hasSize(2);
    }

    @Test
    void withoutTheOptionNothingIsRepeated() {
        sandbox.inject(Fault.on(ORDERS).method("POST").reset(Reset.AFTER_WORK).times(1));

        assertThat(send("direct:order-unsafe", order("web-1")).getException())
                .isInstanceOf(TsOfficeConnectionFailedException.class);
    }

    @Test
    void aThousandOrdersThroughAServerThatLosesEveryTenthResponseExistOnce() throws Exception {
        sandbox.inject(Fault.on(ORDERS).method("POST").reset(Reset.AFTER_WORK).probability(0.1, 42));
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<Exchange>> sent = new ArrayList<>();
            for (int i = 0; i < 1_000; i++) {
                String reference = "web-" + i;
                sent.add(threads.submit(() -> send("direct:order-typed", order(reference))));
            }
            Set<Object> ids = new HashSet<>();
            for (Future<Exchange> one : sent) {
                assertThat(one.get().getException()).isNull();
                ids.add(one.get().getMessage().getBody(SalesOrder.class).id());
            }
            assertThat(ids).hasSize(1_000);
        } finally {
            threads.shutdownNow();
        }
        sandbox.clearFaults();
        List<?> all = send("tsoffice:salesorders?paging=list&limit=100", null)
                .getMessage()
                .getBody(List.class);
        assertThat(all)
                .extracting(row -> ((Map<?, ?>) row).get("referenceNumber"))
                .hasSize(1_000)
                .doesNotHaveDuplicates();
        assertThat(calls("GET", ORDERS).size())
                .as("look-ups, and pages of the list")
                .isGreaterThan(50);
    }

    @Test
    void afterARestartNothingIsCreatedAgain() {
        assertThat(send("direct:order", order("web-1")).getException()).isNull();

        Exchange again = send("direct:order-look-first", order("web-1"));

        assertThat(again.getException()).isNull();
        assertThat(again.getMessage().getBody(String.class)).contains("web-1");
        assertThat(calls("POST", ORDERS)).hasSize(1);
        assertThat(send("direct:order-look-first", order("web-2")).getException())
                .isNull();
        assertThat(calls("POST", ORDERS)).hasSize(2);
    }

    @ParameterizedTest
    @EnumSource(SpecVersion.class)
    void anApiThatIgnoresTheFilterIsSearched(SpecVersion version) {
        sandbox.close();
        sandbox = Sandbox.builder().specVersion(version).start();
        context().addComponent("versioned", component());
        send("versioned:customers?method=POST", Map.of("isCompany", true, "name", "Fjord AS"));
        for (int i = 0; i < 60; i++) {
            send("versioned:salesorders?method=POST", order("other-" + i));
        }
        sandbox.inject(Fault.on(ORDERS).method("POST").reset(Reset.AFTER_WORK).times(1));

        Exchange exchange =
                send("direct:any", order("web-1"), Map.of("uri", CREATE.replace("tsoffice:", "versioned:")));

        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getBody(String.class)).contains("\"referenceNumber\":\"web-1\"");
        assertThat(calls("POST", ORDERS)).hasSize(61);
    }

    static Stream<Arguments> operations() {
        return Stream.of(
                Arguments.of(
                        "customers",
                        "externalReference",
                        "{\"externalReference\":\"K-1\",\"name\":\"Fjord\",\"isCompany\":true}"),
                Arguments.of(
                        "customers",
                        "organizationNumber",
                        "{\"organizationNumber\":\"915922513\",\"name\":\"Fjord\",\"isCompany\":true}"),
                Arguments.of("products", "number", "{\"number\":\"P-1\",\"name\":\"Nail\",\"category\":{\"id\":1}}"),
                Arguments.of(
                        "productcategories",
                        "alternativeReference",
                        "{\"alternativeReference\":\"C-1\",\"name\":\"Nails\"}"),
                Arguments.of(
                        "transactions",
                        "comment",
                        "{\"transactionTypeNumber\":1,\"comment\":\"shop 17\",\"date\":\"2026-02-01\",\"lines\":["
                                + "{\"accountNumber\":1920,\"amount\":100,\"date\":\"2026-02-01\",\"tax\":{\"number\":0}},"
                                + "{\"accountNumber\":3000,\"amount\":-100,\"date\":\"2026-02-01\",\"tax\":{\"number\":0}}]}"));
    }

    @ParameterizedTest(name = "{0} by {1}")
    @MethodSource("operations")
    void everyOperationFindsWhatItHasCreated(String path, String field, String body) {
        send(
                "direct:any",
                body.replace("-1\"", "-2\"").replace("17", "18").replace("915922513", "974760673"),
                Map.of("uri", "tsoffice:" + path + "?method=POST"));
        sandbox.inject(
                Fault.on("/v1/" + path).method("POST").reset(Reset.AFTER_WORK).times(1));
        String uri = "tsoffice:" + path + "?method=POST&createOnce=" + field;

        Exchange exchange = send("direct:any", body, Map.of("uri", uri));

        assertThat(exchange.getException()).isNull();
        assertThat(calls("POST", "/v1/" + path)).hasSize(2);
        String created = exchange.getMessage().getBody(String.class);
        if (path.equals("transactions")) {
            assertThat(created).containsPattern("\\{\"transactionId\":\"?[^\"]+\"?}");
        } else {
            assertThat(created)
                    .contains("\"" + field + "\":\"" + body.replaceAll(".*\"" + field + "\":\"([^\"]+)\".*", "$1")
                            + "\"");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"customer\":{\"name\":\"x\"}} | must have a value in the field referenceNumber",
                "{\"referenceNumber\":\"\"} | must have a value in the field referenceNumber",
                "{\"referenceNumber\":{}} | must have a value in the field referenceNumber",
                "{\"referenceNumber\" | must be a JSON object"
            })
    void aBodyWithoutTheKeyFailsBeforeAnythingIsSent(String body, String message) {
        assertThat(send("direct:order", body).getException())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
        assertThat(sandbox.requests()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "tsoffice:salesorders?method=POST&createOnce=memo | [POST /salesorders by referenceNumber], but is memo of POST /salesorders",
                "tsoffice:salesorders/7/lines?method=POST&createOnce=description | POST /transactions by comment], but is description",
                "tsoffice:salesorders?createOnce=referenceNumber | but is referenceNumber of GET /salesorders",
                "tsoffice:taxes?lookFirst=true | The option lookFirst needs the option createOnce"
            })
    void anOperationThatCannotFindWhatItCreatesIsRefusedAtStartUp(String uri, String message) {
        assertThatThrownBy(() -> template.requestBody(uri, "{}")).hasStackTraceContaining(message);
    }

    @Test
    void aKeyOfSeveralRowsIsAnError() {
        send("direct:order-unsafe", order("web-1"));
        send("direct:order-unsafe", order("web-1"));

        assertThat(send("direct:order-look-first", order("web-1")).getException())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith(
                        "GET /salesorders has several rows with the value that the message has in the field"
                                + " referenceNumber");
        assertThat(calls("POST", ORDERS)).hasSize(2);
    }

    @Test
    void aBankTransactionIsFoundByItsReference() throws Exception {
        String account = send(
                        "direct:any",
                        "{\"number\":\"12345678903\",\"bic\":\"DNBANOKK\",\"type\":\"bban\","
                                + "\"name\":\"Main\",\"owner\":{\"name\":\"Fjord\",\"organizationNumber\":\"915922513\","
                                + "\"contact\":{\"name\":\"Kari\",\"email\":\"kari@example.com\"}}}",
                        Map.of("uri", "tsoffice:bankaccounts?method=POST&createOnce=number&lookFirst=true"))
                .getMessage()
                .getBody(String.class);
        String id = new ObjectMapper().readTree(account).path("id").asText();
        sandbox.inject(Fault.on("/v1/banktransactions")
                .method("POST")
                .reset(Reset.AFTER_WORK)
                .times(1));

        Exchange exchange = send(
                "direct:any",
                "{\"bankTransactionReference\":\"reference-1\",\"type\":\"inbound\","
                        + "\"bankAccount\":{\"id\":\"" + id
                        + "\"},\"paymentReference\":{\"type\":\"text\",\"value\":\"x\"},"
                        + "\"amount\":{\"value\":1,\"currency\":{\"code\":\"NOK\"}},\"date\":\"2026-02-01\"}",
                Map.of("uri", "tsoffice:banktransactions?method=POST&createOnce=bankTransactionReference"));

        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getBody(String.class))
                .contains("\"bankTransactionReference\":\"reference-1\"");
        assertThat(calls("POST", "/v1/banktransactions")).hasSize(1);
        send(
                "direct:any",
                "{\"number\":\"12345678903\"}",
                Map.of("uri", "tsoffice:bankaccounts?method=POST&createOnce=number&lookFirst=true"));
        assertThat(calls("POST", "/v1/bankaccounts")).hasSize(1);
    }

    /** Also without the ready-made handlers: whoever redelivers the exchange gets the look-up. */
    @Test
    void theExceptionSaysThatTheCallMayBeRepeated() {
        sandbox.inject(
                Fault.on(ORDERS).method("POST").status(502).json().afterWork().times(1));
        TsOfficeServerException server = send(CREATE, order("web-1")).getException(TsOfficeServerException.class);
        assertThat(server.isRepeatable()).isTrue();
        assertThat(server).hasMessageNotContaining("would do it twice");

        sandbox.inject(
                Fault.on(ORDERS).method("POST").status(200).html().afterWork().times(1));
        assertThat(send(CREATE, order("web-2"))
                        .getException(TsOfficeUnreadableResponseException.class)
                        .isRepeatable())
                .isTrue();
    }
}
