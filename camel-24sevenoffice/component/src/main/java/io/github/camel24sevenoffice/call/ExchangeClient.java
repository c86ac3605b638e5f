/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.call;

import io.github.camel24sevenoffice.auth.AccessToken;
import io.github.camel24sevenoffice.auth.TokenManager;
import io.github.camel24sevenoffice.auth.TokenRequestFailedException;
import io.github.camel24sevenoffice.error.TsOfficeAccessDeniedException;
import io.github.camel24sevenoffice.error.TsOfficeConnectionFailedException;
import io.github.camel24sevenoffice.error.TsOfficeOperationFailedException;
import io.github.camel24sevenoffice.error.TsOfficeUnreadableResponseException;
import io.github.camel24sevenoffice.request.Content;
import io.github.camel24sevenoffice.response.ApiResponse;
import io.github.camel24sevenoffice.response.BodyReader;
import org.apache.camel.Exchange;

/**
 * Calls one operation for exchanges, which the error handler of their route may redeliver. The token is looked up for each
 * call, so that a redelivered exchange gets a fresh one. Safe for use by several threads.
 */
public final class ExchangeClient {

    private final OperationClient client;
    private final TokenManager tokens;
    private final RedeliveryState state;

    /**
     * @param client calls the operation
     * @param tokens supplies the tokens
     */
    public ExchangeClient(OperationClient client, TokenManager tokens) {
        this.client = client;
        this.tokens = tokens;
        this.state = new RedeliveryState(client, tokens);
    }

    /**
     * To be called first for each delivery of an exchange.
     *
     * @param exchange the exchange
     * @param organizationId the organization to call for
     * @throws TsOfficeAccessDeniedException if this is a redelivery that would be denied again
     */
    public void begin(Exchange exchange, String organizationId) throws TsOfficeAccessDeniedException {
        state.forgetRecovered(exchange);
        state.failAgainIfDenied(exchange, organizationId);
    }

    /**
     * Makes one call.
     *
     * @param exchange the exchange; a rejected token is noted in it, for the handler that invalidates it
     * @param organizationId the organization to call for
     * @param target path and query, encoded, below the URL of the API
     * @param content what to send, or null
     * @param reader reads the body of a success
     * @param <T> what the body is read as
     * @return the response, a success; or 404 for a DELETE that is redelivered because its outcome was not known
     * @throws TsOfficeConnectionFailedException if there was no response, or it broke off
     * @throws TsOfficeOperationFailedException if the response is not a success
     * @throws TokenRequestFailedException if there is no token for the organization
     * @throws InterruptedException if the thread is interrupted before the call
     */
    public <T> ApiResponse<T> call(
            Exchange exchange, String organizationId, String target, Content content, BodyReader<T> reader)
            throws TsOfficeConnectionFailedException, TsOfficeOperationFailedException, InterruptedException {
        try {
            AccessToken token = tokens.get(organizationId);
            return call(exchange, token, target, content, reader);
        } catch (TsOfficeOperationFailedException
                | TsOfficeConnectionFailedException
                | TsOfficeUnreadableResponseException
                | TokenRequestFailedException e) {
            Redelivery.note(exchange, client.settings().retries());
            throw e;
        }
    }

    private <T> ApiResponse<T> call(
            Exchange exchange, AccessToken token, String target, Content content, BodyReader<T> reader)
            throws TsOfficeConnectionFailedException, TsOfficeOperationFailedException, InterruptedException {
        ApiResponse<T> response = client.call(token, target, content, reader, Stopping.of(exchange));
        boolean freshTokenTried = false;
        if (response.isAccessDenied()) {
            freshTokenTried = state.rejected(exchange, token);
        } else {
            state.forgetToken(exchange);
        }
        if (!response.isSuccess() && !state.isDeletedBefore(exchange, response.statusCode())) {
            throw client.failure(token.organizationId(), response, freshTokenTried);
        }
        return response;
    }

    /**
     * To be called when the response of the exchange was read.
     *
     * @param exchange the exchange
     */
    public void end(Exchange exchange) {
        state.rememberRecovered(exchange);
    }

    /**
     * @return the client for calls that no exchange waits for, such as those for the next pages
     */
    public OperationClient operation() {
        return client;
    }
}
