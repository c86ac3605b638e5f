/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice;

import io.github.camel24sevenoffice.auth.TokenManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** A Camel context with a tsoffice component, for each test a new one. */
@ExtendWith(NoSecretLogged.class)
@Timeout(60)
abstract class ContextTestSupport extends CamelTestSupport {

    /** The component that the routes of the test use. */
    protected abstract TsOfficeComponent component();

    @Override
    protected CamelContext createCamelContext() throws Exception {
        CamelContext context = new DefaultCamelContext();
        context.addComponent("tsoffice", component());
        return context;
    }

    protected TokenManager tokenManager() {
        return context().getRegistry().lookupByNameAndType(TokenManagers.BEAN_NAME, TokenManager.class);
    }

    protected Exchange send(String uri, Object body) {
        return send(uri, body, Map.of());
    }

    protected Exchange send(String uri, Object body, Map<String, Object> headers) {
        return template.send(uri, exchange -> {
            exchange.getIn().setBody(body);
            exchange.getIn().getHeaders().putAll(headers);
        });
    }

    /** Sends exchanges without a body from several threads, the first ones at the same moment. */
    protected List<Exchange> simultaneously(int threadCount, int exchangeCount, String uri) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(threadCount);
        try {
            CountDownLatch ready = new CountDownLatch(threadCount);
            List<Future<Exchange>> sent = new ArrayList<>();
            for (int i = 0; i < exchangeCount; i++) {
                sent.add(threads.submit(() -> {
                    ready.countDown();
                    ready.await();
                    return send(uri, null);
                }));
            }
            List<Exchange> exchanges = new ArrayList<>();
            for (Future<Exchange> exchange : sent) {
                exchanges.add(exchange.get());
            }
            return exchanges;
        } finally {
            threads.shutdownNow();
        }
    }
}
