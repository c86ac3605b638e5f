/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.auth;

import io.github.camel24sevenoffice.auth.internal.RejectedToken;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * Invalidates the access token that was rejected for the exchange, so that its redelivery gets a fresh one. Set it as
 * {@code onRedelivery} of an {@code onException} for TsOfficeAccessDeniedException.
 *
 * <p>It has no options: the exchange knows the token and its TokenManager. Without a rejected token it
 * does nothing. Safe for use by several routes and threads.
 */
public class TokenInvalidator implements Processor {

    @Override
    public void process(Exchange exchange) {
        RejectedToken rejected = exchange.getProperty(RejectedToken.PROPERTY, RejectedToken.class);
        if (rejected != null) {
            rejected.invalidate();
        }
    }
}
