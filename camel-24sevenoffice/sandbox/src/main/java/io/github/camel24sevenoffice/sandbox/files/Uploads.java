/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.sandbox.files;

import io.github.camel24sevenoffice.sandbox.data.Failure;
import io.github.camel24sevenoffice.sandbox.data.Operation;
import io.github.camel24sevenoffice.sandbox.data.Organization;
import io.github.camel24sevenoffice.sandbox.data.Request;
import io.github.camel24sevenoffice.sandbox.data.Sequence;
import io.github.camel24sevenoffice.sandbox.data.Shape;
import io.github.camel24sevenoffice.sandbox.http.Response;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * The files of one organization, from the announcement to the document. The bytes come and go by URLs outside the API that
 * hold a signature, see {@link StorageHandler}. An upload of no bytes fails, and every one when the settings say so.
 */
public final class Uploads {

    public static final List<Operation> OPERATIONS = List.of(
            Operation.of(
                    "POST", "/fileUpload", "api.accounting.transaction:write", (organization, request) -> Uploads.of(
                                    organization)
                            .announce(request)),
            Operation.of(
                    "GET",
                    "/fileUpload/{fileId}",
                    "api.accounting.transaction:write",
                    (organization, request) -> Uploads.of(organization).status(request)),
            Operation.of(
                    "GET",
                    "/documents/{documentId}",
                    "api.accounting.transaction:read",
                    (organization, request) -> Uploads.of(organization).document(request)));

    /** How long an upload may take; the real one is said to be short. */
    private static final Duration LIFETIME = Duration.ofMinutes(15);

    private static final Shape ANNOUNCEMENT =
            Shape.object().required("contentType", Shape.pattern("[\\w.+-]+/[\\w.+-]+(; ?[\\w.+-]+=[\\w.+-]+)*", 200));

    private static final Pattern PDF_PAGE = Pattern.compile("/Type\\s*/Page\\b");

    private final Map<String, Upload> uploads = new TreeMap<>();
    private final Sequence fileIds = new Sequence(67_000);
    private final Sequence documentIds = new Sequence(41_000);
    private final Clock clock;
    private final int polls;
    private final boolean fail;

    private Uploads(Organization organization) {
        this.clock = organization.clock();
        this.polls = organization.settings().uploadPolls();
        this.fail = organization.settings().uploadsFail();
    }

    /**
     * @param organization an organization
     * @return its uploads
     */
    public static Uploads of(Organization organization) {
        return organization.module(Uploads.class, Uploads::new);
    }

    private synchronized Response announce(Request request) {
        String contentType =
                ANNOUNCEMENT.create(request.object()).path("contentType").textValue();
        Upload upload = new Upload(
                String.valueOf(fileIds.next()),
                random(),
                random(),
                contentType,
                clock.instant().plus(LIFETIME),
                null,
                0,
                0);
        uploads.put(upload.fileId, upload);
        return Response.ok(Map.of(
                "uploadMethod", "PUT", "uploadUrl", url(request, "upload", upload, ""), "fileId", upload.fileId));
    }

    /** Asking is what makes an upload proceed, so that nothing depends on time. */
    private synchronized Response status(Request request) {
        String fileId = request.text("fileId");
        // the contract declares 400 here, and no 404; our reading is that it is for what cannot be an id
        if (!fileId.matches("\\d+")) {
            throw Failure.invalid("fileId", "format");
        }
        Upload upload = uploads.get(fileId);
        if (upload == null) {
            throw Failure.notFound("file upload");
        }
        Map<String, Object> status = new LinkedHashMap<>();
        status.put("fileId", upload.fileId);
        if (upload.content == null || (upload.documentId == 0 && upload.polls < polls)) {
            if (upload.content != null) {
                uploads.put(upload.fileId, upload.polled());
            }
            status.put("status", "Pending");
        } else if (fail || upload.content.length == 0) {
            status.put("status", "Failed");
        } else {
            if (upload.documentId == 0) {
                upload = upload.completed(documentIds.next());
                uploads.put(upload.fileId, upload);
            }
            status.put("status", "Completed");
            status.put("documentId", upload.documentId);
        }
        return Response.ok(status);
    }

    private Response document(Request request) {
        Upload upload = document(request.id("documentId")).orElseThrow(() -> Failure.notFound("document"));
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("documentId", upload.documentId);
        document.put("contentType", upload.contentType);
        document.put("downloadUrl", url(request, "download", upload, ""));
        if (upload.contentType.startsWith("application/pdf")) {
            document.put(
                    "pages",
                    IntStream.rangeClosed(1, upload.pages())
                            .mapToObj(page -> Map.of(
                                    "sequenceNumber", page,
                                    "thumbnailUrl", url(request, "thumbnail", upload, "page=" + page + "&"),
                                    "previewUrl", url(request, "preview", upload, "page=" + page + "&")))
                            .toList());
        }
        return Response.ok(document);
    }

    public boolean hasDocument(long id) {
        return document(id).isPresent();
    }

    /** The upload that the address outside the API is for. */
    Optional<Upload> at(String address) {
        return find(upload -> upload.address.equals(address));
    }

    /**
     * Accepts the bytes; may be repeated until the document exists.
     *
     * @return whether they were taken
     */
    synchronized boolean store(String address, String contentType, byte[] content) {
        Upload upload = at(address).orElseThrow();
        if (upload.documentId != 0
                || !clock.instant().isBefore(upload.expiresAt)
                || !upload.contentType.equalsIgnoreCase(contentType)) {
            return false;
        }
        uploads.put(upload.fileId, upload.with(content));
        return true;
    }

    private Optional<Upload> document(long id) {
        return find(upload -> upload.documentId != 0 && upload.documentId == id);
    }

    private synchronized Optional<Upload> find(Predicate<Upload> condition) {
        return uploads.values().stream().filter(condition).findFirst();
    }

    /** On the server that the client has just asked, as it knows it. */
    private static String url(Request request, String what, Upload upload, String query) {
        return URI.create(request.url())
                .resolve(StorageHandler.PATH + "/" + what + "/" + upload.address + "?" + query + "signature="
                        + upload.signature)
                .toString();
    }

    private static String random() {
        return UUID.randomUUID().toString().replace("-", "");
    }

    /**
     * A file.
     *
     * @param address its name outside the API
     * @param content its bytes; null before they came
     * @param polls how often its state was asked for since
     * @param documentId the document that it became; 0 before it did
     */
    record Upload(
            String fileId,
            String address,
            String signature,
            String contentType,
            Instant expiresAt,
            byte[] content,
            int polls,
            int documentId) {

        private Upload with(byte[] bytes) {
            return new Upload(fileId, address, signature, contentType, expiresAt, bytes, 0, 0);
        }

        private Upload polled() {
            return new Upload(fileId, address, signature, contentType, expiresAt, content, polls + 1, 0);
        }

        private Upload completed(int document) {
            return new Upload(fileId, address, signature, contentType, expiresAt, content, polls, document);
        }

        /** Of a PDF, at least one, however broken it is. */
        private int pages() {
            long pages = PDF_PAGE.matcher(new String(content, StandardCharsets.ISO_8859_1))
                    .results()
                    .count();
            return (int) Math.max(1, pages);
        }
    }
}
