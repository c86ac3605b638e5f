/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.sandbox.fault;

import io.github.camel24sevenoffice.sandbox.Reset;
import io.github.camel24sevenoffice.sandbox.http.Delivery;
import io.github.camel24sevenoffice.sandbox.journal.Recorder;
import io.undertow.server.HttpServerExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import org.xnio.IoUtils;
import org.xnio.Options;

/** The ways in which a response reaches the client late, in part or not at all. */
public final class FaultyDelivery {

    private static final int PIECES = 10;

    private FaultyDelivery() {}

    static Delivery of(FaultSpec fault, Recorder recorder) {
        if (fault.reset() == Reset.AFTER_WORK) {
            return (exchange, body) -> lose(exchange, recorder);
        }
        if (fault.reset() == Reset.DURING_RESPONSE) {
            return (exchange, body) -> breakOff(exchange, body, recorder, fault.slowBody());
        }
        return fault.slowBody().isZero()
                ? Delivery.NORMAL
                : (exchange, body) -> sendSlowly(exchange, body, fault.slowBody());
    }

    /** Resets the connection. What was not sent yet is lost. */
    static void reset(HttpServerExchange exchange) {
        try {
            exchange.getConnection().setOption(Options.CLOSE_ABORT, true);
        } catch (IOException e) {
            // closed already, by the client
        }
        IoUtils.safeClose(exchange.getConnection());
    }

    private static void lose(HttpServerExchange exchange, Recorder recorder) {
        recorder.record(exchange, exchange.getStatusCode());
        reset(exchange);
    }

    private static void breakOff(HttpServerExchange exchange, byte[] body, Recorder recorder, Duration duration) {
        int half = body.length / 2;
        if (half == 0) {
            lose(exchange, recorder);
            return;
        }
        exchange.setResponseContentLength(body.length);
        try {
            send(exchange.getOutputStream(), body, half, duration);
        } catch (IOException e) {
            // the client closed the connection first
        }
        reset(exchange);
    }

    private static void sendSlowly(HttpServerExchange exchange, byte[] body, Duration duration) {
        exchange.setResponseContentLength(body.length);
        try (OutputStream out = exchange.getOutputStream()) {
            send(out, body, body.length, duration);
        } catch (IOException e) {
            // the client did not wait for the end
            IoUtils.safeClose(exchange.getConnection());
        }
    }

    private static void send(OutputStream out, byte[] body, int length, Duration duration) throws IOException {
        int sent = 0;
        for (int piece = 1; piece <= PIECES; piece++) {
            int end = (int) ((long) length * piece / PIECES);
            out.write(body, sent, end - sent);
            out.flush();
            sent = end;
            if (piece < PIECES) {
                pause(duration.toMillis() / (PIECES - 1));
            }
        }
    }

    private static void pause(long millis) throws IOException {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("The sandbox stops", e);
        }
    }
}
