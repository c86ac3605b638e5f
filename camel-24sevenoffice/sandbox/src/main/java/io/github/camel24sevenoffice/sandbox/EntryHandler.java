/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.sandbox;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.AttachmentKey;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import io.undertow.util.SameThreadExecutor;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** What every request passes: trace id, journal, faults; then the token endpoint, the API or its files. */
final class EntryHandler implements HttpHandler {

    static final AttachmentKey<String> TRACE_ID = AttachmentKey.create(String.class);
    static final AttachmentKey<String> ORGANIZATION_ID = AttachmentKey.create(String.class);
    static final AttachmentKey<byte[]> BODY = AttachmentKey.create(byte[].class);

    private final Journal journal;
    private final Faults faults;
    private final String tokenPath;
    private final HttpHandler tokenHandler;
    private final String apiPath;
    private final HttpHandler apiHandler;
    private final HttpHandler storageHandler;

    EntryHandler(
            Journal journal,
            Faults faults,
            String tokenPath,
            HttpHandler tokenHandler,
            String apiPath,
            HttpHandler apiHandler,
            HttpHandler storageHandler) {
        this.journal = journal;
        this.faults = faults;
        this.tokenPath = tokenPath;
        this.tokenHandler = tokenHandler;
        this.apiPath = apiPath;
        this.apiHandler = apiHandler;
        this.storageHandler = storageHandler;
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) {
        String traceId = UUID.randomUUID().toString();
        exchange.putAttachment(TRACE_ID, traceId);
        exchange.getResponseHeaders()
                .put(new HttpString("X-Trace-Id"), traceId)
                .put(new HttpString("Access-Control-Allow-Origin"), "*")
                .put(new HttpString("Access-Control-Allow-Credentials"), "true");
        // before the first byte of the answer leaves: who has the answer finds the request in the journal
        exchange.addResponseCommitListener(this::record);

        Fault fault = faults.take(exchange.getRequestPath());
        if (fault == null) {
            proceed(exchange, null);
        } else {
            exchange.dispatch(SameThreadExecutor.INSTANCE, () -> exchange.getIoThread()
                    .executeAfter(() -> proceed(exchange, fault), fault.delay().toMillis(), TimeUnit.MILLISECONDS));
        }
    }

    private void proceed(HttpServerExchange exchange, Fault fault) {
        exchange.dispatch(worker -> {
            worker.startBlocking();
            if (fault != null && fault.status() != 0) {
                // read to its end, so that the connection can be used again
                worker.getInputStream().readAllBytes();
                worker.setStatusCode(fault.status());
                worker.getResponseHeaders().put(Headers.CONTENT_TYPE, fault.contentType());
                worker.getResponseSender().send(fault.body(), StandardCharsets.UTF_8);
            } else if (worker.getRequestPath().equals(tokenPath)) {
                tokenHandler.handleRequest(worker);
            } else if (worker.getRequestPath().startsWith(apiPath + "/")) {
                apiHandler.handleRequest(worker);
            } else if (worker.getRequestPath().startsWith(StorageHandler.PATH + "/")) {
                storageHandler.handleRequest(worker);
            } else {
                Json.send(worker, Response.notFound("There is nothing at this path"));
            }
        });
    }

    private void record(HttpServerExchange exchange) {
        byte[] body = exchange.getAttachment(BODY);
        journal.add(
                exchange.getRequestMethod().toString(),
                exchange.getRequestPath(),
                exchange.getQueryString(),
                exchange.getAttachment(ORGANIZATION_ID),
                exchange.getStatusCode(),
                exchange.getAttachment(TRACE_ID),
                body == null ? "" : new String(body, StandardCharsets.UTF_8));
    }
}
