/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.sandbox;

import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A stand-in for the login server and the REST API of 24SevenOffice on one port of 127.0.0.1: tokens that expire and
 * can be revoked, scopes, resources that keep what is posted, and the error bodies of the real service.
 *
 * <pre>{@code
 * try (Sandbox sandbox = Sandbox.builder().start()) {
 *     // point the client at sandbox.tokenUrl() and sandbox.apiUrl()
 * }
 * }</pre>
 *
 * <p>Unless told otherwise it knows the application {@value #CLIENT_ID} with the secret {@value #CLIENT_SECRET} and the
 * organization {@value #ORGANIZATION_ID}. All methods are safe for use by several threads. Data lives in memory, for
 * as long as the object does: {@link #stop()} followed by {@link #start()} keeps the data, the tokens and the port.
 */
public final class Sandbox implements AutoCloseable {

    /** The application that every sandbox knows. */
    public static final String CLIENT_ID = "sandbox-client";

    /** The secret of {@link #CLIENT_ID}. */
    public static final String CLIENT_SECRET = "sandbox-secret";

    /** The organization that a sandbox knows when the builder names none; 15 digits, as real ones have. */
    public static final String ORGANIZATION_ID = "100000000000001";

    /** The audience that a token request has to name, the same as the real service's. */
    public static final String AUDIENCE = "https://api.24sevenoffice.com";

    private static final String HOST = "127.0.0.1";
    private static final long MAX_BODY = 32L * 1024 * 1024;
    private static final String TOKEN_PATH = "/oauth/token";
    private static final String API_PATH = "/v1";

    private final Tokens tokens;
    private final Journal journal;
    private final Faults faults = new Faults();
    private final TokenHandler tokenHandler;
    private final ApiHandler apiHandler;
    private final StorageHandler storageHandler;
    private final Lock lock = new ReentrantLock();
    private volatile int port;
    private Undertow server;

    private Sandbox(Builder builder) {
        port = builder.port;
        journal = new Journal(builder.clock);
        tokens = new Tokens(builder.clock, builder.tokenLifetime);
        tokenHandler = new TokenHandler(tokens, builder.applications, builder.organizations, builder.sendExpiresIn);
        List<Organization> organizations = builder.organizations.stream()
                .map(id -> new Organization(id, builder.clock, builder.settings, builder.volume))
                .toList();
        apiHandler =
                new ApiHandler(API_PATH, tokens, organizations, builder.badTokenStatus, builder.revokedTokenStatus);
        storageHandler = new StorageHandler(organizations);
    }

    /**
     * @return a builder with the defaults named there
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Starts to listen; does nothing when it is running.
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
                    .addHttpListener(port, HOST)
                    .setServerOption(UndertowOptions.MAX_ENTITY_SIZE, MAX_BODY)
                    .setHandler(new EntryHandler(
                            journal, faults, TOKEN_PATH, tokenHandler, API_PATH, apiHandler, storageHandler))
                    .build();
            candidate.start();
            server = candidate;
            port = ((InetSocketAddress) candidate.getListenerInfo().get(0).getAddress()).getPort();
        } catch (RuntimeException e) {
            throw new IllegalStateException("The sandbox cannot listen on " + HOST + ":" + port, e);
        }
    }

    /** Stops to listen and closes all connections; does nothing when it is not running. */
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
     * @return where token requests go, such as {@code http://127.0.0.1:40001/oauth/token}
     */
    public String tokenUrl() {
        return baseUrl() + TOKEN_PATH;
    }

    /**
     * @return what API paths are appended to, such as {@code http://127.0.0.1:40001/v1}
     */
    public String apiUrl() {
        return baseUrl() + API_PATH;
    }

    private String baseUrl() {
        if (port == 0) {
            throw new IllegalStateException("The sandbox has no URL before start()");
        }
        return "http://" + HOST + ":" + port;
    }

    /** Revokes every token that was issued so far. Calls with one of them are answered as the builder says. */
    public void revokeTokens() {
        tokens.revokeAll();
    }

    /**
     * @return how many tokens were issued so far
     */
    public int tokensIssued() {
        return tokens.issued();
    }

    /**
     * @return how many requests reached the token endpoint so far, granted or not
     */
    public int tokenRequests() {
        return (int) journal.entries().stream()
                .filter(entry -> entry.path().equals(TOKEN_PATH))
                .count();
    }

    /**
     * @return the API requests answered so far, in the order of their answers; token requests are left out
     */
    public List<JournalEntry> apiRequests() {
        return journal.entries().stream()
                .filter(entry -> entry.path().startsWith(API_PATH + "/"))
                .toList();
    }

    /**
     * Makes requests go wrong from now on, as the fault says. Of several faults for one path the oldest is used up
     * first.
     *
     * @param fault what shall go wrong, where and how often
     */
    public void inject(Fault fault) {
        faults.add(Objects.requireNonNull(fault, "fault"));
    }

    /** Removes all faults that are not used up. */
    public void clearFaults() {
        faults.clear();
    }

    /** What a sandbox shall be like. Not safe for use by several threads. */
    public static final class Builder {

        private final List<Application> applications =
                new ArrayList<>(List.of(new Application(CLIENT_ID, CLIENT_SECRET, Set.of())));
        private final Set<String> organizations = new LinkedHashSet<>();
        private int port;
        private Clock clock = Clock.systemUTC();
        private Duration tokenLifetime = Duration.ofHours(24);
        private boolean sendExpiresIn = true;
        private int badTokenStatus = 401;
        private int revokedTokenStatus = 403;
        private Settings settings = Settings.DEFAULT;
        private Volume volume = Volume.NONE;

        private Builder() {}

        /**
         * @param value the port; 0, the default, takes a free one
         * @return this
         */
        public Builder port(int value) {
            if (value < 0 || value > 65535) {
                throw new IllegalArgumentException("port must be between 0 and 65535, but is " + value);
            }
            port = value;
            return this;
        }

        /**
         * Adds an application beside {@link #CLIENT_ID}.
         *
         * @param clientId its id
         * @param clientSecret its secret
         * @param scopes the scopes that it has, such as {@code api.accounting.tax:read}; none means all
         * @return this
         */
        public Builder application(String clientId, String clientSecret, String... scopes) {
            applications.add(new Application(
                    Objects.requireNonNull(clientId, "clientId"),
                    Objects.requireNonNull(clientSecret, "clientSecret"),
                    Set.of(scopes)));
            return this;
        }

        /**
         * Adds an organization; the first one takes the place of {@link #ORGANIZATION_ID}.
         *
         * @param organizationId its id, digits only
         * @return this
         */
        public Builder organization(String organizationId) {
            if (!organizationId.matches("\\d{1,19}")) {
                throw new IllegalArgumentException(
                        "An organization id has 1 to 19 digits, but \"" + organizationId + "\" was given");
            }
            organizations.add(organizationId);
            return this;
        }

        /**
         * @param value what tells when a token is over; the system's by default
         * @return this
         */
        public Builder clock(Clock value) {
            clock = Objects.requireNonNull(value, "clock");
            return this;
        }

        /**
         * @param value how long a token lives, in whole seconds; 24 hours by default, as with Auth0. What the real
         *     service uses is not published.
         * @return this
         */
        public Builder tokenLifetime(Duration value) {
            tokenLifetime = Objects.requireNonNull(value, "tokenLifetime");
            return this;
        }

        /**
         * @param value whether a token response names {@code expires_in}; true by default
         * @return this
         */
        public Builder sendExpiresIn(boolean value) {
            sendExpiresIn = value;
            return this;
        }

        /**
         * @param value the status for a token that is missing, unknown or expired; 401 by default, as documented
         * @return this
         */
        public Builder badTokenStatus(int value) {
            badTokenStatus = value;
            return this;
        }

        /**
         * @param value the status for a revoked token; 403 by default, as the vendor's token guide expects it
         * @return this
         */
        public Builder revokedTokenStatus(int value) {
            revokedTokenStatus = value;
            return this;
        }

        Builder settings(Settings value) {
            settings = Objects.requireNonNull(value, "settings");
            return this;
        }

        /**
         * Lets every organization have transaction lines from the start; there are none by default. They take no memory,
         * however many they are, as each is worked out when it is read. Two at a time are a voucher that adds up to 0; the
         * vouchers are spread evenly, in the order of their dates, from the first day of the year before the
         * {@linkplain #clock(Clock) clock's} to the last day of the clock's year, and come before all lines that are posted.
         * They were created 366 days before their dates, so none of them is newer than the sandbox. They count in account
         * balances.
         *
         * @param count how many, an even number up to a billion
         * @param seed what their ids, amounts and dimensions are made of: the same seed gives the same organization the
         *     same lines, in the same year
         * @return this
         */
        public Builder transactionLines(long count, long seed) {
            if (count < 0 || count > 1_000_000_000L || count % 2 != 0) {
                throw new IllegalArgumentException(
                        "count must be an even number between 0 and 1000000000, but is " + count);
            }
            volume = new Volume(count, seed);
            return this;
        }

        /**
         * @return the sandbox, running
         * @throws IllegalStateException if the port is taken
         */
        public Sandbox start() {
            if (organizations.isEmpty()) {
                organizations.add(ORGANIZATION_ID);
            }
            return new Sandbox(this).start();
        }
    }
}
