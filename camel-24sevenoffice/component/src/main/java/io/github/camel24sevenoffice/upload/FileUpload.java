/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.upload;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camel24sevenoffice.auth.TokenRequestFailedException;
import io.github.camel24sevenoffice.call.ApiClient;
import io.github.camel24sevenoffice.call.CallSettings;
import io.github.camel24sevenoffice.call.OperationClient;
import io.github.camel24sevenoffice.call.Stopping;
import io.github.camel24sevenoffice.contract.Catalogue;
import io.github.camel24sevenoffice.contract.Operation;
import io.github.camel24sevenoffice.error.FailedCall;
import io.github.camel24sevenoffice.error.Repeatable;
import io.github.camel24sevenoffice.error.TsOfficeAccessDeniedException;
import io.github.camel24sevenoffice.error.TsOfficeConnectionFailedException;
import io.github.camel24sevenoffice.error.TsOfficeFileUploadException;
import io.github.camel24sevenoffice.error.TsOfficeOperationFailedException;
import io.github.camel24sevenoffice.error.TsOfficeUnreadableResponseException;
import io.github.camel24sevenoffice.request.Bytes;
import io.github.camel24sevenoffice.request.Content;
import io.github.camel24sevenoffice.request.MediaTypeHeader;
import io.github.camel24sevenoffice.request.PathTemplate;
import io.github.camel24sevenoffice.request.RequestBody;
import io.github.camel24sevenoffice.response.ApiResponse;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.apache.camel.Exchange;
import org.apache.hc.core5.http.ContentType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes a file a document: asks the API where to send it, sends it there, and waits for the id of the document. Safe for use
 * by several threads.
 */
public final class FileUpload {

    private static final Logger LOG = LoggerFactory.getLogger(FileUpload.class);

    private static final String PATH = "/fileUpload";

    /** Stands for the URL of the storage, which is a credential. */
    private static final String STORAGE = "(storage of files)";

    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ApiClient client;
    private final OperationClient status;
    private final CallSettings settings;
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
        this.settings = announcement.settings();
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
     * @param stopping ends a wait early
     * @return the response with the id of the document
     * @throws TsOfficeFileUploadException if the file could not be sent, the API reports a failure, or there is no document
     *     in time; the exception of the API is added as a suppressed one
     * @throws java.util.concurrent.RejectedExecutionException if a wait ended early
     * @throws InterruptedException if the thread is interrupted
     * @throws TsOfficeUnreadableResponseException if the response to the announcement is not JSON
     */
    public ApiResponse<byte[]> complete(
            String organizationId, File file, ApiResponse<byte[]> announced, BooleanSupplier stopping)
            throws InterruptedException {
        JsonNode response = parse(announced.body(), "POST " + PATH);
        String fileId = response.path("fileId").asText();
        String method = response.path("uploadMethod").asText("PUT");
        URI url = storage(fileId, response.path("uploadUrl").asText());
        for (int retries = 0; !send(organizationId, file, fileId, method, url, retries, stopping); retries++) {
            LOG.debug("The file {} is sent again", fileId);
        }
        return await(organizationId, fileId, stopping);
    }

    /** Whether it was sent; when not, the wait before the next try is over. */
    private boolean send(
            String organizationId,
            File file,
            String fileId,
            String method,
            URI url,
            int retries,
            BooleanSupplier stopping)
            throws InterruptedException {
        Exception failure;
        TsOfficeFileUploadException exception;
        try {
            ApiResponse<Void> response =
                    client.send(method, url, new Content(file.bytes().entity(file.type())), settings);
            if (response.isSuccess()) {
                return true;
            }
            failure = TsOfficeOperationFailedException.of(
                    new FailedCall(
                            STORAGE,
                            method,
                            STORAGE,
                            List.of(),
                            organizationId,
                            response.statusCode(),
                            response.statusText(),
                            response.headers(),
                            ""),
                    true);
            exception = new TsOfficeFileUploadException(
                    fileId, "the storage responded with " + response.statusCode() + " to " + method, null);
        } catch (IOException e) {
            failure = new TsOfficeConnectionFailedException(
                    method, STORAGE, organizationId, Repeatable.method(method), e);
            exception =
                    new TsOfficeFileUploadException(fileId, "the storage did not respond, or could not be reached", e);
        }
        Optional<Duration> delay = settings.retries().delay(failure, retries);
        if (delay.isEmpty()) {
            throw exception;
        }
        Stopping.sleep(delay.get(), stopping);
        return false;
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

    private ApiResponse<byte[]> await(String organizationId, String fileId, BooleanSupplier stopping)
            throws InterruptedException {
        String target = PATH + "/" + PathTemplate.encode(fileId);
        long end = System.nanoTime() + timeout.toNanos();
        Duration pause = FIRST_PAUSE;
        String state = "unknown";
        Exception failure = null;
        int failures = 0;
        while (true) {
            Duration next;
            try {
                ApiResponse<byte[]> response = status.getWithFreshToken(organizationId, target, stopping);
                JsonNode body = parse(response.body(), status.toString());
                if (body.hasNonNull("documentId")) {
                    return response;
                }
                state = body.path("status").asText("unknown");
                failure = null;
                failures = 0;
                next = pause;
                pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
            } catch (TsOfficeAccessDeniedException | TsOfficeUnreadableResponseException e) {
                throw sent(fileId, "it was sent, but " + e.getMessage(), e);
            } catch (TsOfficeOperationFailedException
                    | TsOfficeConnectionFailedException
                    | TokenRequestFailedException e) {
                failure = e;
                next = settings.retries()
                        .delay(e, failures++)
                        .orElseThrow(() -> sent(fileId, "it was sent, but " + e.getMessage(), e));
            }
            if (state.equalsIgnoreCase("failed")) {
                throw new TsOfficeFileUploadException(fileId, "the API reports the status " + state, null);
            }
            if (System.nanoTime() + next.toNanos() - end > 0) {
                throw sent(
                        fileId,
                        "no document after " + timeout.toMillis() + " ms, the last status was " + state
                                + ". The file was sent and may still become a document: check with " + status
                                + (failure == null ? "" : ". " + failure.getMessage()),
                        failure);
            }
            Stopping.sleep(next, stopping);
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
