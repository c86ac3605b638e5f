/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.sandbox;

import io.github.camel24sevenoffice.sandbox.api.ApiHandler;
import io.github.camel24sevenoffice.sandbox.control.Content;
import io.github.camel24sevenoffice.sandbox.control.ControlHandler;
import io.github.camel24sevenoffice.sandbox.data.Changes;
import io.github.camel24sevenoffice.sandbox.data.Organization;
import io.github.camel24sevenoffice.sandbox.fault.FaultHandler;
import io.github.camel24sevenoffice.sandbox.fault.Faults;
import io.github.camel24sevenoffice.sandbox.files.StorageHandler;
import io.github.camel24sevenoffice.sandbox.http.Paths;
import io.github.camel24sevenoffice.sandbox.journal.Journal;
import io.github.camel24sevenoffice.sandbox.journal.Recorder;
import io.github.camel24sevenoffice.sandbox.login.TokenHandler;
import io.github.camel24sevenoffice.sandbox.login.Tokens;
import io.github.camel24sevenoffice.sandbox.server.EntryHandler;
import io.github.camel24sevenoffice.sandbox.server.ServiceHandler;
import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import io.undertow.server.HttpHandler;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A stand-in for the login server and the REST API of 24SevenOffice on one port, with tokens that expire and can be revoked,
 * scopes, resources that keep what is posted, and the error bodies of the real service.
 *
 * <pre>{@code
 * try (Sandbox sandbox = Sandbox.builder().start()) {
 *     // point the client at sandbox.tokenUrl() and sandbox.apiUrl()
 * }
 * }</pre>
 *
 * <p>By default it knows the application {@value #CLIENT_ID} with the secret {@value #CLIENT_SECRET} and the
 * organization {@value #ORGANIZATION_ID}. All methods are safe for use by several threads. Data lives in memory:
 * {@link #stop()} followed by {@link #start()} keeps the data, the tokens and the port.
 */
public final class Sandbox implements AutoCloseable {

    /** The application that every sandbox knows. */
    public static final String CLIENT_ID = "sandbox-client";

    /** The secret of {@link #CLIENT_ID}. */
    public static final String CLIENT_SECRET = "sandbox-secret";

    /** The organization that a sandbox knows when the builder names none; 15 digits, as real ones have. */
    public static final String ORGANIZATION_ID = "100000000000001";

    /** The audience that a token request has to name, the same as the real service's. */
    public static final String AUDIENCE = TokenHandler.AUDIENCE;

    /** A host that means all addresses cannot be connected to. */
    private static final Set<String> ANY_ADDRESS = Set.of("0.0.0.0", "::", "0:0:0:0:0:0:0:0");

    private static final int SHUTDOWN_MILLIS = 200;
    private static final long MAX_BODY = 32L * 1024 * 1024;

    private final Content content;
    private final HttpHandler handler;
    private final String host;
    private final Lock lock = new ReentrantLock();
    private volatile int port;
    private Undertow server;

    Sandbox(SandboxBuilder builder) {
        host = builder.host();
        port = builder.port();
        Changes changes = new Changes(builder.clock());
        content = new Content(
                organizations(builder, changes),
                builder.demo(),
                new Tokens(builder.clock(), builder.tokenLifetime()),
                new Journal(builder.journalLimit()),
                changes,
                new Faults());
        content.fill();
        handler = handler(builder, content);
    }

    private static List<Organization> organizations(SandboxBuilder builder, Changes changes) {
        return builder.organizations().stream()
                .map(id -> new Organization(id, builder.clock(), builder.settings(), builder.volume(), changes))
                .toList();
    }

    private static HttpHandler handler(SandboxBuilder builder, Content content) {
        HttpHandler service = new ServiceHandler(
                new TokenHandler(
                        content.tokens(),
                        builder.applications(),
                        builder.organizations(),
                        builder.sendsExpiresIn(),
                        builder.tokenErrorStatus()),
                new ApiHandler(
                        Paths.API,
                        content.tokens(),
                        content.organizations(),
                        builder.badTokenStatus(),
                        builder.revokedTokenStatus(),
                        builder.settings()),
                new StorageHandler(content.organizations()));
        Recorder recorder = new Recorder(content.journal(), builder.clock());
        return new EntryHandler(
                builder.clock(),
                recorder,
                new FaultHandler(content.faults(), content.tokens(), recorder, service),
                new ControlHandler(content));
    }

    /**
     * @return a builder with its documented defaults
     */
    public static SandboxBuilder builder() {
        return new SandboxBuilder();
    }

    /**
     * Starts listening; does nothing when it is running.
     *
     * @return this sandbox
     * @throws IllegalStateException if the port is taken
     */
    public Sandbox start() {
        lock.lock();
        try {
            if (server == null) {
                listen();
            }
            return this;
        } finally {
            lock.unlock();
        }
    }

    private void listen() {
        try {
            Undertow candidate = Undertow.builder()
                    .addHttpListener(port, host)
                    .setServerOption(UndertowOptions.MAX_ENTITY_SIZE, MAX_BODY)
                    // responses that are slow on purpose are interrupted then
                    .setServerOption(UndertowOptions.SHUTDOWN_TIMEOUT, SHUTDOWN_MILLIS)
                    .setHandler(handler)
                    .build();
            candidate.start();
            server = candidate;
            port = ((InetSocketAddress) candidate.getListenerInfo().get(0).getAddress()).getPort();
        } catch (RuntimeException e) {
            throw new IllegalStateException("The sandbox cannot listen on " + host + ":" + port, e);
        }
    }

    /** Stops listening and closes all connections; does nothing when it is not running. */
    public void stop() {
        lock.lock();
        try {
            if (server != null) {
                server.stop();
                server = null;
            }
        } finally {
            lock.unlock();
        }
    }

    /** The same as {@link #stop()}. */
    @Override
    public void close() {
        stop();
    }

    /**
     * @return the URL of the token endpoint, for example {@code http://127.0.0.1:40001/oauth/token}
     */
    public String tokenUrl() {
        return baseUrl() + Paths.TOKEN;
    }

    /**
     * @return the URL that the paths of the API are appended to, for example {@code http://127.0.0.1:40001/v1}
     */
    public String apiUrl() {
        return baseUrl() + Paths.API;
    }

    /**
     * @return the URL of the start page, for example {@code http://127.0.0.1:40001}
     */
    public String url() {
        return baseUrl();
    }

    private String baseUrl() {
        if (port == 0) {
            throw new IllegalStateException("The sandbox has no URL before start()");
        }
        String reachable = ANY_ADDRESS.contains(host) ? "127.0.0.1" : host;
        return "http://" + (reachable.contains(":") ? "[" + reachable + "]" : reachable) + ":" + port;
    }

    /** Revokes every token that was issued so far. The builder says how calls with them are refused. */
    public void revokeTokens() {
        content.tokens().revokeAll();
    }

    /** Makes every token that was issued so far as good as expired. */
    public void expireTokens() {
        content.tokens().expireAll();
    }

    /**
     * Makes all data as it was at the start, without faults and with an empty journal. Tokens stay valid. No request should be
     * under way, as it might see a part of it.
     */
    public void reset() {
        content.reset();
    }

    /**
     * @return how many tokens were issued so far
     */
    public int tokensIssued() {
        return content.tokens().issued();
    }

    /**
     * @return how many requests reached the token endpoint so far, granted or not
     */
    public int tokenRequests() {
        return content.journal().tokenRequests();
    }

    /**
     * @return all requests in the journal, to the login server and the API, in the order of their responses
     */
    public List<JournalEntry> requests() {
        return content.journal().entries();
    }

    /** Empties the journal. {@link #tokenRequests()} is not reset. */
    public void clearJournal() {
        content.journal().clear();
    }

    /**
     * @return the API requests in the journal, in the order of their responses, without token requests
     */
    public List<JournalEntry> apiRequests() {
        return content.journal().entries().stream()
                .filter(entry -> entry.path().startsWith(Paths.API + "/"))
                .toList();
    }

    /**
     * @return the last 200,000 changes of rows, in all organizations, in their order; also those of the data that an
     *     organization has from the start
     */
    public List<Change> changes() {
        return content.changes().entries();
    }

    /**
     * Makes requests fail from now on, as the fault says. Of several faults for one path the oldest is used up first.
     *
     * @param fault what goes wrong, where and how often, not null
     */
    public void inject(Fault fault) {
        content.faults().add(Objects.requireNonNull(fault, "fault").spec());
    }

    /** Removes all faults that are not used up. */
    public void clearFaults() {
        content.faults().clear();
    }
}
