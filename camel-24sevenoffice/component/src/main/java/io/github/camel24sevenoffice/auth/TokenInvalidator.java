/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.auth;

import io.github.camel24sevenoffice.auth.internal.RejectedToken;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * Drops the access token with which the exchange was rejected, so that its redelivery fetches a fresh one. To be set as
 * {@code onRedelivery} of an {@code onException} for TsOfficeAccessDeniedException.
 *
 * <p>It needs no setting: the exchange knows the token and the TokenManager it came from. Without a rejected token it
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
