/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.camel24sevenoffice.error.TsOfficeUnreadableResponseException;
import io.github.camel24sevenoffice.model.Customer;
import io.github.camel24sevenoffice.model.SalesOrder;
import io.github.camel24sevenoffice.model.SalesOrderBuilder;
import io.github.camel24sevenoffice.model.SalesOrderLineBuilder;
import io.github.camel24sevenoffice.model.SalesOrderLineType;
import io.github.camel24sevenoffice.model.SalesOrderStatus;
import io.github.camel24sevenoffice.model.Tax;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.StreamCache;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.converter.stream.InputStreamCache;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Responses as stream caches, bound to classes, and converted. */
class ResponsesTest extends RecordingTestSupport {

    private static final String ORDER = """
            {"id":17,"status":"SomethingNew","grossAmount":0.10,"newField":{"a":[1]},
             "customer":{"id":3,"name":"Fjord AS","street":["Gate 1","Oppgang B"]},
             "createdAt":"2023-12-31 18:00:00.000Z","modifiedAt":"2023-12-31T18:00:00Z"}""";

    enum Known {
        A,
        B
    }

    record Narrow(int id, Known status) {}

    @Override
    protected RouteBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:stream").to("tsoffice:taxes");
                from("direct:simple")
                        .to("tsoffice:salesorders/17?outputType=" + SalesOrder.class.getName())
                        .setBody(simple("${body.id} ${body.status} ${body.customer.name}"));
                from("direct:order")
                        .to("tsoffice:salesorders?method=POST&outputType=io.github.camel24sevenoffice.model.SalesOrder")
                        .setHeader("id", simple("${body.id}"))
                        .process(e -> e.getMessage()
                                .setBody(SalesOrderLineBuilder.builder()
                                        .type(SalesOrderLineType.TEXT)
                                        .description("Thank you")
                                        .build()))
                        .to("tsoffice:salesorders/{id}/lines?method=POST");
                from("direct:convert").to("tsoffice:salesorders/17").convertBodyTo(SalesOrder.class);
            }
        };
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 202, 206, 299})
    void everyStatusOf2xxIsASuccess(int status) {
        server.respond(request -> RecordingServer.Response.json(status, ORDER).with("X-Trace-Id", "t-1"));

        Exchange exchange = send("tsoffice:salesorders/17", null);

        assertThat(exchange.getMessage().getBody()).isInstanceOf(StreamCache.class);
        assertThat(exchange.getMessage().getBody(String.class)).isEqualTo(ORDER);
        assertThat(exchange.getMessage().getHeader(TsOfficeConstants.HTTP_RESPONSE_CODE))
                .isEqualTo(status);
        assertThat(exchange.getMessage().getHeader(TsOfficeConstants.TRACE_ID)).isEqualTo("t-1");
    }

    @Test
    void bindsAnObject() {
        server.respond(request -> RecordingServer.Response.of(200, "text/plain", ORDER));

        SalesOrder order = send("tsoffice:salesorders/17?outputType=" + SalesOrder.class.getName(), null)
                .getMessage()
                .getBody(SalesOrder.class);

        assertThat(order.id()).isEqualTo(17);
        assertThat(order.status()).isEqualTo(SalesOrderStatus.of("SomethingNew"));
        assertThat(order.customer().street()).isEqualTo("Gate 1\nOppgang B");
        assertThat(order.createdAt()).isEqualTo(order.modifiedAt()).isEqualTo(Instant.parse("2023-12-31T18:00:00Z"));
        assertThat(order.grossAmount()).isEqualTo(new BigDecimal("0.10"));
        assertThat(template.requestBody("direct:simple", null, String.class)).isEqualTo("17 SomethingNew Fjord AS");
    }

    @Test
    void bindsEachRowOfAList() {
        server.respond(request -> RecordingServer.Response.json("[{\"id\":3,\"number\":3,\"rate\":25},{\"id\":8}]"));

        Object body = send("tsoffice:taxes?outputType=" + Tax.class.getName(), null)
                .getMessage()
                .getBody();

        assertThat(body)
                .asInstanceOf(InstanceOfAssertFactories.list(Tax.class))
                .extracting(Tax::id)
                .containsExactly(3, 8);
    }

    @Test
    void ignoresUnknownFieldsInClassesOfUsersToo() {
        context().getRegistry().bind("mapper", new ObjectMapper());
        server.respond(request -> RecordingServer.Response.json("{\"id\":1,\"status\":\"C\",\"more\":2}"));

        Object body = send("tsoffice:salesorders/17?outputType=" + Narrow.class.getName(), null)
                .getMessage()
                .getBody();

        assertThat(body).isEqualTo(new Narrow(1, null));
    }

    @Test
    void aMapperForAnotherFormatIsNotUsed() {
        JsonFactory other = new JsonFactory() {
            @Override
            public String getFormatName() {
                return "XML";
            }
        };
        context()
                .getRegistry()
                .bind(
                        "xml",
                        JsonMapper.builder(other)
                                .disable(MapperFeature.USE_ANNOTATIONS)
                                .build());
        server.respond(request -> RecordingServer.Response.json(ORDER));

        assertThat(send("tsoffice:salesorders/17?outputType=" + SalesOrder.class.getName(), null)
                        .getException())
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"java.util.Map", "com.fasterxml.jackson.databind.JsonNode", "java.lang.Object"})
    void bindsToGenericTypes(String type) {
        server.respond(request -> RecordingServer.Response.json("{\"amount\":0.1}"));

        Exchange exchange = send("tsoffice:salesorders/17?outputType=" + type, null);

        assertThat(exchange.getException()).isNull();
        Object body = exchange.getMessage().getBody();

        assertThat(new ObjectMapper().valueToTree(body).toString()).isEqualTo("{\"amount\":0.1}");
    }

    @Test
    void anEmptyResponseIsNull() {
        server.respond(request -> RecordingServer.Response.json(204, ""));

        assertThat(send("tsoffice:customers/1?method=DELETE", "before")
                        .getMessage()
                        .getBody())
                .isNull();
        Exchange bound = template.send("tsoffice:salesorders/17?outputType=" + SalesOrder.class.getName(), e -> {
            e.getIn().setBody("before");
            e.getIn().setHeader(TsOfficeConstants.TRACE_ID, "of an earlier call");
        });
        assertThat(bound.getMessage().getBody()).isNull();
        assertThat(bound.getMessage().getHeaders()).doesNotContainKey(TsOfficeConstants.TRACE_ID);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <html>Ola Nordmann</html>           | is not JSON, or was cut off, at line 1, column
            {"id":17,"customer":{"name":"Ola No | is not JSON, or was cut off
            {"id":"Ola Nordmann"}               | has a value that does not fit the type, at io.github.camel24sevenoffice.model.SalesOrder["id"]
            """)
    void anUnreadableResponseIsAnErrorThatDoesNotRepeatIt(String response, String problem) {
        server.respond(request -> RecordingServer.Response.json(response));

        Exception failure = send("tsoffice:salesorders/17?outputType=" + SalesOrder.class.getName(), null)
                .getException();

        assertThat(failure)
                .isInstanceOf(TsOfficeUnreadableResponseException.class)
                .hasMessageStartingWith("GET /salesorders/{id} succeeded, but its response ")
                .hasMessageContaining(problem)
                .hasMessageNotContaining("Ola")
                .hasNoCause();
    }

    @Test
    void anUnknownOutputTypeIsAnErrorAtTheStart() {
        assertThatThrownBy(() -> context().getEndpoint("tsoffice:taxes?outputType=no.such.Type"))
                .hasStackTraceContaining("outputType")
                .hasStackTraceContaining("no.such.Type");
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 100_000})
    void aResponseCanBeReadAsTextAndBytesManyTimes(int length) throws Exception {
        String json = "{\"name\":\"" + "Blåbær ".repeat(length / 7) + "\"}";
        server.respond(request -> RecordingServer.Response.json(json));

        Message response = send("direct:stream", null).getMessage();

        assertThat(response.getBody()).isInstanceOf(StreamCache.class);
        StreamCache cache = (StreamCache) response.getBody();
        StreamCache copy = cache.copy(response.getExchange());
        for (int i = 0; i < 2; i++) {
            assertThat(response.getBody(String.class)).isEqualTo(json);
            cache.reset();
            assertThat(response.getBody(byte[].class)).isEqualTo(json.getBytes(StandardCharsets.UTF_8));
            cache.reset();
            ByteArrayOutputStream written = new ByteArrayOutputStream();
            cache.writeTo(written);
            cache.reset();
            assertThat(written.toString(StandardCharsets.UTF_8)).isEqualTo(json);
        }
        assertThat(cache.length()).isEqualTo(json.getBytes(StandardCharsets.UTF_8).length);
        assertThat(response.getBody(InputStream.class).readNBytes(9)).hasSize(9);
        assertThat(response.getBody(String.class)).as("what is left").isEqualTo(json.substring(9));
        assertThat(context().getTypeConverter().convertTo(String.class, copy)).isEqualTo(json);
    }

    static Stream<Object> convertible() throws Exception {
        return Stream.of(
                ORDER,
                ORDER.getBytes(StandardCharsets.UTF_8),
                new ByteArrayInputStream(ORDER.getBytes(StandardCharsets.UTF_8)),
                new InputStreamCache(ORDER.getBytes(StandardCharsets.UTF_8)),
                new ObjectMapper().readValue(ORDER, Map.class),
                new ObjectMapper().readValue(ORDER, JsonNode.class));
    }

    @ParameterizedTest
    @MethodSource("convertible")
    void jsonOfAnyTypeConvertsToTheModel(Object json) {
        SalesOrder order = context().getTypeConverter().convertTo(SalesOrder.class, json);

        assertThat(order.id()).isEqualTo(17);
        assertThat(order.customer().name()).isEqualTo("Fjord AS");
    }

    @Test
    void oneCallLeadsToTheNext() {
        server.respond(request -> RecordingServer.Response.json(ORDER));

        assertThat(send("direct:order", SalesOrderBuilder.builder().build()).getException())
                .isNull();
        assertThat(server.apiRequests())
                .extracting(RecordingServer.Request::line)
                .containsExactly("POST /v1/salesorders", "POST /v1/salesorders/17/lines");
        assertThat(server.apiRequests().get(1).text()).isEqualTo("{\"type\":\"text\",\"description\":\"Thank you\"}");
    }

    @Test
    void convertBodyToWorksInARoute() {
        server.respond(request -> RecordingServer.Response.json(ORDER));

        assertThat(send("direct:convert", null).getMessage().getBody()).isInstanceOf(SalesOrder.class);
    }

    @Test
    void malformedJsonIsNotConverted() {
        assertThat(context().getTypeConverter().tryConvertTo(Customer.class, List.of(1)))
                .isNull();
        assertThatThrownBy(() -> context().getTypeConverter().mandatoryConvertTo(Customer.class, "<html>"))
                .isInstanceOf(Exception.class);
    }
}
