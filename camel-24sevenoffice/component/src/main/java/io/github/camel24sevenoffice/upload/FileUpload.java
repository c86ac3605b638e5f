/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.upload;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camel24sevenoffice.call.ApiClient;
import io.github.camel24sevenoffice.call.OperationClient;
import io.github.camel24sevenoffice.contract.Catalogue;
import io.github.camel24sevenoffice.contract.Operation;
import io.github.camel24sevenoffice.error.TsOfficeConnectionFailedException;
import io.github.camel24sevenoffice.error.TsOfficeFileUploadException;
import io.github.camel24sevenoffice.error.TsOfficeOperationFailedException;
import io.github.camel24sevenoffice.error.TsOfficeRateLimitedException;
import io.github.camel24sevenoffice.error.TsOfficeServerException;
import io.github.camel24sevenoffice.error.TsOfficeUnreadableResponseException;
import io.github.camel24sevenoffice.request.Bytes;
import io.github.camel24sevenoffice.request.Content;
import io.github.camel24sevenoffice.request.MediaTypeHeader;
import io.github.camel24sevenoffice.request.PathTemplate;
import io.github.camel24sevenoffice.request.RequestBody;
import io.github.camel24sevenoffice.response.ApiResponse;
import io.github.camel24sevenoffice.response.BodyReader;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.apache.hc.core5.http.ContentType;

/**
 * Makes a file a document: asks the API where to send it, sends it there, and waits for the id of the document. Safe for use
 * by several threads.
 */
public final class FileUpload {

    private static final String PATH = "/fileUpload";

    private static final long FIRST_PAUSE = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long LONGEST_PAUSE = TimeUnit.SECONDS.toNanos(1);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ApiClient client;
    private final OperationClient status;
    private final RequestBody json;
    private final Duration timeout;

    /**
     * @param client sends the file
     * @param announcement the client of the operation that announces files
     * @param timeout how long to wait for the document after the file was sent
     */
    public FileUpload(ApiClient client, OperationClient announcement, Duration timeout) {
        this.client = client;
        this.status = announcement.forOperation(Catalogue.get().resolve(PATH + "/{fileId}", "GET"));
        this.json = new RequestBody(JSON, null, false);
        this.timeout = timeout;
    }

    /**
     * @param operation an operation, or null
     * @return whether it is the operation that announces files
     */
    public static boolean isOperation(Operation operation) {
        return operation != null
                && operation.method().equals("POST")
                && operation.path().equals(PATH);
    }

    /**
     * @param exchange the exchange; a stream in it is buffered for a redelivery
     * @return the file in its message; empty when the body is JSON, or an object to be written as JSON
     * @throws IllegalArgumentException if the type of the file cannot be told, or the file is text although its type is not
     */
    public static Optional<File> file(Exchange exchange) {
        return Bytes.of(exchange)
                .filter(bytes -> bytes.length() > 0 && !bytes.isJsonObject())
                .map(bytes -> {
                    ContentType type = mediaType(exchange, bytes);
                    bytes.refuseText(type);
                    return new File(bytes, type);
                });
    }

    private static ContentType mediaType(Exchange exchange, Bytes bytes) {
        // the file is not JSON, and the parts of a form are not a document
        return bytes.mediaType(
                        MediaTypeHeader.of(exchange),
                        header -> !header.isSameMimeType(ContentType.APPLICATION_JSON)
                                && !header.getMimeType().startsWith("multipart/"))
                .orElseThrow(() -> new IllegalArgumentException("The type of the file for POST " + PATH
                        + " cannot be told from its first bytes or its name; set the message header Content-Type"));
    }

    /**
     * @param file the file
     * @return the announcement of the file, to be sent with {@code POST /fileUpload}
     */
    public Content announcement(File file) {
        return json.json(Map.of("contentType", file.type().toString()));
    }

