/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camel24sevenoffice.RecordingServer.Request;
import io.github.camel24sevenoffice.RecordingServer.Response;
import io.github.camel24sevenoffice.error.TsOfficeAccessDeniedException;
import io.github.camel24sevenoffice.error.TsOfficeFileUploadException;
import io.github.camel24sevenoffice.error.TsOfficeServerException;
import io.github.camel24sevenoffice.error.TsOfficeUnreadableResponseException;
import io.github.camel24sevenoffice.model.FileUploadRequest;
import io.github.camel24sevenoffice.model.FileUploadStatus;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.RoutesBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * How a file becomes a document: it is announced to the API, sent to a storage on another host, and waited for. It takes
 * some seconds, since several tests wait for time-outs.
 */
class FileUploadTest extends RecordingTestSupport {

    private static final byte[] PDF = "%PDF-1.7 é".getBytes(StandardCharsets.ISO_8859_1);
    private static final String SIGNATURE = "signature-that-is-a-credential";
    private static final String DONE = "{\"documentId\":4711,\"status\":\"Completed\"}";

    private final RecordingServer storage = new RecordingServer();
    private final AtomicInteger asked = new AtomicInteger();
    private String method = "PUT";
    private String uploadUrl = storage.url() + "/bucket/a%20b?sig=" + SIGNATURE + "&x=%2F";

    @TempDir
    Path directory;

    @AfterEach
    void stopStorage() {
        storage.close();
    }

    @Override
    protected TsOfficeComponent component() {
        TsOfficeComponent component = super.component();
        component.getConfiguration().setRetryDelay(10);
        return component;
    }

    @Override
    protected RoutesBuilder createRouteBuilder() {
        return new HandledRoutes().with("direct:upload", "tsoffice:fileUpload?fileUploadTimeout=400");
    }

    /** The API. The document exists after its state was requested a number of times. */
    private void documentAfter(int questions) {
        storage.respond(request -> Response.of(200, "text/plain", ""));
        server.respond(request -> {
            if (request.method().equals("POST")) {
                return announcement();
            }
            return Response.json(asked.incrementAndGet() < questions ? "{\"status\":\"Pending\"}" : DONE);
        });
    }

    /** The API. It returns the states of the file one after the other, and then the last one again and again. */
    private void states(Response... states) {
        documentAfter(1);
        server.respond(request -> request.method().equals("POST")
                ? announcement()
                : states[Math.min(asked.getAndIncrement(), states.length - 1)]);
    }

    private Response announcement() {
        return Response.json(
                "{\"uploadMethod\":\"" + method + "\",\"uploadUrl\":\"" + uploadUrl + "\",\"fileId\":\"17/x\"}");
    }

