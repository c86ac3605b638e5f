/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.sandbox;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.AttachmentKey;
import io.undertow.util.HttpString;
import java.util.UUID;

/**
 * What every request passes. Requests of the login server and the API get a trace id and what else the real service adds,
 * and are recorded; those that look after the sandbox itself are kept apart.
 */
final class EntryHandler implements HttpHandler {

    static final AttachmentKey<String> TRACE_ID = AttachmentKey.create(String.class);
    static final AttachmentKey<String> ORGANIZATION_ID = AttachmentKey.create(String.class);
    static final AttachmentKey<byte[]> BODY = AttachmentKey.create(byte[].class);

    private static final HttpString TRACE_HEADER = new HttpString("X-Trace-Id");
    private static final HttpString ALLOW_ORIGIN = new HttpString("Access-Control-Allow-Origin");
    private static final HttpString ALLOW_CREDENTIALS = new HttpString("Access-Control-Allow-Credentials");

    private final Recorder recorder;
    private final HttpHandler service;
    private final HttpHandler control;

    /**
     * @param service the login server and the API
     * @param control what looks after the sandbox
     */
    EntryHandler(Recorder recorder, HttpHandler service, HttpHandler control) {
        this.recorder = recorder;
        this.service = service;
        this.control = control;
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) throws Exception {
        String traceId = UUID.randomUUID().toString();
        exchange.putAttachment(TRACE_ID, traceId);
        if (ControlHandler.isMeantBy(exchange.getRequestPath())) {
            exchange.dispatch(worker -> {
                worker.startBlocking();
                control.handleRequest(worker);
            });
            return;
        }
        exchange.getResponseHeaders()
                .put(TRACE_HEADER, traceId)
                .put(ALLOW_ORIGIN, "*")
                .put(ALLOW_CREDENTIALS, "true");
        // before the first byte of the answer leaves: who has the answer finds the request in the journal
        exchange.addResponseCommitListener(answered -> recorder.record(answered, answered.getStatusCode()));
        service.handleRequest(exchange);
    }
}