    /**
     * Sends the file and waits for its document.
     *
     * @param organizationId the organization to upload for
     * @param file the file
     * @param announced the response to the announcement
     * @return the response with the id of the document
     * @throws TsOfficeFileUploadException if the file could not be sent, the API reports a failure, or there is no document
     *     in time; the exception of the API is added as a suppressed one
     * @throws TsOfficeUnreadableResponseException if the response to the announcement is not JSON
     */
    public ApiResponse<byte[]> complete(String organizationId, File file, ApiResponse<byte[]> announced) {
        JsonNode response = parse(announced.body(), "POST " + PATH);
        String fileId = response.path("fileId").asText();
        send(
                file,
                fileId,
                response.path("uploadMethod").asText("PUT"),
                response.path("uploadUrl").asText());
        return await(organizationId, fileId);
    }

    private void send(File file, String fileId, String method, String url) {
        ApiResponse<byte[]> response;
        try {
            response = client.send(
                    method, storage(fileId, url), new Content(file.bytes().entity(file.type())));
        } catch (IOException e) {
            throw new TsOfficeFileUploadException(fileId, "the storage did not respond, or could not be reached", e);
        }
        if (!response.isSuccess()) {
            throw new TsOfficeFileUploadException(
                    fileId, "the storage responded with " + response.statusCode() + " to " + method, null);
        }
    }

    private URI storage(String fileId, String url) {
        try {
            URI uri = URI.create(url);
            boolean secureEnough = "https".equals(uri.getScheme())
                    || ("http".equals(uri.getScheme())
                            && "http".equals(client.apiUrl().getScheme()));
            if (secureEnough && uri.getHost() != null) {
                return uri;
            }
        } catch (IllegalArgumentException e) {
            // refused below, without the URL, which is a credential
        }
        throw new TsOfficeFileUploadException(
                fileId,
                "the URL to send it to is not an absolute " + client.apiUrl().getScheme() + " URL",
                null);
    }

    private ApiResponse<byte[]> await(String organizationId, String fileId) {
        String target = PATH + "/" + PathTemplate.encode(fileId);
        long end = System.nanoTime() + timeout.toNanos();
        long pause = FIRST_PAUSE;
        String state = "unknown";
        Exception failure;
        while (true) {
            try {
                ApiResponse<byte[]> response =
                        status.callWithFreshToken(organizationId, target, null, BodyReader.BYTES);
                JsonNode body = parse(response.body(), status.toString());
                if (body.hasNonNull("documentId")) {
                    return response;
                }
                state = body.path("status").asText("unknown");
                failure = null;
            } catch (TsOfficeServerException | TsOfficeRateLimitedException | TsOfficeConnectionFailedException e) {
                failure = e;
            } catch (TsOfficeOperationFailedException | RuntimeException e) {
                throw sent(fileId, "it was sent, but " + e.getMessage(), e);
            }
            if (state.equalsIgnoreCase("failed")) {
                throw new TsOfficeFileUploadException(fileId, "the API reports the status " + state, null);
            }
            if (System.nanoTime() + pause - end > 0) {
                throw sent(
                        fileId,
                        "no document after " + timeout.toMillis() + " ms, the last status was " + state
                                + ". The file was sent and may still become a document: check with " + status
                                + (failure == null ? "" : ". " + failure.getMessage()),
                        failure);
            }
            sleep(fileId, pause);
            pause = Math.min(LONGEST_PAUSE, pause * 2);
        }
    }

    /** The reason is not the cause: Camel's handlers match causes too, and would send the file a second time. */
    private static TsOfficeFileUploadException sent(String fileId, String problem, Exception reason) {
        TsOfficeFileUploadException exception = new TsOfficeFileUploadException(fileId, problem, null);
        if (reason != null) {
            exception.addSuppressed(reason);
        }
        return exception;
    }

    private static void sleep(String fileId, long nanos) {
        try {
            TimeUnit.NANOSECONDS.sleep(nanos);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TsOfficeFileUploadException(fileId, "interrupted while waiting for the document", e);
        }
    }

    private static JsonNode parse(byte[] body, String operation) {
        try {
            return body == null ? JSON.missingNode() : JSON.readTree(body);
        } catch (IOException e) {
            throw new TsOfficeUnreadableResponseException(operation, "is not JSON");
        }
    }

    /** The bytes of a file and their type. */
    public static final class File {

        private final Bytes bytes;
        private final ContentType type;

        private File(Bytes bytes, ContentType type) {
            this.bytes = bytes;
            this.type = type;
        }

        Bytes bytes() {
            return bytes;
        }

        ContentType type() {
            return type;
        }
    }
}
