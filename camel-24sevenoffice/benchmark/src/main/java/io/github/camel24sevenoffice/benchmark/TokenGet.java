/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.benchmark;

import io.github.camel24sevenoffice.auth.AccessToken;
import io.github.camel24sevenoffice.auth.TokenManager;
import io.github.camel24sevenoffice.sandbox.Sandbox;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.HttpRequestInterceptor;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** How long it takes to get a valid token, which every call pays for. All tokens come from a sandbox. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class TokenGet {

    private static final String PATH = "/v1/taxes/1";

    @Benchmark
    public AccessToken tsoffice(ManagerState state) {
        return state.manager.get(state.organizationId);
    }

    @Benchmark
    public String handWritten(HandWrittenState state) {
        return state.tokens.get(state.organizationId);
    }

    @Benchmark
    public Map<String, List<String>> google(GoogleState state) {
        return state.tokens.headers();
    }

    @Benchmark
    public String aws(AwsState state) {
        return state.tokens.get();
    }

    @Benchmark
    public HttpGet camelHttp(CamelHttpState state, RequestState call) throws Exception {
        // a new request for each call has not computed its URI yet
        call.request.setPath(PATH);
        state.interceptor.process(call.request, null, call.context);
        return call.request;
    }

    /** A login server that runs as long as the measurement. */
    @State(Scope.Benchmark)
    public abstract static class SandboxState {

        final String organizationId = Service.ORGANIZATION_ID;
        private Sandbox sandbox;

        @Setup
        public void start() throws Exception {
            Quiet.undertow();
            sandbox = Sandbox.builder().start();
            start(Service.of(sandbox));
        }

        abstract void start(Service service) throws Exception;

        @TearDown
        public void stop() {
            sandbox.close();
        }
    }

    public static class ManagerState extends SandboxState {

        private TokenManager manager;

        @Override
        void start(Service service) {
            manager = new TokenManager();
            manager.setCamelContext(new DefaultCamelContext());
            manager.setClientId(Service.CLIENT_ID);
            manager.setClientSecret(Service.CLIENT_SECRET);
            manager.setTokenUrl(service.tokenUrl());
            manager.start();
        }

        @Override
        public void stop() {
            manager.stop();
            super.stop();
        }
    }

    public static class HandWrittenState extends SandboxState {

        private HandWrittenTokens tokens;

        @Override
        void start(Service service) {
            tokens = new HandWrittenTokens(service.login(), service.margin());
        }
    }

    public static class GoogleState extends SandboxState {

        private GoogleTokens tokens;

        @Override
        void start(Service service) {
            tokens = new GoogleTokens(service.login(), service.margin(), Service.ORGANIZATION_ID);
        }
    }

    public static class AwsState extends SandboxState {

        private AwsTokens tokens;

        @Override
        void start(Service service) {
            tokens = new AwsTokens(service.login(), service.margin(), Service.ORGANIZATION_ID);
        }
    }

    public static class CamelHttpState extends SandboxState {

        private HttpRequestInterceptor interceptor;
        private CamelContext context;
        private String url;

        @Override
        void start(Service service) {
            context = new DefaultCamelContext();
            context.start();
            interceptor = CamelHttpOAuth2.interceptor(context, service);
            url = service.apiUrl() + "/taxes/1";
        }

        @Override
        public void stop() {
            context.stop();
            super.stop();
        }
    }

    /** The request of one thread. */
    @State(Scope.Thread)
    public static class RequestState {

        private final HttpClientContext context = HttpClientContext.create();
        private HttpGet request;

        @Setup
        public void create(CamelHttpState state) {
            request = new HttpGet(state.url);
        }
    }
}
