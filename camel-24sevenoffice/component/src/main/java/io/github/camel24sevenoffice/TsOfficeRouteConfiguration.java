/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice;

import io.github.camel24sevenoffice.auth.TokenInvalidator;
import io.github.camel24sevenoffice.call.RetryPolicy;
import io.github.camel24sevenoffice.error.TsOfficeAccessDeniedException;
import io.github.camel24sevenoffice.error.TsOfficeConnectionFailedException;
import io.github.camel24sevenoffice.error.TsOfficeRateLimitedException;
import io.github.camel24sevenoffice.error.TsOfficeServerException;
import java.time.Duration;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteConfigurationBuilder;
import org.apache.camel.model.RouteConfigurationDefinition;

/**
 * Ready-made error handling for failed calls. A route uses it with {@code routeConfigurationId("tsoffice")}, in Java, YAML
 * or XML.
 *
 * <ul>
 *   <li>{@link TsOfficeAccessDeniedException}: the rejected token is invalidated and the exchange redelivered with a
 *       fresh one. When that is rejected too, the exchange fails.
 *   <li>{@link TsOfficeRateLimitedException}: redelivered up to five times, after the time that the server asks for,
 *       or else after 2, 4, 8, 16 and 32 s. Nothing was done, so this is safe for every method. When the server asks for
 *       more than five minutes, the exchange fails at once, so that no thread waits that long.
 *   <li>{@link TsOfficeServerException} and {@link TsOfficeConnectionFailedException}: redelivered up to five times, after
 *       1, 2, 4, 8 and 16 s, if the call is safe to repeat. A POST or PATCH that may have reached the API fails at once.
 * </ul>
 */
public class TsOfficeRouteConfiguration extends RouteConfigurationBuilder {

    /** The id of the route configuration. */
    public static final String ID = "tsoffice";

    private static final int REDELIVERIES = RetryPolicy.DEFAULT.maxRetries();
    private static final Duration LONGEST_WAIT = RetryPolicy.DEFAULT.maxRetryAfter();

    @Override
    public void configuration() {
        // separate definitions, because before Camel 4.18 a chain of them loses all but one
        RouteConfigurationDefinition tsoffice = routeConfiguration(ID);
        tsoffice.onException(TsOfficeAccessDeniedException.class)
                .onRedelivery(new TokenInvalidator())
                .retryWhile(TsOfficeRouteConfiguration::isRedelivered)
                .redeliveryDelay(0);
        tsoffice.onException(TsOfficeRateLimitedException.class)
                .onExceptionOccurred(TsOfficeRouteConfiguration::waitAsTold)
                .retryWhile(TsOfficeRouteConfiguration::isRedelivered)
                .redeliveryDelay(2000)
                .useExponentialBackOff()
                .backOffMultiplier(2);
        tsoffice.onException(TsOfficeServerException.class, TsOfficeConnectionFailedException.class)
                .retryWhile(TsOfficeRouteConfiguration::isRedelivered)
                .redeliveryDelay(1000)
                .useExponentialBackOff()
                .backOffMultiplier(2);
    }

    /**
     * The same decision for all handlers. Camel keeps the handler of the last failure when the next failure has none, and a
     * POST that was redelivered after a 429 must not be redelivered after a 500.
     */
    private static boolean isRedelivered(Exchange exchange) {
        Exception e = caught(exchange);
        if (e instanceof TsOfficeAccessDeniedException denied && !denied.isFreshTokenTried()) {
            // this redelivery is not counted, since other failures may have come before
            return redelivery(exchange) <= REDELIVERIES + 1;
        }
        boolean passes = (e instanceof TsOfficeRateLimitedException limited && isBearable(limited.getRetryAfter()))
                || (e instanceof TsOfficeServerException server && server.isRepeatable())
                || (e instanceof TsOfficeConnectionFailedException connection && connection.isRepeatable());
        return passes && redelivery(exchange) <= REDELIVERIES;
    }

    /** The exception itself, not a cause: an exception that a stream of rows wraps cannot be recovered by another call. */
    private static Exception caught(Exchange exchange) {
        return exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
    }

    /** The number of the next redelivery. */
    private static int redelivery(Exchange exchange) {
        return exchange.getIn().getHeader(Exchange.REDELIVERY_COUNTER, 1, Integer.class);
    }

    private static boolean isBearable(Duration wait) {
        return wait == null || wait.compareTo(LONGEST_WAIT) <= 0;
    }

    private static void waitAsTold(Exchange exchange) {
        if (caught(exchange) instanceof TsOfficeRateLimitedException limited
                && limited.getRetryAfter() != null
                && isRedelivered(exchange)) {
            // Camel prefers the header to the delay of the policy, and removes it with the redelivery
            exchange.getIn()
                    .setHeader(
                            Exchange.REDELIVERY_DELAY, limited.getRetryAfter().toMillis());
        }
    }
}