    @ParameterizedTest
    @CsvSource({"PUT, 1", "PUT, 3", "POST, 2"})
    void becomesADocument(String uploadMethod, int questions) {
        method = uploadMethod;
        documentAfter(questions);

        Exchange exchange = send("tsoffice:fileUpload", PDF);

        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getBody(String.class)).isEqualTo(DONE);
        assertThat(exchange.getMessage().getBody(FileUploadStatus.class).documentId())
                .isEqualTo(4711);
        assertThat(server.apiRequests().get(0).line()).isEqualTo("POST /v1/fileUpload");
        assertThat(server.apiRequests().get(0).text()).isEqualTo("{\"contentType\":\"application/pdf\"}");
        assertThat(server.apiRequests().stream().skip(1).map(Request::line))
                .hasSize(questions)
                .containsOnly("GET /v1/fileUpload/17%2Fx");
        assertThat(storage.requests()).hasSize(1);
        Request sent = storage.requests().get(0);
        assertThat(sent.line()).isEqualTo(uploadMethod + " /bucket/a%20b?sig=" + SIGNATURE + "&x=%2F");
        assertThat(sent.body()).isEqualTo(PDF);
        assertThat(sent.headers())
                .containsEntry("Content-type", "application/pdf")
                .containsEntry("Content-length", String.valueOf(PDF.length))
                .doesNotContainKeys("Authorization", "Cookie");
    }

    static Stream<Arguments> files() {
        return Stream.of(
                Arguments.of("byte[]", (BodiesTest.Body) directory -> PDF),
                Arguments.of("stream", (BodiesTest.Body) directory -> new ByteArrayInputStream(PDF)),
                Arguments.of("file", (BodiesTest.Body)
                        directory -> Files.write(directory.resolve("a"), PDF).toFile()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void aRedeliveryUploadsTheSameBytesAgain(String name, BodiesTest.Body body) throws Exception {
        documentAfter(1);
        AtomicInteger announced = new AtomicInteger();
        server.respond(request -> {
            if (request.method().equals("GET")) {
                return Response.json(DONE);
            }
            return announced.incrementAndGet() == 1 ? Response.json(403, "") : announcement();
        });

        Exchange exchange = send("direct:upload", body.in(directory));

        assertThat(exchange.getException()).isNull();
        assertThat(storage.requests()).extracting(Request::body).containsExactly(PDF);
    }

    @Test
    void bindsTheDocument() {
        documentAfter(1);

        Exchange exchange = send("tsoffice:fileUpload?outputType=" + FileUploadStatus.class.getName(), PDF);

        assertThat(exchange.getMessage().getBody(FileUploadStatus.class).documentId())
                .isEqualTo(4711);
    }

    static Stream<Object> json() {
        return Stream.of(
                "{\"contentType\":\"image/png\"}",
                " ".repeat(20) + "\n{\"contentType\":\"image/png\"}",
                "{\"contentType\":\"image/png\"}".getBytes(StandardCharsets.UTF_8),
                Map.of("contentType", "image/png"),
                new FileUploadRequest("image/png"));
    }

    @ParameterizedTest
    @MethodSource("json")
    void withJsonItIsAnOrdinaryCall(Object body) {
        documentAfter(1);

        Exchange exchange = send("tsoffice:fileUpload", body);

        assertThat(exchange.getMessage().getBody(String.class)).contains("uploadUrl");
        assertThat(server.apiRequests()).hasSize(1);
        assertThat(server.apiRequests().get(0).text().strip()).isEqualTo("{\"contentType\":\"image/png\"}");
        assertThat(storage.requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403})
    void aTokenThatIsRejectedWhileWaitingIsReplacedOnce(int status) {
        states(Response.json(status, ""), Response.json(DONE));

        assertThat(send("tsoffice:fileUpload", PDF).getException()).isNull();
        assertThat(storage.requests()).as("the file is not sent again").hasSize(1);
        assertThat(server.requests().stream().filter(Request::isForToken)).hasSize(2);
    }

    @Test
    void aMissingScopeDoesNotSendTheFileTwice() {
        states(Response.json(403, ""));

        Exception failure = send("direct:upload", PDF).getException();

        assertThat(failure)
                .isInstanceOf(TsOfficeFileUploadException.class)
                .hasMessageContaining("it was sent, but GET /fileUpload/{fileId} failed")
                .hasMessageContaining("api.accounting.transaction:write");
        assertThat(failure.getSuppressed()[0]).isInstanceOf(TsOfficeAccessDeniedException.class);
        assertThat(storage.requests()).hasSize(1);
    }

    @Test
    void temporaryFailuresWhileWaitingAreRetried() {
        states(Response.json(503, ""), Response.json(429, ""), Response.json(DONE));

        assertThat(send("tsoffice:fileUpload", PDF).getException()).isNull();
        assertThat(storage.requests()).hasSize(1);
    }

    @Test
    void aLastingFailureIsNamed() {
        states(Response.json(503, ""));

        assertThat(send("direct:upload", PDF).getException())
                .isInstanceOf(TsOfficeFileUploadException.class)
                .hasMessageContaining("GET /fileUpload/{fileId} failed for organization 100000000000007: 503");
        assertThat(storage.requests()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 403, 500})
    void aStorageThatRefusesIsAnErrorWithoutItsUrl(int status) {
        documentAfter(1);
        storage.respond(
                request -> Response.of(status, "application/xml", "<Error/>").with("Location", server.url()));

        Exception failure = send("tsoffice:fileUpload", PDF).getException();

        assertThat(failure)
                .isInstanceOf(TsOfficeFileUploadException.class)
                .hasMessageContaining("file 17/x failed: the storage responded with " + status + " to PUT");
        assertThat(((TsOfficeFileUploadException) failure).getFileId()).isEqualTo("17/x");
        assertThat(failure).hasStackTraceContaining("storage").satisfies(NoSecretLogged::assertNoSecret);
        assertThat(asked).as("nobody waits for it").hasValue(0);
    }

    @Test
    void aStorageThatCannotBeReachedIsAnErrorWithoutItsUrl() {
        documentAfter(1);
        storage.close();

        assertThat(send("tsoffice:fileUpload", PDF).getException())
                .isInstanceOf(TsOfficeFileUploadException.class)
                .hasMessageContaining("file 17/x failed")
                .satisfies(NoSecretLogged::assertNoSecret);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/bucket?sig=", "ftp://127.0.0.1/x?sig=", "http://", "a b"})
    void anInvalidUrlIsAnErrorThatDoesNotRepeatIt(String url) {
        // the signature is not among the arguments, which are logged
        uploadUrl = url.replace("sig=", "sig=" + SIGNATURE);
        documentAfter(1);

        assertThat(send("tsoffice:fileUpload", PDF).getException())
                .isInstanceOf(TsOfficeFileUploadException.class)
                .hasMessageContaining("the URL to send it to is not an absolute")
                .satisfies(NoSecretLogged::assertNoSecret);
        assertThat(storage.requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Failed", "failed", "FAILED"})
    void aFailureThatTheApiReportsIsAnError(String status) {
        states(Response.json("{\"status\":\"" + status + "\"}"));

        assertThat(send("tsoffice:fileUpload", PDF).getException())
                .isInstanceOf(TsOfficeFileUploadException.class)
                .hasMessageContaining("the API reports the status " + status);
    }

    @Test
    void aDocumentThatDoesNotComeIsAnErrorInTime() {
        states(Response.json("{\"status\":\"Pending\"}"));

        assertThat(send("tsoffice:fileUpload?fileUploadTimeout=400", PDF).getException())
                .isInstanceOf(TsOfficeFileUploadException.class)
                .hasMessageContaining("the last status was Pending")
                .hasMessageContaining("may still become a document: check with GET /fileUpload/{fileId}");
        assertThat(asked.get()).isGreaterThanOrEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html/>", "", "{\"fileId\":\"1\"}", "[]"})
    void anAnnouncementThatIsNotUnderstoodIsAnError(String response) {
        server.respond(request -> Response.json(response));

        assertThat(send("tsoffice:fileUpload", PDF).getException())
                .isInstanceOfAny(TsOfficeUnreadableResponseException.class, TsOfficeFileUploadException.class);
        assertThat(storage.requests()).isEmpty();
    }

    @Test
    void anAnnouncementThatFailsIsTheErrorOfTheOperation() {
        server.respond(request -> Response.json(500, ""));

        assertThat(send("tsoffice:fileUpload", PDF).getException())
                .isInstanceOf(TsOfficeServerException.class)
                .hasMessageStartingWith("POST /fileUpload failed");
    }

    @ParameterizedTest
    @CsvSource({
        ",, %PDF-1.7, application/pdf",
        "a.PDF,, hello, application/pdf",
        "a.pdf, image/tiff, hello, image/tiff",
        ", application/rtf, {\\rtf1 hello}, application/rtf",
        ", text/html, %PDF-1.7, application/pdf",
        "a.pdf, multipart/form-data; boundary=b, hello, application/pdf",
        "a.png, application/json, %PDF-1.7, application/pdf",
    })
    void theTypeFollowsFromHeaderFirstBytesOrName(String name, String header, String content, String expected) {
        documentAfter(1);

        Exchange exchange = template.send("tsoffice:fileUpload", e -> {
            e.getIn().setBody(content.getBytes(StandardCharsets.US_ASCII));
            e.getIn().setHeader(Exchange.FILE_NAME, name);
            e.getIn().setHeader(Exchange.CONTENT_TYPE, header);
        });

        assertThat(exchange.getException()).isNull();
        assertThat(server.apiRequests().get(0).text()).isEqualTo("{\"contentType\":\"" + expected + "\"}");
        assertThat(storage.requests().get(0).headers()).containsEntry("Content-type", expected);
    }

    @Test
    void aFileOfUnknownTypeOrAsTextIsAnErrorBeforeTheCall() {
        assertThat(send("tsoffice:fileUpload", new byte[] {1, 2, 3}).getException())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("set the message header Content-Type");
        assertThat(send("tsoffice:fileUpload", "%PDF-1.7").getException())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("does not stay intact");
        assertThat(send("tsoffice:fileUpload", null).getException())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("POST /fileUpload needs a message body");
        assertThat(server.requests()).isEmpty();
    }
}
