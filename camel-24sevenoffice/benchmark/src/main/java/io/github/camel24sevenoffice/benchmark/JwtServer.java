/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.benchmark;

import io.undertow.Undertow;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import java.net.InetSocketAddress;
import java.util.concurrent.atomic.AtomicLong;

/** A login server that knows every organization, and issues tokens as long as real ones. */
final class JwtServer implements AutoCloseable {

    /** The characters of a JWT with a key id, the usual claims and a signature of RS256. */
    static final int TOKEN_LENGTH = 1_200;

    private final AtomicLong issued = new AtomicLong();
    private final Undertow server;

    JwtServer() {
        server = Undertow.builder()
                .addHttpListener(0, "127.0.0.1")
                .setHandler(this::respond)
                .build();
        server.start();
    }

    String url() {
        InetSocketAddress address =
                (InetSocketAddress) server.getListenerInfo().get(0).getAddress();
        return "http://127.0.0.1:" + address.getPort() + "/oauth/token";
    }

    private void respond(HttpServerExchange exchange) {
        String token = String.format("%0" + TOKEN_LENGTH + "d", issued.incrementAndGet());
        exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, "application/json");
        exchange.getResponseSender()
                .send("{\"access_token\":\"" + token + "\",\"token_type\":\"Bearer\",\"expires_in\":86400}");
    }

    @Override
    public void close() {
        server.stop();
    }
}
