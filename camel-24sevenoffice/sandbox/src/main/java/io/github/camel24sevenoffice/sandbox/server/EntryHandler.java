/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.sandbox.server;

import io.github.camel24sevenoffice.sandbox.control.ControlHandler;
import io.github.camel24sevenoffice.sandbox.http.RequestKeys;
import io.github.camel24sevenoffice.sandbox.journal.Recorder;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.UUID;

/**
 * The first handler of every request. Requests to the login server and the API get a trace id and the other headers of the
 * real service, and are recorded. Requests that control the sandbox itself are kept apart.
 */
public final class EntryHandler implements HttpHandler {

    private static final HttpString TRACE_HEADER = new HttpString("X-Trace-Id");
    private static final HttpString ALLOW_ORIGIN = new HttpString("Access-Control-Allow-Origin");
    private static final HttpString ALLOW_CREDENTIALS = new HttpString("Access-Control-Allow-Credentials");

    /** RFC 9110, section 5.6.7: always two digits for the day. */
    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final Recorder recorder;
    private final HttpHandler service;
    private final HttpHandler control;
    private final Clock clock;

    /**
     * @param clock the time of the service
     * @param recorder records requests
     * @param service the login server and the API
     * @param control controls the sandbox
     */
    public EntryHandler(Clock clock, Recorder recorder, HttpHandler service, HttpHandler control) {
        this.clock = clock;
        this.recorder = recorder;
        this.service = service;
        this.control = control;
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) throws Exception {
        String traceId = UUID.randomUUID().toString();
        exchange.putAttachment(RequestKeys.TRACE_ID, traceId);
        if (ControlHandler.serves(exchange.getRequestPath())) {
            exchange.dispatch(worker -> {
                worker.startBlocking();
                control.handleRequest(worker);
            });
            return;
        }
        exchange.getResponseHeaders()
                .put(TRACE_HEADER, traceId)
                .put(Headers.DATE, HTTP_DATE.format(clock.instant()))
                .put(ALLOW_ORIGIN, "*")
                .put(ALLOW_CREDENTIALS, "true");
        // before the first byte of the response is sent, so that a client that has it finds the request in the journal
        exchange.addResponseCommitListener(sent -> recorder.record(sent, sent.getStatusCode()));
        service.handleRequest(exchange);
    }
}
