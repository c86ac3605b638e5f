/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.sandbox;

import io.github.camel24sevenoffice.sandbox.data.PageFault;
import io.github.camel24sevenoffice.sandbox.fault.FaultSpec;
import io.github.camel24sevenoffice.sandbox.fault.RequestPattern;
import io.github.camel24sevenoffice.sandbox.http.Paths;
import java.time.Duration;
import java.util.Objects;

/**
 * Something that goes wrong on purpose. A fault starts with {@link #on(String)}. Each method returns a changed copy:
 * {@code Fault.on("/oauth/token").status(500).times(1)}. The parts add up: a fault with a delay, a status and a reset during
 * the response does all three. One request meets one fault at most. Immutable.
 */
public final class Fault {

    private final FaultSpec spec;

    private Fault(FaultSpec spec) {
        this.spec = spec;
    }

    /**
     * @param path the path from the root, for example {@code /oauth/token}. A {@code *} at its end matches anything, as in
     *     {@code /v1/*}; elsewhere it matches anything within one segment, as in <code>/v1/salesorders/&#42;/lines</code>
     * @return a fault without effect, which applies to all requests until it is cleared
     */
    public static Fault on(String path) {
        return new Fault(FaultSpec.on(RequestPattern.of(path)));
    }

    /**
     * @return a token endpoint that is down: 503 with an HTML page, until the fault is cleared
     */
    public static Fault tokenEndpointDown() {
        return on(Paths.TOKEN).status(503).html();
    }

    /**
     * @param value the only method that it applies to; by default it applies to all
     * @return a changed copy
     */
    public Fault method(String value) {
        return new Fault(spec.with(spec.pattern().method(value)));
    }

    /**
     * @param value how many requests it applies to, at least 1
     * @return a changed copy
     */
    public Fault times(int value) {
        return new Fault(spec.with(spec.schedule().withTimes(value)));
    }

    /**
     * Lets requests pass first: {@code Fault.on("/v1/customers").after(2).revokeToken().times(1)} revokes the token after the
     * second page of a list.
     *
     * @param value how many requests pass, at least 0
     * @return a changed copy
     */
    public Fault after(int value) {
        return new Fault(spec.with(spec.schedule().withAfter(value)));
    }

    /**
     * Applies to some requests only, by chance; {@link #times(int)} counts those.
     *
     * @param value how likely it applies, from 0 to 1
     * @param seed a number; the same seed gives the same sequence
     * @return a changed copy
     */
    public Fault probability(double value, long seed) {
        return new Fault(spec.with(spec.schedule().withProbability(value, seed)));
    }

    /**
     * @param value how long the response is delayed, before any work
     * @return a changed copy
     */
    public Fault delay(Duration value) {
        return new Fault(spec.withDelay(value));
    }

    /**
     * @param value the status of the response that is sent instead of the work, between 100 and 599
     * @return a changed copy
     */
    public Fault status(int value) {
        if (value < 100 || value > 599) {
            throw new IllegalArgumentException("status must be between 100 and 599, but is " + value);
        }
        return new Fault(spec.with(spec.response().withStatus(value)));
    }

    /**
     * @param type the content type of the response
     * @param text the body of the response
     * @return a changed copy
     */
    public Fault body(String type, String text) {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(text, "text");
        return new Fault(spec.with(spec.response().withBody(type, text)));
    }

    /**
     * @return a changed copy, whose body is an error as the API sends it
     */
    public Fault json() {
        return body("application/json", "{\"error\":{\"name\":\"InjectedFault\",\"message\":\"A fault on demand\"}}");
    }

    /**
     * @return a changed copy, whose body is an HTML page as gateways send it
     */
    public Fault html() {
        return body("text/html", "<!DOCTYPE html><html><body><h1>A fault on demand</h1></body></html>");
    }

    /**
     * @return a changed copy with neither a body nor a content type
     */
    public Fault empty() {
        return new Fault(spec.with(spec.response().withBody(null, "")));
    }

