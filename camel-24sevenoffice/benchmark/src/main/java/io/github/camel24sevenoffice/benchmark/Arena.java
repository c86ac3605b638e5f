/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.benchmark;

import io.github.camel24sevenoffice.sandbox.Sandbox;
import java.time.Duration;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;

/** The routes of one contestant and its own sandbox. */
final class Arena implements AutoCloseable {

    private final Sandbox sandbox;
    private final Duration margin;
    private final CamelContext context = new DefaultCamelContext();
    private final ProducerTemplate template;
    private int marked;

    Arena(Routes routes, Sandbox sandbox, Duration margin) throws Exception {
        this.sandbox = sandbox;
        this.margin = margin;
        context.addRoutes(routes.of(Service.of(sandbox, margin)));
        // a call that hangs must not delay the next contestant
        context.getShutdownStrategy().setTimeout(1);
        context.start();
        template = context.createProducerTemplate();
    }

    Sandbox sandbox() {
        return sandbox;
    }

    Duration margin() {
        return margin;
    }

    boolean call() {
        return succeeded(template.send(Routes.CALL, exchange -> {}));
    }

    boolean page(int page) {
        return succeeded(template.send(Routes.PAGE, exchange -> exchange.getIn().setHeader(Routes.PAGE_HEADER, page)));
    }

    private static boolean succeeded(Exchange exchange) {
        return exchange.getException() == null;
    }

    /** Resets the count of token requests. */
    void mark() {
        marked = sandbox.tokenRequests();
    }

    int tokenRequests() {
        return sandbox.tokenRequests() - marked;
    }

    @Override
    public void close() {
        context.stop();
    }
}
