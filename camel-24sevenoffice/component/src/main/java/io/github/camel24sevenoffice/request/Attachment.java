/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.request;

import io.github.camel24sevenoffice.contract.Operation;
import java.nio.charset.StandardCharsets;
import org.apache.camel.Exchange;
import org.apache.hc.client5.http.entity.mime.ByteArrayBody;
import org.apache.hc.client5.http.entity.mime.FormBodyPart;
import org.apache.hc.client5.http.entity.mime.FormBodyPartBuilder;
import org.apache.hc.client5.http.entity.mime.HttpMultipartMode;
import org.apache.hc.client5.http.entity.mime.MultipartEntityBuilder;
import org.apache.hc.core5.http.ContentType;

/** Makes the body of a message the attachment of a sales order: the file itself, or a multipart form with it. */
final class Attachment {

    /** Contract 0.56.0: less than 4 MB. */
    private static final long TOO_LARGE = 4L * 1024 * 1024;

    private static final String MULTIPART = ContentType.MULTIPART_FORM_DATA.getMimeType();

    private Attachment() {}

    /**
     * @param bytes the body; null when it is an object
     * @param strict whether it must have a type that the operation accepts
     * @throws IllegalArgumentException if it cannot be an attachment
     */
    static Content of(Exchange exchange, Bytes bytes, Operation operation, boolean strict) {
        if (bytes == null) {
            throw new IllegalArgumentException(
                    operation + " needs a file (byte[], InputStream, File) as message body, but it is a "
                            + exchange.getIn().getBody().getClass().getName());
        }
        if (bytes.length() >= TOO_LARGE) {
            throw new IllegalArgumentException(
                    operation + " takes attachments of less than 4 MB, but this has " + bytes.length() + " bytes");
        }
        ContentType header = MediaTypeHeader.of(exchange);
        boolean multipart = header != null && MULTIPART.equalsIgnoreCase(header.getMimeType());
        String boundary = multipart ? header.getParameter("boundary") : null;
        if (bytes.startsWithBoundary(boundary)) {
            return new Content(bytes.entity(header));
        }
        ContentType type = bytes.mediaType(header, h -> !multipart && (!strict || takes(operation, h)))
                .orElse(null);
        if (type == null || (strict && !takes(operation, type))) {
            throw new IllegalArgumentException(operation + " takes " + String.join(", ", operation.bodyTypes())
                    + ", but the message body is "
                    + (type == null
                            ? "none that is recognized; the message header Content-Type may name its type"
                            : type.getMimeType()));
        }
        bytes.refuseText(type);
        String name = bytes.fileName() == null
                ? "attachment." + type.getMimeType().replaceFirst(".*/", "")
                : bytes.fileName();
        // when the body does not have the boundary, the header is left over from another message
        return multipart && boundary == null
                ? form(bytes, type, name)
                : new Content(bytes.entity(type), ContentDisposition.attachment(name));
    }

    private static boolean takes(Operation operation, ContentType type) {
        return operation.bodyTypes().contains(type.getMimeType());
    }

    /** RFC 7578, with the name as browsers write it. */
    private static Content form(Bytes bytes, ContentType type, String name) {
        FormBodyPart file = FormBodyPartBuilder.create("file", new ByteArrayBody(bytes.toByteArray(), type, name))
                .setField("Content-Disposition", ContentDisposition.formData("file", name))
                .build();
        return new Content(MultipartEntityBuilder.create()
                .setMode(HttpMultipartMode.LEGACY)
                .setCharset(StandardCharsets.UTF_8)
                .setContentType(ContentType.create(MULTIPART))
                .addPart(file)
                .build());
    }
}
