/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice;

import io.github.camel24sevenoffice.auth.TokenInvalidator;
import io.github.camel24sevenoffice.error.TsOfficeAccessDeniedException;
import io.github.camel24sevenoffice.error.TsOfficeConnectionFailedException;
import io.github.camel24sevenoffice.error.TsOfficeRateLimitedException;
import io.github.camel24sevenoffice.error.TsOfficeServerException;
import java.time.Duration;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteConfigurationBuilder;
import org.apache.camel.model.RouteConfigurationDefinition;

/**
 * What to do about failed calls, ready-made. A route takes it by {@code routeConfigurationId("tsoffice")}, in Java, YAML
 * and XML alike.
 *
 * <ul>
 *   <li>{@link TsOfficeAccessDeniedException}: the rejected token is dropped and the exchange redelivered, which fetches
 *       a fresh one. When that is rejected too, the exchange fails.
 *   <li>{@link TsOfficeRateLimitedException}: redelivered up to five times, after the time that the server names, or
 *       without one after 2, 4, 8, 16 and 32 s. Nothing was done, so this is safe for every method. When the server names
 *       more than five minutes, the exchange fails at once: no thread shall wait that long.
 *   <li>{@link TsOfficeServerException} and {@link TsOfficeConnectionFailedException}: redelivered up to five times, after
 *       1, 2, 4, 8 and 16 s, where repeating the call does no harm. A POST or PATCH that may have reached the API fails at
 *       once.
 * </ul>
 */
public class TsOfficeRouteConfiguration extends RouteConfigurationBuilder {

    /** The id of the route configuration. */
    public static final String ID = "tsoffice";

    private static final int REDELIVERIES = 5;
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);

    @Override
    public void configuration() {
        // a definition each: before Camel 4.18 a chain of them in a route configuration loses all but one
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
     * One answer for all handlers, since Camel goes on with the handler of the last failure when the next one has none of
     * its own: a POST that was redelivered after a 429 must not be so after a 500.
     */
    private static boolean isRedelivered(Exchange exchange) {
        Exception e = caught(exchange);
        if (e instanceof TsOfficeAccessDeniedException denied && !denied.isFreshTokenTried()) {
            // does not count: other failures may have come before
            return redelivery(exchange) <= REDELIVERIES + 1;
        }
        boolean passes = e instanceof TsOfficeRateLimitedException limited && isBearable(limited.getRetryAfter())
                || e instanceof TsOfficeServerException server && server.isRepeatable()
                || e instanceof TsOfficeConnectionFailedException connection && connection.isRepeatable();
        return passes && redelivery(exchange) <= REDELIVERIES;
    }

    /** Not one of its causes: an exception that a stream of rows wraps cannot be mended by calling once more. */
    private static Exception caught(Exchange exchange) {
        return exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
    }

    /** The number of the redelivery that would be next. */
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
            // Camel takes the header before the delay of the policy, and drops it with the redelivery
            exchange.getIn()
                    .setHeader(
                            Exchange.REDELIVERY_DELAY, limited.getRetryAfter().toMillis());
        }
    }
}
