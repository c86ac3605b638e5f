/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.sandbox.sales;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camel24sevenoffice.sandbox.data.Failure;
import io.github.camel24sevenoffice.sandbox.data.Operation;
import io.github.camel24sevenoffice.sandbox.data.Organization;
import io.github.camel24sevenoffice.sandbox.data.Request;
import io.github.camel24sevenoffice.sandbox.data.Sequence;
import io.github.camel24sevenoffice.sandbox.data.Table;
import io.github.camel24sevenoffice.sandbox.data.Timestamp;
import io.github.camel24sevenoffice.sandbox.http.Json;
import io.github.camel24sevenoffice.sandbox.http.Response;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The attachments of the sales orders of one organization. Of the files only their sizes are kept: nothing in the API gives
 * them back. Media types, the limit of 4 MB and the 403 after invoicing are the contract's.
 *
 * <p>Our reading: another media type is refused with 415, a file that is too large with 413, one without a name is
 * called {@code attachment}, and an attachment does not change when its order was modified.
 */
public final class SalesOrderAttachments {

    private static final String ALL = "/salesorders/{id}/attachments";

    public static final List<Operation> OPERATIONS = List.of(
            Operation.of(
                    "GET",
                    ALL,
                    "api.invoicing.salesorder.attachment:read",
                    (organization, request) ->
                            SalesOrderAttachments.of(organization).list(request)),
            Operation.of(
                    "POST",
                    ALL,
                    "api.invoicing.salesorder.attachment:write",
                    (organization, request) ->
                            SalesOrderAttachments.of(organization).create(request)));

    private static final int TOO_LARGE = 4 * 1024 * 1024;
    private static final Map<String, String> EXTENSIONS = Map.of("application/pdf", ".pdf", "image/png", ".png");

    private final Map<Integer, Table<Integer>> byOrder = new ConcurrentHashMap<>();
    private final Sequence ids = new Sequence(700_000);
    private final Organization organization;

    private SalesOrderAttachments(Organization organization) {
        this.organization = organization;
    }

    /**
     * @param organization an organization
     * @return its sales order attachments
     */
    public static SalesOrderAttachments of(Organization organization) {
        return organization.module(SalesOrderAttachments.class, SalesOrderAttachments::new);
    }

    /** Called when the order is made. */
    void open(int orderId) {
        byOrder.put(orderId, new Table<>(organization, "salesorders/" + orderId + "/attachments", "attachment"));
    }

    /** Called when the order is deleted. */
    void forget(int orderId) {
        byOrder.remove(orderId);
    }

    private Response list(Request request) {
        return Response.ok(attachments(request.id("id")).all());
    }

    private Response create(Request request) {
        int orderId = request.id("id");
        Table<Integer> attachments = attachments(orderId);
        if (SalesOrders.of(organization).isInvoiced(orderId)) {
            throw Failure.forbidden("The order is invoiced");
        }
        SentFile file = SentFile.of(request).orElseThrow(() -> Failure.badRequest("There is no file in the body"));
        String extension = EXTENSIONS.get(file.mediaType());
        if (extension == null) {
            throw new Failure(
                    Response.error(415, "UnsupportedMediaType", "An attachment is application/pdf or image/png"));
        }
        if (file.size() >= TOO_LARGE) {
            throw new Failure(Response.error(413, "PayloadTooLarge", "An attachment is smaller than 4 MB"));
        }
        int id = ids.next();
        ObjectNode attachment = Json.MAPPER
                .createObjectNode()
                .put("fileId", String.valueOf(id))
                .put("orderId", orderId)
                .put("fileName", file.name().orElse("attachment" + extension))
                .put("mediaType", file.mediaType())
                .put("size", (long) file.size())
                .put("timestamp", Timestamp.SECONDS.text(organization.clock().instant()));
        attachment.putArray("tags");
        return Response.created(attachments.put(id, attachment));
    }

    private Table<Integer> attachments(int orderId) {
        Table<Integer> attachments = byOrder.get(orderId);
        if (attachments == null) {
            throw Failure.notFound("sales order");
        }
        return attachments;
    }
}
