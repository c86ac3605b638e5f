/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.sandbox;

import java.time.Duration;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * Something that goes wrong on purpose. A fault starts from {@link #on(String)} and is refined, each time into a changed
 * copy: {@code Fault.on("/oauth/token").status(500).times(1)}. What was asked for is combined: a fault with a delay, a
 * status and a reset during the answer does all three. One request meets one fault at most.
 */
public final class Fault {

    private RequestPattern pattern;
    private FaultSchedule schedule = FaultSchedule.ALWAYS;
    private Duration delay = Duration.ZERO;
    private FaultAnswer answer = FaultAnswer.NONE;
    private Reset reset;
    private Duration slowBody = Duration.ZERO;
    private boolean revokesToken;
    private PageFault page = PageFault.NONE;

    private Fault(RequestPattern pattern) {
        this.pattern = pattern;
    }

    private Fault(Fault other) {
        pattern = other.pattern;
        schedule = other.schedule;
        delay = other.delay;
        answer = other.answer;
        reset = other.reset;
        slowBody = other.slowBody;
        revokesToken = other.revokesToken;
        page = other.page;
    }

    /** A copy with a change; what somebody has of a fault never changes. */
    private Fault with(Consumer<Fault> change) {
        Fault copy = new Fault(this);
        change.accept(copy);
        return copy;
    }

    /**
     * @param path the path from the root, such as {@code /oauth/token}. A {@code *} at its end stands for anything, as in
     *     {@code /v1/*}; elsewhere for anything within one segment, as in <code>/v1/salesorders/&#42;/lines</code>
     * @return a fault without effect, that applies to all requests until it is cleared
     */
    public static Fault on(String path) {
        return new Fault(RequestPattern.of(path));
    }

    /**
     * @return a token endpoint that is down: 503 with a page of HTML, until the fault is cleared
     */
    public static Fault tokenEndpointDown() {
        return on(Sandbox.TOKEN_PATH).status(503).html();
    }

    /**
     * @param value the only method that it applies to; without it any
     * @return a changed copy
     */
    public Fault method(String value) {
        return with(copy -> copy.pattern = pattern.method(value));
    }

    /**
     * @param value how many requests it applies to, at least 1
     * @return a changed copy
     */
    public Fault times(int value) {
        return with(copy -> copy.schedule = schedule.withTimes(value));
    }

    /**
     * Lets requests pass first: {@code Fault.on("/v1/customers").after(2).revokeToken().times(1)} takes the token away
     * after the second page of a list.
     *
     * @param value how many requests pass, at least 0
     * @return a changed copy
     */
    public Fault after(int value) {
        return with(copy -> copy.schedule = schedule.withAfter(value));
    }

    /**
     * Applies to some requests only, by chance; {@link #times(int)} counts those.
     *
     * @param value how likely it applies, from 0 to 1
     * @param seed a number; with the same one the chance falls the same way
     * @return a changed copy
     */
    public Fault probability(double value, long seed) {
        return with(copy -> copy.schedule = schedule.withProbability(value, seed));
    }

    /**
     * @param value how long the answer is held back, before any work
     * @return a changed copy
     */
    public Fault delay(Duration value) {
        notNegative("delay", value);
        return with(copy -> copy.delay = value);
    }

    /**
     * @param value the status of the answer that is given instead of the work, between 100 and 599
     * @return a changed copy
     */
    public Fault status(int value) {
        if (value < 100 || value > 599) {
            throw new IllegalArgumentException("status must be between 100 and 599, but is " + value);
        }
        return with(copy -> copy.answer = answer.withStatus(value));
    }

    /**
     * @param type its content type
     * @param text the body of the answer
     * @return a changed copy
     */
    public Fault body(String type, String text) {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(text, "text");
        return with(copy -> copy.answer = answer.withBody(type, text));
    }

    /**
     * @return a changed copy, whose body is an error as the API has them
     */
    public Fault json() {
        return body("application/json", "{\"error\":{\"name\":\"InjectedFault\",\"message\":\"A fault on demand\"}}");
    }

    /**
     * @return a changed copy, whose body is a page of HTML, as gateways have them
     */
    public Fault html() {
        return body("text/html", "<!DOCTYPE html><html><body><h1>A fault on demand</h1></body></html>");
    }

    /**
     * @return a changed copy with neither a body nor a content type
     */
    public Fault empty() {
        return with(copy -> copy.answer = answer.withBody(null, ""));
    }

    /**
     * @param name the name of a header of the answer
     * @param value its value
     * @return a changed copy
     */
    public Fault header(String name, String value) {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(value, "value");
        return with(copy -> copy.answer = answer.withHeader(name, value));
    }

    /**
     * @return a changed copy, that answers 429 with an error as the API has them, and no {@code Retry-After}
     */
    public Fault tooManyRequests() {
        return status(429).json();
    }

    /**
     * @param retryAfter what {@code Retry-After} says, in whole seconds
     * @return a changed copy, that answers 429 with an error as the API has them
     */
    public Fault tooManyRequests(Duration retryAfter) {
        notNegative("retryAfter", retryAfter);
        return tooManyRequests().header("Retry-After", String.valueOf(retryAfter.toSeconds()));
    }

    /**
     * @param value when the connection is reset
     * @return a changed copy
     */
    public Fault reset(Reset value) {
        Objects.requireNonNull(value, "reset");
        return with(copy -> copy.reset = value);
    }

    /**
     * @param value how long it takes until the whole body of the answer is sent, piece by piece
     * @return a changed copy
     */
    public Fault slowBody(Duration value) {
        notNegative("slowBody", value);
        return with(copy -> copy.slowBody = value);
    }

    /**
     * Revokes the token of the request, before it is looked at. Without {@link #times(int)} every new token meets the
     * same at its first use.
     *
     * @return a changed copy
     */
    public Fault revokeToken() {
        return with(copy -> copy.revokesToken = true);
    }

    /**
     * Takes away the first row of a list with pages, as if it had been deleted. With {@link #after(int)} that happens
     * between two pages: the later rows move up by one, and a client that counts pages never sees one of them.
     *
     * @return a changed copy
     */
    public Fault rowGone() {
        return page(PageFault.ROW_GONE);
    }

    /**
     * Answers with the rows of the page before, and the links of the page that was asked for.
     *
     * @return a changed copy
     */
    public Fault repeatedPage() {
        return page(PageFault.REPEATED);
    }

    /**
     * Answers with no rows, and a link to a next page.
     *
     * @return a changed copy
     */
    public Fault emptyPage() {
        return page(PageFault.EMPTY);
    }

    /**
     * Links a next page always; after the last row the first one comes again.
     *
     * @return a changed copy
     */
    public Fault endlessPages() {
        return page(PageFault.ENDLESS);
    }

    Fault page(PageFault value) {
        return with(copy -> copy.page = value);
    }

    private static void notNegative(String name, Duration value) {
        if (Objects.requireNonNull(value, name).isNegative()) {
            throw new IllegalArgumentException(name + " must not be negative, but is " + value);
        }
    }

    /**
     * @return the path that it applies to
     */
    public String path() {
        return pattern.path();
    }

    /**
     * @return how long the answer is held back
     */
    public Duration delay() {
        return delay;
    }

    /**
     * @return the status of the answer; 0 when the request goes through
     */
    public int status() {
        return answer.status();
    }

    /**
     * @return the content type of the answer, or null
     */
    public String contentType() {
        return answer.contentType();
    }

    /**
     * @return the body of the answer
     */
    public String body() {
        return answer.body();
    }

    /**
     * @return how many requests it applies to
     */
    public int times() {
        return schedule.times();
    }

    RequestPattern pattern() {
        return pattern;
    }

    FaultSchedule schedule() {
        return schedule;
    }

    FaultAnswer answer() {
        return answer;
    }

    /** When the connection is reset, or null. */
    Reset reset() {
        return reset;
    }

    Duration slowBody() {
        return slowBody;
    }

    boolean revokesToken() {
        return revokesToken;
    }

    PageFault page() {
        return page;
    }

    /** What it does and where, in words. */
    @Override
    public String toString() {
        return FaultText.of(this);
    }
}
