/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.sandbox.http;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.AttachmentKey;
import java.nio.ByteBuffer;

/** How a finished response reaches the client. */
@FunctionalInterface
public interface Delivery {

    AttachmentKey<Delivery> KEY = AttachmentKey.create(Delivery.class);

    /** At once and whole. */
    Delivery NORMAL = (exchange, body) -> {
        if (body.length == 0) {
            exchange.endExchange();
        } else {
            exchange.getResponseSender().send(ByteBuffer.wrap(body));
        }
    };

    /** The one that was chosen for the exchange. */
    static Delivery of(HttpServerExchange exchange) {
        Delivery chosen = exchange.getAttachment(KEY);
        return chosen == null ? NORMAL : chosen;
    }

    void deliver(HttpServerExchange exchange, byte[] body);
}
