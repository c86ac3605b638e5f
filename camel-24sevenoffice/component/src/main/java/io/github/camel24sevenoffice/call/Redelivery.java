/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.call;

import java.time.Duration;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;

/**
 * Asks the {@link RetryPolicy} of the endpoint whose call has failed whether the exchange is redelivered. The policy comes with
 * the exchange, since the handlers of a route do not know the endpoint.
 */
public final class Redelivery {

    private static final String POLICY = "CamelTsOfficeRetryPolicy";
    private static final String GIVEN_UP = "CamelTsOfficeGivenUp";
    private static final String DECISION = "CamelTsOfficeRetryDecision";

    private Redelivery() {}

    /** After a failed call. */
    static void note(Exchange exchange, RetryPolicy policy) {
        exchange.setProperty(POLICY, policy);
    }

    /**
     * To be called for a failure that was repeated already, without the exchange.
     *
     * @param exchange the exchange
     * @param failure what it is about to fail with; it is not redelivered for it
     */
    public static void giveUp(Exchange exchange, Exception failure) {
        exchange.setProperty(GIVEN_UP, failure);
    }

    /**
     * Decides for the failure that a handler is looked for.
     *
     * @param exchange a failed exchange
     * @return whether it is redelivered
     */
    public static boolean decide(Exchange exchange) {
        Exception failure = failure(exchange);
        RetryPolicy policy = exchange.getProperty(POLICY, RetryPolicy.DEFAULT, RetryPolicy.class);
        int redeliveries = exchange.getIn().getHeader(Exchange.REDELIVERY_COUNTER, 0, Integer.class);
        Duration delay = failure == null || failure == exchange.getProperty(GIVEN_UP)
                ? null
                : policy.delay(failure, redeliveries).orElse(null);
        exchange.setProperty(DECISION, new Decision(failure, delay));
        return delay != null;
    }

    /**
     * @param exchange a failed exchange
     * @return how long to wait before it is redelivered; empty when it is not. Only what was decided about this very failure
     *     counts: Camel keeps the handler of the last failure when the next failure has none
     */
    public static Optional<Duration> delay(Exchange exchange) {
        Decision decision = exchange.getProperty(DECISION, Decision.class);
        return decision == null || decision.failure != failure(exchange)
                ? Optional.empty()
                : Optional.ofNullable(decision.delay);
    }

    /** The exception itself, not a cause: what a stream of rows wraps cannot be recovered by another call. */
    private static Exception failure(Exchange exchange) {
        return exchange.getProperty(ExchangePropertyKey.EXCEPTION_CAUGHT, Exception.class);
    }

    /** The delay is null for no redelivery. */
    private record Decision(Exception failure, Duration delay) {}
}
