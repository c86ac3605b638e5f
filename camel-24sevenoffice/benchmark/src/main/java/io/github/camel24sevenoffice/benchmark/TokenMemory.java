/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.benchmark;

import io.github.camel24sevenoffice.auth.TokenManager;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.ref.Reference;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.HttpRequestInterceptor;

/** The heap that the tokens of many organizations occupy. */
final class TokenMemory {

    private static final int COLLECTIONS = 4;

    private final List<String> organizationIds;
    private final Table table;

    private TokenMemory(int organizations) {
        organizationIds = IntStream.range(0, organizations)
                .mapToObj(i -> String.valueOf(100_000_000_000_000L + i))
                .toList();
        table = new Table(
                organizations + " organizations",
                "",
                "bytes for an organization",
                "without the " + JwtServer.TOKEN_LENGTH + " of the token");
    }

    static Table measure(int organizations) throws Exception {
        Quiet.undertow();
        try (JwtServer server = new JwtServer();
                CamelContext context = new DefaultCamelContext()) {
            context.start();
            TokenMemory memory = new TokenMemory(organizations);
            // nothing is called: only the interceptor of camel-http is used, before any connection
            Service service = new Service("http://127.0.0.1:1", server.url(), Service.MARGIN);
            memory.tsoffice(context, service);
            memory.handWritten(service);
            memory.google(service);
            memory.aws(service);
            memory.camelHttp(context, service);
            return memory.table;
        }
    }

    private void tsoffice(CamelContext context, Service service) {
        TokenManager manager = new TokenManager();
        manager.setCamelContext(context);
        manager.setClientId(Service.CLIENT_ID);
        manager.setClientSecret(Service.CLIENT_SECRET);
        manager.setTokenUrl(service.tokenUrl());
        manager.start();
        measure("tsoffice TokenManager", manager, manager::get);
        manager.stop();
    }

    private void handWritten(Service service) {
        HandWrittenTokens tokens = new HandWrittenTokens(service.login(), service.margin());
        measure("hand-written", tokens, tokens::get);
    }

    private void google(Service service) {
        Login login = service.login();
        Map<String, GoogleTokens> tokens = new ConcurrentHashMap<>();
        measure("Google OAuth2Credentials", tokens, id -> tokens.computeIfAbsent(
                        id, key -> new GoogleTokens(login, service.margin(), key))
                .get());
    }

    private void aws(Service service) {
        Login login = service.login();
        Map<String, AwsTokens> tokens = new ConcurrentHashMap<>();
        measure("AWS CachedSupplier", tokens, id -> tokens.computeIfAbsent(
                        id, key -> new AwsTokens(login, service.margin(), key))
                .get());
    }

    /** It keeps one token for each URI, so each organization has its own URI. */
    private void camelHttp(CamelContext context, Service service) {
        HttpRequestInterceptor interceptor = CamelHttpOAuth2.interceptor(context, service);
        measure("camel-http oauth2, for a URI", interceptor, id -> {
            try {
                interceptor.process(new HttpGet(service.apiUrl() + "/taxes/" + id), null, HttpClientContext.create());
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
    }

    /**
     * @param holder the object that keeps the tokens
     * @param get gets the token of an organization
     */
    private void measure(String title, Object holder, Consumer<String> get) {
        // loads and connects what is needed once
        get.accept("1");
        long before = heap();
        double bytes;
        try {
            organizationIds.forEach(get);
            bytes = (heap() - before) / (double) organizationIds.size();
        } finally {
            Reference.reachabilityFence(holder);
        }
        table.row(title, Math.round(bytes), Math.round(bytes - JwtServer.TOKEN_LENGTH));
    }

    private static long heap() {
        for (int i = 0; i < COLLECTIONS; i++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    static void print(PrintStream out) throws Exception {
        measure(10_000).print(out);
    }
}
