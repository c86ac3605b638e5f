/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.sandbox.fault;

import io.github.camel24sevenoffice.sandbox.Reset;
import io.github.camel24sevenoffice.sandbox.api.ApiHandler;
import io.github.camel24sevenoffice.sandbox.data.PageFault;
import io.github.camel24sevenoffice.sandbox.http.Body;
import io.github.camel24sevenoffice.sandbox.http.Delivery;
import io.github.camel24sevenoffice.sandbox.http.RequestKeys;
import io.github.camel24sevenoffice.sandbox.journal.Recorder;
import io.github.camel24sevenoffice.sandbox.login.Tokens;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.SameThreadExecutor;
import java.util.concurrent.TimeUnit;

/** Applies a fault to each request that one is set for, and passes the others on. */
public final class FaultHandler implements HttpHandler {

    private final Faults faults;
    private final Tokens tokens;
    private final Recorder recorder;
    private final HttpHandler next;

    /**
     * @param next gets the requests on a thread that may block
     */
    public FaultHandler(Faults faults, Tokens tokens, Recorder recorder, HttpHandler next) {
        this.faults = faults;
        this.tokens = tokens;
        this.recorder = recorder;
        this.next = next;
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) {
        FaultSpec fault = faults.take(exchange.getRequestMethod().toString(), exchange.getRequestPath());
        if (fault == null) {
            exchange.dispatch(worker -> {
                worker.startBlocking();
                next.handleRequest(worker);
            });
        } else {
            // no thread waits
            exchange.dispatch(SameThreadExecutor.INSTANCE, () -> exchange.getIoThread()
                    .executeAfter(
                            () -> exchange.dispatch(worker -> apply(fault, worker)),
                            fault.delay().toMillis(),
                            TimeUnit.MILLISECONDS));
        }
    }

    private void apply(FaultSpec fault, HttpServerExchange exchange) throws Exception {
        exchange.startBlocking();
        if (fault.reset() == Reset.BEFORE_WORK) {
            if (read(exchange)) {
                recorder.record(exchange, 0);
                FaultyDelivery.reset(exchange);
            }
            return;
        }
        if (fault.revokesToken()) {
            tokens.revoke(ApiHandler.token(exchange));
        }
        if (fault.action() != null) {
            fault.action().run();
        }
        exchange.putAttachment(Delivery.KEY, FaultyDelivery.of(fault, recorder));
        exchange.putAttachment(PageFault.KEY, fault.page());
        if (!fault.response().isPresent() || fault.afterWork()) {
            next.handleRequest(exchange);
        } else if (read(exchange)) {
            fault.response().send(exchange);
        }
    }

    /** Reads a request to its end, for the journal and the next request; false when an error was sent already. */
    private static boolean read(HttpServerExchange exchange) {
        byte[] body = Body.read(exchange);
        if (body != null) {
            exchange.putAttachment(RequestKeys.BODY, body);
        }
        return body != null;
    }
}
