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

/**
 * What to do about failed calls, ready-made. A route takes it by {@code routeConfigurationId("tsoffice")}, in Java, YAML
 * and XML alike.
 *
 * <ul>
 *   <li>{@link TsOfficeAccessDeniedException}: the rejected token is dropped and the exchange redelivered once, which
 *       fetches a fresh one.
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
    private static final long LONGEST_WAIT = Duration.ofMinutes(5).toMillis();

    @Override
    public void configuration() {
        routeConfiguration(ID)
                .onException(TsOfficeAccessDeniedException.class)
                .onRedelivery(new TokenInvalidator())
                .maximumRedeliveries(1)
                .redeliveryDelay(0)
                .end()
                .onException(TsOfficeRateLimitedException.class)
                .onWhen(TsOfficeRouteConfiguration::isBearable)
                .onExceptionOccurred(TsOfficeRouteConfiguration::waitAsTold)
                .maximumRedeliveries(REDELIVERIES)
                .redeliveryDelay(2000)
                .useExponentialBackOff()
                .backOffMultiplier(2)
                .maximumRedeliveryDelay(LONGEST_WAIT)
                .end()
                .onException(TsOfficeServerException.class, TsOfficeConnectionFailedException.class)
                .onWhen(TsOfficeRouteConfiguration::isRepeatable)
                .maximumRedeliveries(REDELIVERIES)
                .redeliveryDelay(1000)
                .useExponentialBackOff()
                .backOffMultiplier(2)
                .maximumRedeliveryDelay(LONGEST_WAIT);
    }

    private static boolean isBearable(Exchange exchange) {
        Duration told = told(exchange);
        return told == null || told.toMillis() <= LONGEST_WAIT;
    }

    private static void waitAsTold(Exchange exchange) {
        Duration told = told(exchange);
        boolean last = exchange.getIn().getHeader(Exchange.REDELIVERY_COUNTER, 0, Integer.class) >= REDELIVERIES;
        if (told != null && !last) {
            // Camel takes the header before the delay of the policy, and drops it with the redelivery
            exchange.getIn().setHeader(Exchange.REDELIVERY_DELAY, told.toMillis());
        }
    }

    private static Duration told(Exchange exchange) {
        return exchange.getProperty(Exchange.EXCEPTION_CAUGHT, TsOfficeRateLimitedException.class)
                .getRetryAfter();
    }

    private static boolean isRepeatable(Exchange exchange) {
        Exception e = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
        return e instanceof TsOfficeServerException server && server.isRepeatable()
                || e instanceof TsOfficeConnectionFailedException connection && connection.isRepeatable();
    }
}
