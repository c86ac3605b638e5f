/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.sandbox;

import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import io.undertow.server.HttpHandler;
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
 * A stand-in for the login server and the REST API of 24SevenOffice on one port: tokens that expire and
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

    static final String TOKEN_PATH = "/oauth/token";
    static final String API_PATH = "/v1";

    /** Of a host that stands for all addresses, which is none to connect to. */
    private static final Set<String> ANY_ADDRESS = Set.of("0.0.0.0", "::", "0:0:0:0:0:0:0:0");

    private static final int SHUTDOWN_MILLIS = 200;
    private static final long MAX_BODY = 32L * 1024 * 1024;

    private final Tokens tokens;
    private final Journal journal;
    private final Faults faults = new Faults();
    private final HttpHandler handler;
    private final String host;
    private final Lock lock = new ReentrantLock();
    private volatile int port;
    private Undertow server;

    private Sandbox(Builder builder) {
        host = builder.host;
        port = builder.port;
        journal = new Journal(builder.clock, builder.journalLimit);
        tokens = new Tokens(builder.clock, builder.tokenLifetime);
        handler = handler(builder);
    }

    private HttpHandler handler(Builder builder) {
        Settings settings = builder.settings.build();
        List<Organization> organizations = builder.organizations().stream()
                .map(id -> new Organization(id, builder.clock, settings, builder.volume))
                .toList();
        HttpHandler service = new ServiceHandler(
                new TokenHandler(
                        tokens,
                        builder.applications,
                        builder.organizations(),
                        builder.sendExpiresIn,
                        builder.tokenErrorStatus),
                new ApiHandler(
                        API_PATH, tokens, organizations, builder.badTokenStatus, builder.revokedTokenStatus, settings),
                new StorageHandler(organizations));
        Recorder recorder = new Recorder(journal);
        return new EntryHandler(
                recorder,
                new FaultHandler(faults, tokens, recorder, service),
                new ControlHandler(journal, faults, tokens, new StartPage(organizations, tokens, journal, faults)));
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
                    .addHttpListener(port, host)
                    .setServerOption(UndertowOptions.MAX_ENTITY_SIZE, MAX_BODY)
                    // answers that are slow on purpose are interrupted then
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

    /**
     * @return where the start page is, such as {@code http://127.0.0.1:40001}
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
        return journal.tokenRequests();
    }

    /**
     * @return all requests that are in the journal, of the login server and the API, in the order of their answers
     */
    public List<JournalEntry> requests() {
        return journal.entries();
    }

    /** Empties the journal; {@link #tokenRequests()} counts on. */
    public void clearJournal() {
        journal.clear();
    }

    /**
     * @return the API requests that are in the journal, in the order of their answers; token requests are left out
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
        faults.add(fault);
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
        private final Settings.Builder settings = Settings.builder();
        private String host = "127.0.0.1";
        private int port;
        private int journalLimit = Journal.DEFAULT_LIMIT;
        private Clock clock = Clock.systemUTC();
        private Duration tokenLifetime = Duration.ofHours(24);
        private boolean sendExpiresIn = true;
        private int badTokenStatus = 401;
        private int revokedTokenStatus = 403;
        private Volume volume = Volume.NONE;
        private int tokenErrorStatus;

        private Builder() {}

        private Set<String> organizations() {
            return organizations.isEmpty() ? Set.of(ORGANIZATION_ID) : organizations;
        }

        /**
         * @param value the address to listen at, or its name; {@code 127.0.0.1} by default, {@code 0.0.0.0} for all
         * @return this
         */
        public Builder host(String value) {
            if (value.isBlank()) {
                throw new IllegalArgumentException("host must not be blank");
            }
            host = value;
            return this;
        }

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
            badTokenStatus = status("badTokenStatus", value);
            return this;
        }

        /**
         * @param value the status for a revoked token; 403 by default, as the vendor's token guide expects it
         * @return this
         */
        public Builder revokedTokenStatus(int value) {
            revokedTokenStatus = status("revokedTokenStatus", value);
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
         * @param value the status of every refusal (<code>access_denied</code>) of the token endpoint; by default 401 for
         *     wrong credentials, and 403 for an unknown audience or organization. That is our reading of how Auth0
         *     answers; what the real service does is not published.
         * @return this
         */
        public Builder tokenErrorStatus(int value) {
            tokenErrorStatus = status("tokenErrorStatus", value);
            return this;
        }

        /**
         * @param value how many requests the journal keeps, the last ones; 10,000 by default
         * @return this
         */
        public Builder journalLimit(int value) {
            if (value < 1) {
                throw new IllegalArgumentException("journalLimit must be at least 1, but is " + value);
            }
            journalLimit = value;
            return this;
        }

        /**
         * @param value how links to other pages are written; {@link LinkStyle#ABSOLUTE} by default, as in all examples.
         *     That is our reading, the contract does not say it.
         * @return this
         */
        public Builder linkStyle(LinkStyle value) {
            settings.linkStyle(value);
            return this;
        }

        /**
         * @param value the relation of the link to the page before; {@code previous} by default, as in the contract.
         *     That is our reading, as clients know {@code prev} too.
         * @return this
         */
        public Builder previousRelation(String value) {
            settings.previousRelation(value);
            return this;
        }

        /**
         * @param value whether a {@code limit} over the maximum is answered with 400; false by default, which lowers it
         *     to the maximum. That is our reading, nothing says what the real service does.
         * @return this
         */
        public Builder refuseLimitOverMaximum(boolean value) {
            settings.refuseLimitOverMaximum(value);
            return this;
        }

        /**
         * @param value whether rows of exactly the instant of {@code modifiedFrom} and {@code createdFrom} are left out,
         *     where the contract does not say that they are not; false by default. That is our reading of "from".
         * @return this
         */
        public Builder modifiedFromExclusive(boolean value) {
            settings.modifiedFromExclusive(value);
            return this;
        }

        /**
         * @param value whether the street of an order's customer is an array of its lines; false by default, which is a
         *     string, as in the contract. The real service was seen to send both, and when it does which is our reading.
         * @return this
         */
        public Builder streetAsArray(boolean value) {
            settings.streetAsArray(value);
            return this;
        }

        /**
         * @param value whether an invoiced order has its invoice number from the second read on only; false by default,
         *     which is at once. That is our reading, nothing says when it appears.
         * @return this
         */
        public Builder invoiceNumberLater(boolean value) {
            settings.invoiceNumberLater(value);
            return this;
        }

        /**
         * @param value how often the state of an uploaded file is Pending before it is Completed, at least 0; 1 by
         *     default. That is our reading of clients that poll.
         * @return this
         */
        public Builder uploadPolls(int value) {
            settings.uploadPolls(value);
            return this;
        }

        /**
         * @param value the status for a bank transaction whose reference is taken; 409 by default. That is our reading:
         *     the contract speaks of a warning, and names no status.
         * @return this
         */
        public Builder duplicateReferenceStatus(int value) {
            settings.duplicateReferenceStatus(status("duplicateReferenceStatus", value));
            return this;
        }

        /**
         * @param value whether an order is invoiced only when it, or each of its lines, has a department; false by default.
         *     The contract names the error, not who demands it.
         * @return this
         */
        public Builder departmentRequired(boolean value) {
            settings.departmentRequired(value);
            return this;
        }

        /**
         * @param value the same as {@link #departmentRequired(boolean)} for a project
         * @return this
         */
        public Builder projectRequired(boolean value) {
            settings.projectRequired(value);
            return this;
        }

        /**
         * @param value the body of the answers 401, 403, 404 and 409 of the API; {@link ErrorBody#JSON} by default, as in the
         *     contract. That is our reading, as what stands before a service often answers in its place.
         * @return this
         */
        public Builder errorBody(ErrorBody value) {
            settings.errorBody(value);
            return this;
        }

        /**
         * @param value how the API writes points in time; {@link TimestampStyle#AS_DOCUMENTED} by default. That is our reading
         *     of the contract's examples, which differ from each other.
         * @return this
         */
        public Builder timestampStyle(TimestampStyle value) {
            settings.timestampStyle(value);
            return this;
        }

        /**
         * @param value whether each text field {@code status} in answers to GET is {@code SomethingNew}; false by default,
         *     which is a value of the contract. That is our reading, as the real service may get new ones at any time.
         * @return this
         */
        public Builder unknownEnumValues(boolean value) {
            settings.unknownEnumValues(value);
            return this;
        }

        /**
         * @param value whether lists that have pages go from the last row to the first, unless the request has
         *     {@code sortBy}; false by default. That is our reading, no order is published.
         * @return this
         */
        public Builder newestFirst(boolean value) {
            settings.newestFirst(value);
            return this;
        }

        /**
         * @param value whether the fixed parts of a path are understood in any case, such as
         *     {@code /v1/SalesOrders/1/Lines}; false by default, which is 404. That is our reading, the contract has one
         *     way to write each path.
         * @return this
         */
        public Builder pathsIgnoreCase(boolean value) {
            settings.pathsIgnoreCase(value);
            return this;
        }

        /**
         * @param value whether an uploaded file ends as Failed, instead of Completed; false by default. That is our reading
         *     of what happens to a file that has bytes, as nothing says what makes one fail.
         * @return this
         */
        public Builder uploadsFail(boolean value) {
            settings.uploadsFail(value);
            return this;
        }

        /**
         * @param value the version of the contract that is offered; {@link SpecVersion#V0_60} by default. That is our
         *     reading, as which one is running is not published.
         * @return this
         */
        public Builder specVersion(SpecVersion value) {
            settings.specVersion(value);
            return this;
        }

        private static int status(String name, int value) {
            if (value < 200 || value > 599) {
                throw new IllegalArgumentException(name + " must be between 200 and 599, but is " + value);
            }
            return value;
        }

        /**
         * @return the sandbox, running
         * @throws IllegalStateException if the port is taken
         */
        public Sandbox start() {
            return new Sandbox(this).start();
        }
    }
}
