/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.sandbox;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.SameThreadExecutor;
import java.util.concurrent.TimeUnit;

/** Lets requests go wrong for which there is a fault; the others go on. */
final class FaultHandler implements HttpHandler {

    private final Faults faults;
    private final Tokens tokens;
    private final Recorder recorder;
    private final HttpHandler next;

    /**
     * @param next gets the requests on a thread that may block
     */
    FaultHandler(Faults faults, Tokens tokens, Recorder recorder, HttpHandler next) {
        this.faults = faults;
        this.tokens = tokens;
        this.recorder = recorder;
        this.next = next;
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) {
        Fault fault = faults.take(exchange.getRequestMethod().toString(), exchange.getRequestPath());
        if (fault == null) {
            exchange.dispatch(worker -> {
                worker.startBlocking();
                next.handleRequest(worker);
            });
        } else {
            // waits on no thread
            exchange.dispatch(SameThreadExecutor.INSTANCE, () -> exchange.getIoThread()
                    .executeAfter(
                            () -> exchange.dispatch(worker -> apply(fault, worker)),
                            fault.delay().toMillis(),
                            TimeUnit.MILLISECONDS));
        }
    }

    private void apply(Fault fault, HttpServerExchange exchange) throws Exception {
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
        exchange.putAttachment(Delivery.KEY, FaultyDelivery.of(fault, recorder));
        exchange.putAttachment(PageFault.KEY, fault.page());
        if (!fault.answer().isPresent()) {
            next.handleRequest(exchange);
        } else if (read(exchange)) {
            fault.answer().send(exchange);
        }
    }

    /** To its end, so that the connection can be used again, and the journal has it; false when that is answered already. */
    private static boolean read(HttpServerExchange exchange) {
        byte[] body = Body.read(exchange);
        if (body != null) {
            exchange.putAttachment(EntryHandler.BODY, body);
        }
        return body != null;
    }
}
