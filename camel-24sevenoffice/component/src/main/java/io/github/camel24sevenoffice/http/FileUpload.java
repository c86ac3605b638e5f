/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camel24sevenoffice.error.TsOfficeConnectionFailedException;
import io.github.camel24sevenoffice.error.TsOfficeFileUploadException;
import io.github.camel24sevenoffice.error.TsOfficeOperationFailedException;
import io.github.camel24sevenoffice.error.TsOfficeRateLimitedException;
import io.github.camel24sevenoffice.error.TsOfficeServerException;
import io.github.camel24sevenoffice.error.TsOfficeUnreadableAnswerException;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.apache.hc.core5.http.ContentType;

/**
 * Makes a file a document: asks the API where to send it, sends it there, and waits for the document's id. Safe for use by
 * several threads.
 */
public final class FileUpload {

    /** The path that files are announced at. */
    public static final String PATH = "/fileUpload";

    private static final long FIRST_PAUSE = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long LONGEST_PAUSE = TimeUnit.SECONDS.toNanos(1);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ApiClient client;
    private final OperationClient status;
    private final RequestBody json;
    private final Duration timeout;

    /**
     * @param client sends the file
     * @param status asks {@code GET /fileUpload/{fileId}}
     * @param timeout how long to wait for the document after the file was sent
     */
    public FileUpload(ApiClient client, OperationClient status, Duration timeout) {
        this.client = client;
        this.status = status;
        this.json = new RequestBody(JSON, null, false);
        this.timeout = timeout;
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
        // JSON it is not, and the parts of a form are no document
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
     * @param announced the answer to the announcement
     * @return the answer that names the document
     * @throws TsOfficeFileUploadException if the file could not be sent, the API reports a failure, or there is no document
     *     in time; what the API answered is suppressed in it
     * @throws TsOfficeUnreadableAnswerException if the announcement was not answered with JSON
     */
    public ApiResponse<byte[]> complete(String organizationId, File file, ApiResponse<byte[]> announced) {
        JsonNode answer = parse(announced.body(), "POST " + PATH);
        String fileId = answer.path("fileId").asText();
        send(
                file,
                fileId,
                answer.path("uploadMethod").asText("PUT"),
                answer.path("uploadUrl").asText());
        return await(organizationId, fileId);
    }

    private void send(File file, String fileId, String method, String url) {
        ApiResponse<byte[]> response;
        try {
            response = client.send(
                    method, storage(fileId, url), new Content(file.bytes().entity(file.type())));
        } catch (IOException e) {
            throw new TsOfficeFileUploadException(fileId, "the storage got no or gave no answer", e);
        }
        if (!response.isSuccess()) {
            throw new TsOfficeFileUploadException(
                    fileId, "the storage answered " + response.statusCode() + " to " + method, null);
        }
    }

    private URI storage(String fileId, String url) {
        try {
            URI uri = URI.create(url);
            boolean secureEnough = "https".equals(uri.getScheme())
                    || "http".equals(uri.getScheme())
                            && "http".equals(client.apiUrl().getScheme());
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
                JsonNode answer = parse(response.body(), status.toString());
                if (answer.hasNonNull("documentId")) {
                    return response;
                }
                state = answer.path("status").asText("unknown");
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
                                + ". The file was sent, and may become a document yet: ask " + status
                                + (failure == null ? "" : ". " + failure.getMessage()),
                        failure);
            }
            sleep(fileId, pause);
            pause = Math.min(LONGEST_PAUSE, pause * 2);
        }
    }

    /** Not with the reason as its cause: a route's handler for that would have the file sent a second time. */
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
            throw new TsOfficeUnreadableAnswerException(operation, "is no JSON");
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
