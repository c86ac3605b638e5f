/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.auth;

import io.github.camel24sevenoffice.auth.internal.CredentialsCircuitBreaker;
import io.github.camel24sevenoffice.auth.internal.Fingerprint;
import io.github.camel24sevenoffice.auth.internal.MonotonicClock;
import io.github.camel24sevenoffice.auth.internal.OrganizationTokens;
import io.github.camel24sevenoffice.auth.internal.SystemTimer;
import io.github.camel24sevenoffice.auth.internal.TokenCounters;
import io.github.camel24sevenoffice.auth.internal.TokenMeters;
import io.github.camel24sevenoffice.auth.internal.TokenRequest;
import io.github.camel24sevenoffice.auth.internal.TokenServices;
import io.github.camel24sevenoffice.auth.internal.TokenTimer;
import io.github.camel24sevenoffice.auth.store.GuardedTokenStore;
import io.github.camel24sevenoffice.auth.store.SharedTokens;
import io.github.camel24sevenoffice.transport.HttpSettings;
import io.github.camel24sevenoffice.transport.HttpTransport;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.ThreadPoolProfileBuilder;
import org.apache.camel.spi.ExecutorServiceManager;
import org.apache.camel.spi.ThreadPoolProfile;
import org.apache.camel.support.service.ServiceHelper;

/** Puts together what a TokenManager needs between a start and a stop: HTTP client, threads, clock and meters. */
final class TokenRuntime {

    /** As many as camel-http opens connections to a server by default; more requests would wait for a connection. */
    private static final int PARALLEL_REQUESTS = 20;

    private static final int PARALLEL_STORE_CALLS = 8;
    /** For scheduled tasks. For Camel's other pools the same number means no queue at all. */
    private static final int UNLIMITED = -1;

    private static final int APPLICATION_BYTES = 8;

    private final TokenManager manager;
    private final CamelContext camelContext;
    private final TokenCounters counters;
    private final DoubleSupplier jitter;
    private final List<ExecutorService> executors = new ArrayList<>();
    private HttpTransport transport;
    private TokenMeters meters;

    TokenRuntime(TokenManager manager, TokenCounters counters, DoubleSupplier jitter) {
        this.manager = manager;
        this.camelContext = manager.getCamelContext();
        this.counters = counters;
        this.jitter = jitter;
    }

    /**
     * @param testTimer null for the system's clock
     * @throws IllegalArgumentException if the option tokenUrl is not a URL, or not a secure one
     */
    OrganizationTokens start(TokenTimer testTimer) {
        URI url = HttpTransport.parse("tokenUrl", manager.tokenUrl(), manager.isAllowPlainHttp());
        transport = new HttpTransport(camelContext, url, HttpSettings.limited(manager.tokenRequestTimeout()));
        ServiceHelper.startService(transport);
        meters = TokenMeters.bind(camelContext, manager, manager.clientId() == null ? "" : manager.clientId());
        counters.timedBy(meters == null ? TokenCounters.TokenRequestTimer.NONE : meters);
        TokenTimer timer = testTimer == null ? systemTimer() : testTimer;
        CredentialsCircuitBreaker circuitBreaker = new CredentialsCircuitBreaker(timer, jitter);
        TokenRequest request = new TokenRequest(
                transport, url, manager.credentials(), manager.audience(), timer, circuitBreaker, counters);
        TokenServices services = new TokenServices(
                manager.tokenStore() == null ? request : sharedTokens(url, request, timer),
                threads("TsOfficeTokenRequest", PARALLEL_REQUESTS),
                timer,
                manager.tokenRefreshMargin(),
                manager.tokenRequestTimeout(),
                jitter,
                counters);
        OrganizationTokens tokens = new OrganizationTokens(circuitBreaker, services);
        tokens.dropIdleEvery(manager.organizationIdleTimeout());
        return tokens;
    }

    private TokenTimer systemTimer() {
        // one task per organization, and there may be more of them than Camel's queues hold by default
        ThreadPoolProfile profile = new ThreadPoolProfileBuilder("TsOfficeTokenTimer")
                .poolSize(1)
                .maxQueueSize(UNLIMITED)
                .build();
        ScheduledExecutorService executor =
                camelContext.getExecutorServiceManager().newScheduledThreadPool(manager, profile.getId(), profile);
        executors.add(executor);
        return new SystemTimer(new MonotonicClock(), executor);
    }

    private SharedTokens sharedTokens(URI url, TokenRequest request, TokenTimer timer) {
        // callers that wait for a node that has died still get a token within their own time limit
        Duration half = manager.tokenRequestTimeout().dividedBy(2);
        return new SharedTokens(
                new GuardedTokenStore(
                        manager.tokenStore(), threads("TsOfficeTokenStore", PARALLEL_STORE_CALLS), timer, half),
                request,
                timer,
                manager.tokenRefreshMargin(),
                half,
                "tsoffice:" + Fingerprint.of(url + " " + manager.audience(), APPLICATION_BYTES) + ":");
    }

    private ExecutorService threads(String name, int most) {
        ThreadPoolProfile profile = new ThreadPoolProfileBuilder(name)
                .poolSize(most)
                .maxPoolSize(most)
                .maxQueueSize(Integer.MAX_VALUE)
                .keepAliveTime(60L, TimeUnit.SECONDS)
                .allowCoreThreadTimeOut(true)
                .build();
        ExecutorService executor = camelContext.getExecutorServiceManager().newThreadPool(manager, name, profile);
        executors.add(executor);
        return executor;
    }

    void stop() {
        ExecutorServiceManager executorServices = camelContext.getExecutorServiceManager();
        executors.forEach(executorServices::shutdownNow);
        executors.clear();
        if (meters != null) {
            meters.close();
        }
        ServiceHelper.stopService(transport);
    }
}
