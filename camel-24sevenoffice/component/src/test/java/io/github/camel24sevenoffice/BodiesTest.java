/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.camel24sevenoffice.auth.TokenInvalidator;
import io.github.camel24sevenoffice.error.TsOfficeAccessDeniedException;
import io.github.camel24sevenoffice.model.Change;
import io.github.camel24sevenoffice.model.CustomerPatchBuilder;
import io.github.camel24sevenoffice.model.SalesOrderBuilder;
import io.github.camel24sevenoffice.model.SalesOrderStatus;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.file.GenericFile;
import org.apache.camel.converter.stream.InputStreamCache;
import org.apache.camel.converter.stream.ReaderCache;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;

/** Message bodies of all types that are sent, and sent again by a redelivery. */
class BodiesTest extends RecordingTestSupport {

    private static final String JSON = "{\"name\":\"Fjord Å\"}";
    private static final byte[] PDF = "%PDF-1.7 é".getBytes(StandardCharsets.ISO_8859_1);
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 1, 2};
    private static final String ATTACHMENTS = "tsoffice:salesorders/17/attachments?method=POST";

    @TempDir
    Path directory;

    @Override
    protected RouteBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                onException(TsOfficeAccessDeniedException.class)
                        .onRedelivery(new TokenInvalidator())
                        .maximumRedeliveries(1)
                        .redeliveryDelay(0);
                from("direct:post").to("tsoffice:customers?method=POST");
                from("direct:mid")
                        .process(e -> e.getMessage().setBody(e.getProperty("late")))
                        .to("tsoffice:customers?method=POST");
                from("direct:attach").to(ATTACHMENTS);
            }
        };
    }

    record Pojo(String name) {}

    static Stream<Arguments> bodies() {
        byte[] bytes = JSON.getBytes(StandardCharsets.UTF_8);
        return Stream.of(
                Arguments.of("String", (Body) directory -> JSON),
                Arguments.of("byte[]", (Body) directory -> bytes),
                Arguments.of("InputStream", (Body) directory -> new ByteArrayInputStream(bytes)),
                Arguments.of("InputStream that cannot be reset", (Body) directory -> new Unresettable(bytes)),
                Arguments.of("Reader", (Body) directory -> new StringReader(JSON)),
                Arguments.of("File", (Body) directory -> file(directory, bytes).toFile()),
                Arguments.of("Path", (Body) directory -> file(directory, bytes)),
                Arguments.of("ByteBuffer", (Body) directory -> ByteBuffer.wrap(bytes)),
                Arguments.of("WrappedFile", (Body) directory -> {
                    GenericFile<Object> wrapped = new GenericFile<>();
                    wrapped.setFile(file(directory, bytes).toFile());
                    return wrapped;
                }),
                Arguments.of("remote file", (Body) directory -> {
                    GenericFile<Object> wrapped = new GenericFile<>();
                    wrapped.setFile(new Object());
                    wrapped.setBody(bytes);
                    return wrapped;
                }),
                Arguments.of("StreamCache", (Body) directory -> new InputStreamCache(bytes)),
                Arguments.of("StreamCache of text", (Body) directory -> new ReaderCache(JSON)),
                Arguments.of("Map", (Body) directory -> Map.of("name", "Fjord Å")),
                Arguments.of("POJO", (Body) directory -> new Pojo("Fjord Å")),
                Arguments.of("JsonNode", (Body)
                        directory -> JsonNodeFactory.instance.objectNode().put("name", "Fjord Å")));
    }

    @FunctionalInterface
    interface Body {
        Object in(Path directory) throws IOException;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bodies")
    void aRedeliveredPostSendsTheSameBodyAgain(String name, Body body) throws Exception {
        rejectFirst();

        Exchange exchange = send("direct:post", body.in(directory));

        assertThat(exchange.getException()).isNull();
        assertThat(server.apiRequests())
                .extracting(RecordingServer.Request::text)
                .containsExactly(JSON, JSON);
        assertThat(server.apiRequests()).allSatisfy(request -> assertThat(request.headers())
                .containsEntry("Content-type", "application/json")
                .containsEntry("Content-length", String.valueOf(JSON.getBytes(StandardCharsets.UTF_8).length)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bodies")
    void aRedeliveredPostSendsAStreamFromTheMiddleOfARouteAgain(String name, Body body) throws Exception {
        rejectFirst();
        Object late = body.in(directory);

        Exchange exchange = template.send("direct:mid", e -> e.setProperty("late", late));

        assertThat(exchange.getException()).isNull();
        assertThat(server.apiRequests())
                .extracting(RecordingServer.Request::text)
                .containsExactly(JSON, JSON);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "customers?method=POST | {\"nam\":\"x\"} | the field nam, which is unknown to POST /customers. Did you mean name",
                "customers?method=POST | {\"address\":{\"visit\":{\"stret\":\"x\"}}} | address.visit.stret,",
                "transactions?method=POST | {\"lines\":[{},{\"acountNumber\":1}]} | lines.acountNumber, which is unknown to POST /transactions. Did you mean accountNumber",
                "products/7?method=PATCH | {\"zzzzzzzz\":1} | It has name, number, type"
            })
    void anUnknownFieldIsRefusedBeforeAnythingIsSent(String path, String body, String message) {
        assertThat(send("tsoffice:" + path, body).getException())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message)
                .hasMessageContaining("strictContract=false sends it anyway");
        assertThat(server.requests()).isEmpty();

        assertThat(send("tsoffice:" + path + "&strictContract=false", body).getException())
                .isNull();
        assertThat(server.apiRequests().get(0).text()).isEqualTo(body);
    }

    @Test
    void aListIsAnArrayAndARecordOfTheModelLeavesOutWhatIsNull() {
        send("direct:post", List.of(1, "a"));
        send(
                "tsoffice:salesorders?method=POST",
                SalesOrderBuilder.builder()
                        .status(SalesOrderStatus.DRAFT)
                        .memo("m")
                        .build());
        send(
                "tsoffice:customers/7?method=PATCH",
                CustomerPatchBuilder.builder()
                        .name(Change.to("New"))
                        .phone(Change.clear())
                        .build());

        assertThat(server.apiRequests())
                .extracting(RecordingServer.Request::text)
                .containsExactly(
                        "[1,\"a\"]", "{\"status\":\"Draft\",\"memo\":\"m\"}", "{\"name\":\"New\",\"phone\":null}");
    }

    @ParameterizedTest
    @NullAndEmptySource
    void aBodyThatIsMissingIsAnErrorBeforeTheCall(String body) {
        Exchange exchange = send("direct:post", body);

        assertThat(exchange.getException())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("POST /customers needs a message body (application/json), but it is ");
        assertThat(send(ATTACHMENTS, new byte[0]).getException())
                .hasMessageContaining("needs a message body (application/pdf, image/png, multipart/form-data)");
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void aBodyThatCannotBeWrittenIsAnErrorBeforeTheCall() {
        Map<String, Object> endless = new HashMap<>();
        endless.put("self", endless);

        assertThat(send("direct:post", endless).getException())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("java.util.HashMap cannot be written as JSON");
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void attachmentsAreSentUnchangedWithTheirName() throws IOException {
        rejectFirst();
        Path file = Files.write(directory.resolve("faktura.pdf"), PDF);

        assertThat(send("direct:attach", file.toFile()).getException()).isNull();
        template.send(ATTACHMENTS, e -> {
            e.getIn().setBody(new ByteArrayInputStream(PNG));
            e.getIn().setHeader(Exchange.FILE_NAME, "in/æ \"ø\".png");
            // left by an earlier call
            e.getIn().setHeader(Exchange.CONTENT_TYPE, "application/json; charset=utf-8");
        });

        assertThat(server.apiRequests().subList(0, 2)).allSatisfy(request -> {
            assertThat(request.body()).isEqualTo(PDF);
            assertThat(request.headers())
                    .containsEntry("Content-type", "application/pdf")
                    .containsEntry("Content-disposition", "attachment; filename=\"faktura.pdf\"");
        });
        RecordingServer.Request png = server.apiRequests().get(2);
        assertThat(png.body()).isEqualTo(PNG);
        assertThat(png.headers())
                .containsEntry("Content-type", "image/png")
                .containsEntry(
                        "Content-disposition",
                        "attachment; filename=\"_ ___.png\"; filename*=UTF-8''%C3%A6%20%22%C3%B8%22.png");
    }

    @Test
    void attachmentsAreSentAsMultipartIfSet() {
        template.send(ATTACHMENTS, e -> {
            e.getIn().setBody(PDF);
            e.getIn().setHeader(Exchange.CONTENT_TYPE, "multipart/form-data");
            e.getIn().setHeader(Exchange.FILE_NAME, "faktura.pdf");
        });
        template.send(ATTACHMENTS, e -> {
            e.getIn().setBody(PDF);
            e.getIn().setHeader(Exchange.CONTENT_TYPE, "multipart/form-data");
            e.getIn().setHeader(Exchange.FILE_NAME, "fåktura \"1\"\r\nX-Injected: 2.pdf");
        });
        template.send(ATTACHMENTS, e -> {
            e.getIn().setBody(PDF);
            // of the request that brought the file
            e.getIn().setHeader(Exchange.CONTENT_TYPE, "multipart/form-data; boundary=left");
        });
        String ready =
                "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.pdf\"\r\n\r\n%PDF-\r\n--b--\r\n";
        template.send(ATTACHMENTS, e -> {
            e.getIn().setBody(ready);
            e.getIn().setHeader(Exchange.CONTENT_TYPE, "multipart/form-data; boundary=b");
        });

        RecordingServer.Request made = server.apiRequests().get(0);
        assertThat(made.headers().get("Content-type")).startsWith("multipart/form-data; boundary=");
        assertThat(new String(made.body(), StandardCharsets.ISO_8859_1))
                .contains("Content-Disposition: form-data; name=\"file\"; filename=\"faktura.pdf\"")
                .contains("Content-Type: application/pdf")
                .contains("\r\n\r\n" + new String(PDF, StandardCharsets.ISO_8859_1) + "\r\n--");
        assertThat(server.apiRequests().get(1).text())
                .contains("form-data; name=\"file\"; filename=\"fåktura %221%22__X-Injected: 2.pdf\"\r\n");
        assertThat(server.apiRequests().get(2).headers()).containsEntry("Content-type", "application/pdf");
        RecordingServer.Request sent = server.apiRequests().get(3);
        assertThat(sent.headers()).containsEntry("Content-type", "multipart/form-data; boundary=b");
        assertThat(sent.text()).isEqualTo(ready);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            hello    |            | takes application/pdf, image/png, multipart/form-data, but the message body is none that is recognized
            hello    | a.txt      | but the message body is text/plain
            %PDF-1.7 |            | The message body is text, in which a file of type application/pdf does not stay intact
            """)
    void anInvalidAttachmentIsAnErrorBeforeTheCall(String body, String name, String message) {
        Exchange exchange = template.send(ATTACHMENTS, e -> {
            e.getIn().setBody(body);
            e.getIn().setHeader(Exchange.FILE_NAME, name);
        });

        assertThat(exchange.getException())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void anAttachmentThatIsTooLargeOrAnObjectIsAnErrorBeforeTheCall() {
        byte[] large = new byte[4 * 1024 * 1024];
        System.arraycopy(PDF, 0, large, 0, PDF.length);

        assertThat(send(ATTACHMENTS, large).getException())
                .hasMessageContaining("less than 4 MB, but this has 4194304");
        assertThat(send(ATTACHMENTS, Map.of("a", 1)).getException())
                .hasMessageContaining("needs a file (byte[], InputStream, File) as message body");
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void theFirstBytesOfAnAttachmentPrevailOverItsHeader() {
        template.send(ATTACHMENTS, e -> {
            e.getIn().setBody(PNG);
            e.getIn().setHeader(Exchange.CONTENT_TYPE, "application/pdf");
        });

        assertThat(server.apiRequests().get(0).headers())
                .containsEntry("Content-type", "image/png")
                .containsEntry("Content-disposition", "attachment; filename=\"attachment.png\"");
    }

    @Test
    void anAttachmentIsRecognizedWithoutTheContractToo() {
        send(ATTACHMENTS + "&strictContract=false", PDF);
        send(ATTACHMENTS + "&strictContract=false", "GIF89a".getBytes(StandardCharsets.US_ASCII));

        assertThat(server.apiRequests().get(0).headers())
                .containsEntry("Content-type", "application/pdf")
                .containsKey("Content-disposition");
        assertThat(server.apiRequests().get(1).headers()).containsEntry("Content-type", "image/gif");
    }

    @Test
    void aMissingFileIsAnErrorBeforeTheCall() {
        GenericFile<Object> remote = new GenericFile<>();
        remote.setFile(new Object());

        assertThat(send("direct:post", directory.resolve("none.json")).getException())
                .hasMessageContaining("a file that does not exist");
        assertThat(send("direct:post", remote).getException())
                .hasMessageContaining("a remote file whose content was not fetched");
        assertThat(server.requests()).isEmpty();
    }

    private void rejectFirst() {
        AtomicInteger calls = new AtomicInteger();
        server.respond(request -> calls.incrementAndGet() == 1
                ? RecordingServer.Response.json(403, "")
                : RecordingServer.Response.json("{}"));
    }

    private static Path file(Path directory, byte[] bytes) throws IOException {
        return Files.write(directory.resolve("body.json"), bytes);
    }

    private static final class Unresettable extends FilterInputStream {

        Unresettable(byte[] bytes) {
            super(new ByteArrayInputStream(bytes));
        }

        @Override
        public boolean markSupported() {
            return false;
        }

        @Override
        public synchronized void reset() throws IOException {
            throw new IOException("not supported");
        }
    }
}
