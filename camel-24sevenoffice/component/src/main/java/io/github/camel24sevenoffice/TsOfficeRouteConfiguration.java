/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice;

import io.github.camel24sevenoffice.auth.TokenInvalidator;
import io.github.camel24sevenoffice.auth.TokenRequestFailedException;
import io.github.camel24sevenoffice.call.Redelivery;
import io.github.camel24sevenoffice.error.TsOfficeConnectionFailedException;
import io.github.camel24sevenoffice.error.TsOfficeOperationFailedException;
import io.github.camel24sevenoffice.error.TsOfficeUnreadableResponseException;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteConfigurationBuilder;
import org.apache.camel.model.OnExceptionDefinition;

/**
 * Ready-made error handling for failed calls. A route uses it with {@code routeConfigurationId("tsoffice")}, in Java, YAML
 * or XML. Its limits are the options {@code maxRetries}, {@code retryDelay} and {@code maxRetryAfter} of the endpoint that was
 * called.
 *
 * <ul>
 *   <li>401 and 403: the rejected token is invalidated and the exchange redelivered with a fresh one. When that is
 *       rejected too, the exchange fails.
 *   <li>429: redelivered up to five times, after the time that the server asks for, or else after 2, 4, 8, 16 and 32 s.
 *       Nothing was done, so this is safe for every method. When the server asks for more than five minutes, the exchange
 *       fails at once, so that no thread waits that long.
 *   <li>408, 5xx, failed connections and time-outs: redelivered up to five times, after the time that the server asks for,
 *       or else after 1, 2, 4, 8 and 16 s, if the call is safe to repeat. A POST or PATCH that may have reached the API
 *       fails at once, unless a POST has the option {@code createOnce}.
 * </ul>
 *
 * <p>A login without a response in time, or with 408, 429 or 5xx, is repeated like a failed connection; one that is refused is
 * not.
 *
 * <p>The waits are longer by a random share of up to a quarter, except those that a server asks for. They end when the route
 * stops; the exchange then fails. A failure that is not redelivered, or no longer, is left to the handlers of the route.
 */
public class TsOfficeRouteConfiguration extends RouteConfigurationBuilder {

    /** The id of the route configuration. */
    public static final String ID = "tsoffice";

    @Override
    public void configuration() {
        OnExceptionDefinition handler = routeConfiguration(ID)
                .onException(
                        TsOfficeOperationFailedException.class,
                        TsOfficeConnectionFailedException.class,
                        TsOfficeUnreadableResponseException.class,
                        TokenRequestFailedException.class);
        handler.onWhen(Redelivery::decide)
                .onExceptionOccurred(TsOfficeRouteConfiguration::setDelay)
                .onRedelivery(new TokenInvalidator())
                .retryWhile(exchange -> Redelivery.delay(exchange).isPresent())
                .redeliveryDelay(0);
        handler.getRedeliveryPolicyType().allowRedeliveryWhileStopping("false");
    }

    private static void setDelay(Exchange exchange) {
        // Camel prefers the header to the delay of the handler, and removes it with the redelivery
        Redelivery.delay(exchange)
                .ifPresent(delay -> exchange.getIn().setHeader(Exchange.REDELIVERY_DELAY, delay.toMillis()));
    }
}
