/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.call;

import io.github.camel24sevenoffice.auth.AccessToken;
import io.github.camel24sevenoffice.auth.TokenManager;
import io.github.camel24sevenoffice.auth.internal.RejectedToken;
import io.github.camel24sevenoffice.error.TsOfficeAccessDeniedException;
import io.github.camel24sevenoffice.error.TsOfficeConnectionFailedException;
import io.github.camel24sevenoffice.error.TsOfficeServerException;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;

/**
 * What an exchange remembers from one delivery of a call to the next, in exchange properties. Camel makes them necessary:
 *
 * <ul>
 *   <li>Before a redelivery Camel restores the message, so a header that the failed step has set is gone. Properties stay.
 *       The rejected token is therefore kept in one, where {@link io.github.camel24sevenoffice.auth.TokenInvalidator} finds
 *       it.
 *   <li>Camel counts redeliveries over all steps of a route. Those that an earlier call has recovered from would be held
 *       against this one, and its token would not be replaced any more. So the count is reset, but only after a failure
 *       that a {@code tsoffice:} call has recovered from: the redeliveries of other steps would never end otherwise.
 *   <li>A handler may redeliver although another token cannot help. The call is then not made again: it fails with the same
 *       exception.
 * </ul>
 *
 * <p>Safe for use by several threads.
 */
final class RedeliveryState {

    /** The exchange property with the last exception of a call that has succeeded since. */
    private static final String RECOVERED = "CamelTsOfficeRecovered";

    private static final int NOT_FOUND = 404;

    private final OperationClient client;
    private final TokenManager tokens;

    RedeliveryState(OperationClient client, TokenManager tokens) {
        this.client = client;
        this.tokens = tokens;
    }

    /** Before a call: what another call has recovered from does not count here. */
    void forgetRecovered(Exchange exchange) {
        Object recovered = exchange.getProperty(RECOVERED);
        if (recovered != null && recovered == lastFailure(exchange)) {
            exchange.getIn().removeHeader(Exchange.REDELIVERED);
            exchange.getIn().removeHeader(Exchange.REDELIVERY_COUNTER);
            exchange.getIn().removeHeader(Exchange.REDELIVERY_MAX_COUNTER);
        }
    }

    /** Before a call: throws the exception of the call before, when that has shown that the call would fail again. */
    void failAgainIfDenied(Exchange exchange, String organizationId) throws TsOfficeAccessDeniedException {
        if (Boolean.TRUE.equals(exchange.getIn().getHeader(Exchange.REDELIVERED))
                && lastFailure(exchange) instanceof TsOfficeAccessDeniedException e
                && e.isFreshTokenTried()
                && client.isOwnFailure(e)
                && client.isDenied(organizationId)) {
            throw e;
        }
    }

    /**
     * After a 401 or 403: keeps the token for the handler that invalidates it, unless another token would not help.
     *
     * @return whether another token would not help
     */
    boolean rejected(Exchange exchange, AccessToken token) {
        boolean freshTokenTried = client.noteRejection(token, isFreshAfterRejection(exchange, token));
        if (freshTokenTried) {
            forgetToken(exchange);
        } else {
            exchange.setProperty(RejectedToken.PROPERTY, new RejectedToken(tokens, token));
        }
        return freshTokenTried;
    }

    /**
     * Whether this very operation was rejected for this exchange just before, with another token. Tokens are compared by
     * identity, since a login server may issue the same value twice.
     */
    @SuppressWarnings("ReferenceEquality")
    private boolean isFreshAfterRejection(Exchange exchange, AccessToken token) {
        RejectedToken before = exchange.getProperty(RejectedToken.PROPERTY, RejectedToken.class);
        return before != null
                && before.token() != token
                && lastFailure(exchange) instanceof TsOfficeAccessDeniedException e
                && client.isOwnFailure(e);
    }

    /** Whether a 404 means that an earlier delivery of this DELETE has done the work, although its response was lost. */
    boolean isDeletedBefore(Exchange exchange, int status) {
        Object failure = lastFailure(exchange);
        return status == NOT_FOUND
                && client.isDelete()
                && Boolean.TRUE.equals(exchange.getIn().getHeader(Exchange.REDELIVERED))
                && client.isOwnFailure(failure)
                && (failure instanceof TsOfficeConnectionFailedException || failure instanceof TsOfficeServerException);
    }

    /** After any other response: no token was rejected. */
    void forgetToken(Exchange exchange) {
        exchange.removeProperty(RejectedToken.PROPERTY);
    }

    /** After the body of a success was read: an earlier failure of this call is history. */
    void rememberRecovered(Exchange exchange) {
        Object failure = lastFailure(exchange);
        if (client.isOwnFailure(failure)) {
            exchange.setProperty(RECOVERED, failure);
        }
    }

    private static Object lastFailure(Exchange exchange) {
        return exchange.getProperty(ExchangePropertyKey.EXCEPTION_CAUGHT);
    }
}
