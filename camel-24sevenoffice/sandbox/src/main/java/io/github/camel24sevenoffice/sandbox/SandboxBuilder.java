/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.sandbox;

import io.github.camel24sevenoffice.sandbox.data.Volume;
import io.github.camel24sevenoffice.sandbox.journal.Journal;
import io.github.camel24sevenoffice.sandbox.login.Application;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * What a sandbox is like: where it listens, whom it knows, how its tokens live, and how much data it has. Not safe for use
 * by several threads.
 */
public final class SandboxBuilder extends ServiceSwitches<SandboxBuilder> {

    private final List<Application> applications =
            new ArrayList<>(List.of(new Application(Sandbox.CLIENT_ID, Sandbox.CLIENT_SECRET, Set.of())));
    private final Set<String> organizations = new LinkedHashSet<>();
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
    private boolean demo;

    SandboxBuilder() {}

    @Override
    SandboxBuilder self() {
        return this;
    }

    String host() {
        return host;
    }

    int port() {
        return port;
    }

    List<Application> applications() {
        return List.copyOf(applications);
    }

    Set<String> organizations() {
        return organizations.isEmpty() ? Set.of(Sandbox.ORGANIZATION_ID) : organizations;
    }

    Clock clock() {
        return clock;
    }

    Duration tokenLifetime() {
        return tokenLifetime;
    }

    boolean sendsExpiresIn() {
        return sendExpiresIn;
    }

    int badTokenStatus() {
        return badTokenStatus;
    }

    int revokedTokenStatus() {
        return revokedTokenStatus;
    }

    /** The status of every refusal; 0 to tell credentials from the rest. */
    int tokenErrorStatus() {
        return tokenErrorStatus;
    }

    Volume volume() {
        return volume;
    }

    boolean demo() {
        return demo;
    }

    int journalLimit() {
        return journalLimit;
    }

    /**
     * @param value the address to listen on, or its name; {@code 127.0.0.1} by default, {@code 0.0.0.0} for all
     * @return this
     */
    public SandboxBuilder host(String value) {
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
    public SandboxBuilder port(int value) {
        if (value < 0 || value > 65535) {
            throw new IllegalArgumentException("port must be between 0 and 65535, but is " + value);
        }
        port = value;
        return this;
    }

    /**
     * Adds an application, in addition to {@link Sandbox#CLIENT_ID}.
     *
     * @param clientId its id
     * @param clientSecret its secret
     * @param scopes the scopes that it has, for example {@code api.accounting.tax:read}; none means all
     * @return this
     */
    public SandboxBuilder application(String clientId, String clientSecret, String... scopes) {
        applications.add(new Application(
                Objects.requireNonNull(clientId, "clientId"),
                Objects.requireNonNull(clientSecret, "clientSecret"),
                Set.of(scopes)));
        return this;
    }

    /**
     * Adds an organization. The first one replaces {@link Sandbox#ORGANIZATION_ID}.
     *
     * @param organizationId its id, digits only
     * @return this
     */
    public SandboxBuilder organization(String organizationId) {
        if (!organizationId.matches("\\d{1,19}")) {
            throw new IllegalArgumentException(
                    "An organization id has 1 to 19 digits, but \"" + organizationId + "\" was given");
        }
        organizations.add(organizationId);
        return this;
    }

    /**
     * @param value the time of the service; the system's clock by default
     * @return this
     */
    public SandboxBuilder clock(Clock value) {
        clock = Objects.requireNonNull(value, "clock");
        return this;
    }

    /**
     * @param value the lifetime of a token, in whole seconds; 24 hours by default, as with Auth0. That of the real
     *     service is not published.
     * @return this
     */
    public SandboxBuilder tokenLifetime(Duration value) {
        tokenLifetime = Objects.requireNonNull(value, "tokenLifetime");
        return this;
    }

    /**
     * @param value whether a token response has {@code expires_in}; true by default
     * @return this
     */
    public SandboxBuilder sendExpiresIn(boolean value) {
        sendExpiresIn = value;
        return this;
    }

    /**
     * @param value the status for a token that is missing, unknown or expired; 401 by default, as documented
     * @return this
     */
    public SandboxBuilder badTokenStatus(int value) {
        badTokenStatus = status("badTokenStatus", value);
        return this;
    }

    /**
     * @param value the status for a revoked token; 403 by default, as the vendor's token guide expects
     * @return this
     */
    public SandboxBuilder revokedTokenStatus(int value) {
        revokedTokenStatus = status("revokedTokenStatus", value);
        return this;
    }

    /**
     * Gives every organization transaction lines from the start; there are none by default. Their number does not matter: they
     * take no memory, since each line is computed when it is read. Two lines make a voucher that adds up to 0. The vouchers
     * are spread evenly, in the order of their dates, from the first day of the year before that of the
     * {@linkplain #clock(Clock) clock} to the last day of the clock's year, and come before all lines that are posted. They
     * were created 366 days before their dates, so that none is newer than the sandbox. They count in account balances.
     *
     * @param count how many, an even number up to a billion
     * @param seed determines their ids, amounts and dimensions: the same seed gives the same organization the same
     *     lines, in the same year
     * @return this
     */
    public SandboxBuilder transactionLines(long count, long seed) {
        if (count < 0 || count > 1_000_000_000L || count % 2 != 0) {
            throw new IllegalArgumentException(
                    "count must be an even number between 0 and 1000000000, but is " + count);
        }
        volume = new Volume(count, seed);
        return this;
    }

    /**
     * Gives the first organization a small company to look at, from the start: customers, products, orders with lines, twelve
     * months of vouchers up to the day of the {@linkplain #clock(Clock) clock}, and the transactions of a bank account. It is
     * written by the operations of the API, so that it obeys their rules. On the same day it is always the same, except for
     * ids that are UUIDs.
     *
     * @param value whether there is one; false by default
     * @return this
     */
    public SandboxBuilder demo(boolean value) {
        demo = value;
        return this;
    }

    /**
     * @param value the status of every refusal (<code>access_denied</code>) of the token endpoint; by default 401 for
     *     wrong credentials, and 403 for an unknown audience or organization. That is our reading of how Auth0
     *     responds; what the real service does is not published.
     * @return this
     */
    public SandboxBuilder tokenErrorStatus(int value) {
        tokenErrorStatus = status("tokenErrorStatus", value);
        return this;
    }

    /**
     * @param value how many of the last requests the journal keeps; 10,000 by default
     * @return this
     */
    public SandboxBuilder journalLimit(int value) {
        if (value < 1) {
            throw new IllegalArgumentException("journalLimit must be at least 1, but is " + value);
        }
        journalLimit = value;
        return this;
    }

    /**
     * @return a running sandbox
     * @throws IllegalStateException if the port is taken
     */
    public Sandbox start() {
        return new Sandbox(this).start();
    }
}
