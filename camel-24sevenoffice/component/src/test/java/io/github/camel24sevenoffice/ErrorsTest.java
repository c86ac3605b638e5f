/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camel24sevenoffice.error.BusinessError;
import io.github.camel24sevenoffice.error.FailedCall;
import io.github.camel24sevenoffice.error.TsOfficeAccessDeniedException;
import io.github.camel24sevenoffice.error.TsOfficeConflictException;
import io.github.camel24sevenoffice.error.TsOfficeConnectionFailedException;
import io.github.camel24sevenoffice.error.TsOfficeNotFoundException;
import io.github.camel24sevenoffice.error.TsOfficeOperationFailedException;
import io.github.camel24sevenoffice.error.TsOfficeRateLimitedException;
import io.github.camel24sevenoffice.error.TsOfficeServerException;
import io.github.camel24sevenoffice.error.TsOfficeValidationException;
import io.github.camel24sevenoffice.error.ValidationError;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.http.base.HttpOperationFailedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every status and every form of an error body, as a person sees it. It takes some seconds, since each starts a Camel context. */
class ErrorsTest extends RecordingTestSupport {

    private static final String VALIDATION = """
            {"error":{"name":"ValidationError","payload":{"validationErrors":[
              {"path":"customer.name","keyword":"required"},{"path":"date","keyword":"format"}]}},"trackingId":"8c1f"}""";
    private static final String BAD_REQUEST = """
            {"error":{"name":"BadRequestError","payload":{"errors":[
              {"type":"NoLines","message":"The order has no lines","arguments":["Ola Nordmann"]}]}},"trackingId":"8c20"}""";
    private static final String GENERIC = """
            {"error":{"name":"SomeError","message":"It did\\nnot work"},"trackingId":"8c21"}""";

