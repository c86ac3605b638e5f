/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.sandbox.fault;

import io.github.camel24sevenoffice.sandbox.BadResponse;
import io.github.camel24sevenoffice.sandbox.Reset;
import io.github.camel24sevenoffice.sandbox.http.Delivery;
import io.github.camel24sevenoffice.sandbox.journal.Recorder;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.SameThreadExecutor;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Arrays;
import org.xnio.IoUtils;
import org.xnio.Options;

/** The ways in which a response reaches the client late, in part or not at all. */
public final class FaultyDelivery {

    private static final int PIECES = 10;

    private FaultyDelivery() {}

    static Delivery of(FaultSpec fault, Recorder recorder) {
        Delivery delivery = onTheWire(fault, recorder);
        return fault.response().isPresent() && fault.afterWork()
                ? (exchange, body) -> replace(exchange, fault.response(), delivery)
                : delivery;
    }

    private static Delivery onTheWire(FaultSpec fault, Recorder recorder) {
        if (fault.bad() != null) {
            return bad(fault.bad(), recorder);
        }
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

    private static Delivery bad(BadResponse bad, Recorder recorder) {
        return switch (bad) {
            case HALF_BODY -> (exchange, body) -> sendHalf(exchange, body, recorder);
            case WRONG_LENGTH ->
                (exchange, body) -> Delivery.NORMAL.deliver(exchange, Arrays.copyOf(body, body.length / 2));
            case SILENCE ->
                (exchange, body) -> {
                    recorder.record(exchange, exchange.getStatusCode());
                    // no thread waits; the exchange ends with the connection
                    exchange.dispatch(SameThreadExecutor.INSTANCE, () -> {});
                };
            case CONNECTION_CLOSED ->
                (exchange, body) -> {
                    exchange.addExchangeCompleteListener((done, next) -> {
                        next.proceed();
                        IoUtils.safeClose(done.getConnection());
                    });
                    Delivery.NORMAL.deliver(exchange, body);
                };
        };
    }

    private static void sendHalf(HttpServerExchange exchange, byte[] body, Recorder recorder) {
        recorder.record(exchange, exchange.getStatusCode());
        exchange.setResponseContentLength(Math.max(1, body.length));
        try {
            exchange.getOutputStream().write(body, 0, body.length / 2);
            exchange.getOutputStream().flush();
        } catch (IOException e) {
            // the client closed the connection first
        }
        IoUtils.safeClose(exchange.getConnection());
    }

    /** The headers of the work's response that a gateway would not have. */
    private static void replace(HttpServerExchange exchange, FaultResponse response, Delivery delivery) {
        exchange.getResponseHeaders().remove("Link");
        exchange.getResponseHeaders().remove(Headers.LOCATION);
        exchange.putAttachment(Delivery.KEY, delivery);
        response.send(exchange);
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