    /**
     * @param name the name of a header of the response
     * @param value its value
     * @return a changed copy
     */
    public Fault header(String name, String value) {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(value, "value");
        return new Fault(spec.with(spec.response().withHeader(name, value)));
    }

    /**
     * @return a changed copy, which responds with 429, an error as the API sends it, and no {@code Retry-After}
     */
    public Fault tooManyRequests() {
        return status(429).json();
    }

    /**
     * @param retryAfter the value of {@code Retry-After}, in whole seconds
     * @return a changed copy, which responds with 429 and an error as the API sends it
     */
    public Fault tooManyRequests(Duration retryAfter) {
        if (Objects.requireNonNull(retryAfter, "retryAfter").isNegative()) {
            throw new IllegalArgumentException("retryAfter must not be negative, but is " + retryAfter);
        }
        return tooManyRequests().header("Retry-After", String.valueOf(retryAfter.toSeconds()));
    }

    /**
     * Lets the status and body of this fault replace the response to work that was done, as by a gateway that gives up too early.
     *
     * @return a changed copy
     */
    public Fault afterWork() {
        return new Fault(spec.withAfterWork());
    }

    /**
     * @param value what is wrong with the response on the wire
     * @return a changed copy
     */
    public Fault response(BadResponse value) {
        return new Fault(spec.with(value));
    }

    /**
     * @param value when the connection is reset
     * @return a changed copy
     */
    public Fault reset(Reset value) {
        return new Fault(spec.with(value));
    }

    /**
     * @param value how long it takes to send the whole body of the response, piece by piece
     * @return a changed copy
     */
    public Fault slowBody(Duration value) {
        return new Fault(spec.withSlowBody(value));
    }

    /**
     * Revokes the token of the request, before it is checked. Without {@link #times(int)}, each new token is revoked at its
     * first use.
     *
     * @return a changed copy
     */
    public Fault revokeToken() {
        return new Fault(spec.withTokenRevoked());
    }

    /**
     * Removes the first row of a list with pages, as if it had been deleted. With {@link #after(int)} that happens between
     * two pages: the later rows move up by one, and a client that counts pages misses one of them.
     *
     * @return a changed copy
     */
    public Fault rowGone() {
        return new Fault(spec.with(PageFault.ROW_GONE));
    }

    /**
     * Responds with the rows of the page before, and the links of the page that was requested.
     *
     * @return a changed copy
     */
    public Fault repeatedPage() {
        return new Fault(spec.with(PageFault.REPEATED));
    }

    /**
     * Responds with no rows, and a link to a next page.
     *
     * @return a changed copy
     */
    public Fault emptyPage() {
        return new Fault(spec.with(PageFault.EMPTY));
    }

    /**
     * Always links to a next page; after the last row comes the first one again.
     *
     * @return a changed copy
     */
    public Fault endlessPages() {
        return new Fault(spec.with(PageFault.ENDLESS));
    }

    /**
     * Runs code before the request is handled, for example calls that change rows between two pages of a list. The code may
     * call the sandbox, and must end soon: the request waits for it.
     *
     * @param action the code, not null; called once for each request that the fault applies to
     * @return a changed copy
     */
    public Fault perform(Runnable action) {
        return new Fault(spec.with(action));
    }

    /**
     * @return the path that it applies to
     */
    public String path() {
        return spec.pattern().path();
    }

    /**
     * @return how long the response is delayed
     */
    public Duration delay() {
        return spec.delay();
    }

    /**
     * @return the status of the response; 0 when the request is passed on
     */
    public int status() {
        return spec.response().status();
    }

    /**
     * @return the content type of the response, or null
     */
    public String contentType() {
        return spec.response().contentType();
    }

    /**
     * @return the body of the response
     */
    public String body() {
        return spec.response().body();
    }

    /**
     * @return how many requests it applies to
     */
    public int times() {
        return spec.schedule().times();
    }

    FaultSpec spec() {
        return spec;
    }

    /** Describes what it does and where. */
    @Override
    public String toString() {
        return spec.toString();
    }
}