    @Override
    protected RouteBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:read").to("tsoffice:customers/{id}");
                from("direct:order")
                        .onException(TsOfficeOperationFailedException.class)
                        .handled(true)
                        .setBody(simple("${exception.errorName}|${exception.errorMessage}|${exception.trackingId}"
                                + "|${exception.traceId}|${exception.method}|${exception.path}"
                                + "|${exception.validationErrors}|${exception.validationErrors[0].path}"
                                + "|${exception.statusCode}"))
                        .end()
                        .to("tsoffice:salesorders?method=POST");
                from("direct:line")
                        .onException(TsOfficeValidationException.class)
                        .handled(true)
                        .setBody(simple("${exception.businessErrors[0].type}|${exception.businessErrors[0].message}"
                                + "|${exception.businessErrors[0].arguments[0]}"))
                        .end()
                        .to("tsoffice:salesorders/1/lines?method=POST");
            }
        };
    }

    static Stream<Arguments> statuses() {
        return Stream.of(
                Arguments.of(400, TsOfficeValidationException.class),
                Arguments.of(401, TsOfficeAccessDeniedException.class),
                Arguments.of(403, TsOfficeAccessDeniedException.class),
                Arguments.of(404, TsOfficeNotFoundException.class),
                Arguments.of(409, TsOfficeConflictException.class),
                Arguments.of(415, TsOfficeOperationFailedException.class),
                Arguments.of(422, TsOfficeValidationException.class),
                Arguments.of(429, TsOfficeRateLimitedException.class),
                Arguments.of(500, TsOfficeServerException.class),
                Arguments.of(502, TsOfficeServerException.class),
                Arguments.of(503, TsOfficeServerException.class),
                Arguments.of(504, TsOfficeServerException.class),
                Arguments.of(302, TsOfficeOperationFailedException.class));
    }

    @ParameterizedTest
    @MethodSource("statuses")
    void eachStatusHasItsException(int status, Class<?> type) {
        server.respond(request -> RecordingServer.Response.json(status, GENERIC).with("X-Trace-Id", "t-1"));

        Exception failure = read().getException();

        assertThat(failure)
                .isExactlyInstanceOf(type)
                .isInstanceOf(HttpOperationFailedException.class)
                .hasMessageStartingWith(
                        "GET /customers/{customerId} failed for organization 100000000000007: " + status)
                .hasMessageContaining(", SomeError (It did not work), trackingId 8c21, traceId t-1")
                .hasMessageNotContaining("4711");
    }

    static Stream<Arguments> bodies() {
        return Stream.of(400, 403, 404, 409, 429, 500, 503).flatMap(status -> Stream.of(
                        VALIDATION,
                        BAD_REQUEST,
                        GENERIC,
                        "<html><h1>Bad gateway</h1></html>",
                        "",
                        GENERIC.substring(0, 40),
                        "null",
                        "[1]",
                        "{\"error\":\"text\",\"trackingId\":17}",
                        "{\"error\":{\"payload\":{\"validationErrors\":{},\"errors\":[7,null]}}}")
                .map(body -> Arguments.of(status, body)));
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void everyErrorBodyIsHandled(int status, String body) {
        server.respond(request -> RecordingServer.Response.of(status, "text/html", body));

        TsOfficeOperationFailedException failure = read().getException(TsOfficeOperationFailedException.class);

        assertThat(failure.getStatusCode()).isEqualTo(status);
        assertThat(failure.getResponseBody()).isEqualTo(body);
        assertThat(failure.getMessage()).doesNotContain("<html>").doesNotContain("Ola Nordmann");
    }

    @Test
    void validationErrorsAreInTheMessage() {
        server.respond(request -> RecordingServer.Response.json(400, VALIDATION));

        TsOfficeValidationException failure = read().getException(TsOfficeValidationException.class);

        assertThat(failure)
                .hasMessageContaining("ValidationError, customer.name: required, date: format, trackingId 8c1f");
        assertThat(failure.getValidationErrors())
                .containsExactly(
                        new ValidationError("customer.name", "required"), new ValidationError("date", "format"));
        assertThat(failure.getBusinessErrors()).isEmpty();
    }

    @Test
    void businessErrorsAreInTheMessageWithoutTheirArguments() {
        server.respond(request -> RecordingServer.Response.json(400, BAD_REQUEST));

        TsOfficeValidationException failure = read().getException(TsOfficeValidationException.class);

        assertThat(failure).hasMessageContaining("BadRequestError, NoLines (The order has no lines), trackingId 8c20");
        assertThat(failure.getBusinessErrors())
                .containsExactly(new BusinessError("NoLines", "The order has no lines", List.of("Ola Nordmann")));
    }

    @Test
    void simpleReadsEachPart() {
        server.respond(request -> RecordingServer.Response.json(400, VALIDATION).with("X-Trace-Id", "t-1"));
        Exchange exchange = send("direct:order", Map.of("memo", "x"));

        assertThat(exchange.getMessage().getBody(String.class))
                .isEqualTo("ValidationError||8c1f|t-1|POST|/salesorders"
                        + "|[customer.name: required, date: format]|customer.name|400");

        server.respond(request -> RecordingServer.Response.json(400, BAD_REQUEST));
        Exchange line = send("direct:line", Map.of("type", "text"));
        assertThat(line.getException()).isNull();
        assertThat(line.getMessage().getBody(String.class)).isEqualTo("NoLines|The order has no lines|Ola Nordmann");
    }

    @Test
    void accessDeniedNamesTheScopes() {
        server.respond(request -> RecordingServer.Response.json(403, ""));

        TsOfficeAccessDeniedException one = read().getException(TsOfficeAccessDeniedException.class);
        TsOfficeAccessDeniedException two =
                send("tsoffice:transactiontypes", null).getException(TsOfficeAccessDeniedException.class);

        assertThat(one).hasMessageEndingWith("This operation needs the scope api.crm.customer:read");
        assertThat(one.getScopes()).containsExactly("api.crm.customer:read");
        assertThat(two)
                .hasMessageEndingWith(
                        "the scopes api.accounting.transactiontype:read and api.accounting.transaction:read");
    }

    @ParameterizedTest
    @CsvSource({
        "5, PT5S",
        "' 120 ', PT2M",
        "'Wed, 21 Oct 2026 07:28:30 GMT', PT30S",
        "'Wed, 21 Oct 2026 07:27:00 GMT', PT0S",
        "soon, ",
        "99999999999, PT277777H46M39S",
    })
    void rateLimitedNamesTheTimeToWait(String header, Duration expected) {
        Map<String, String> headers = Map.of("retry-after", header, "date", "Wed, 21 Oct 2026 07:28:00 GMT");

        TsOfficeRateLimitedException failure = new TsOfficeRateLimitedException(
                new FailedCall("http://x/taxes", "GET", "/taxes", List.of(), "1", 429, null, headers, ""));

        assertThat(failure.getRetryAfter()).isEqualTo(expected);
        assertThat(failure)
                .hasMessageContaining(
                        expected == null ? "does not say when" : "Call again after " + expected.toSeconds() + " s");
    }

    @Test
    void aServerErrorSaysWhetherTheCallMayBeRepeated() {
        server.respond(request -> RecordingServer.Response.json(503, ""));

        TsOfficeServerException get = read().getException(TsOfficeServerException.class);
        TsOfficeServerException post = send("tsoffice:salesorders?method=POST", Map.of("memo", "x"))
                .getException(TsOfficeServerException.class);

        assertThat(get.isRepeatable()).isTrue();
        assertThat(post.isRepeatable()).isFalse();
        assertThat(post).hasMessageContaining("The work may have been done");
    }

    @Test
    void aConnectionThatIsRefusedNeverReachedTheApi() throws IOException {
        int closed;
        try (ServerSocket socket = new ServerSocket(0)) {
            closed = socket.getLocalPort();
        }
        Exchange exchange =
                send("tsoffice:salesorders?method=POST&apiUrl=http://127.0.0.1:" + closed + "/v1", Map.of("memo", "x"));

        TsOfficeConnectionFailedException failure = exchange.getException(TsOfficeConnectionFailedException.class);
        assertThat(failure)
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith(
                        "POST /salesorders for organization 100000000000007 got no response: Connect to");
        assertThat(failure.isRepeatable()).isTrue();
    }

    @Test
    void aCallWhoseResponseIsLostMayHaveBeenExecuted() {
        server.respond(request -> {
            throw new IllegalStateException("the connection breaks");
        });

        TsOfficeConnectionFailedException post = send("tsoffice:salesorders?method=POST", Map.of("memo", "x"))
                .getException(TsOfficeConnectionFailedException.class);
        TsOfficeConnectionFailedException get = read().getException(TsOfficeConnectionFailedException.class);

        assertThat(post.isRepeatable()).isFalse();
        assertThat(post).hasMessageContaining("The work may have been done");
        assertThat(get.isRepeatable()).isTrue();
        assertThat(get.getPath()).isEqualTo("/customers/{customerId}");
    }

    @Test
    void exceptionsCanBeSerialized() throws Exception {
        server.respond(request -> RecordingServer.Response.json(400, VALIDATION));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(read().getException());
        }

        Object copy = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray())).readObject();

        assertThat(((TsOfficeValidationException) copy).getValidationErrors()).hasSize(2);
    }

    private Exchange read() {
        return template.send("direct:read", e -> e.getIn().setHeader("id", 4711));
    }
}
