/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.call;

import io.github.camel24sevenoffice.auth.AccessToken;
import io.github.camel24sevenoffice.auth.TokenManager;
import io.github.camel24sevenoffice.contract.Operation;
import io.github.camel24sevenoffice.error.FailedCall;
import io.github.camel24sevenoffice.error.TsOfficeConnectionFailedException;
import io.github.camel24sevenoffice.error.TsOfficeOperationFailedException;
import io.github.camel24sevenoffice.request.Content;
import io.github.camel24sevenoffice.response.ApiResponse;
import io.github.camel24sevenoffice.response.BodyReader;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import javax.net.ssl.SSLHandshakeException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Calls one operation, and names it when a call fails. Safe for use by several threads. */
public final class OperationClient {

    private static final Logger LOG = LoggerFactory.getLogger(OperationClient.class);

    private static final int FIRST_SERVER_ERROR = 500;

    private final ApiClient client;
    private final TokenManager tokens;
    private final DeniedOperations denied;
    private final String method;
    private final String path;
    private final String operation;
    private final List<String> scopes;

    /**
     * @param client sends the requests
     * @param tokens supplies the tokens for calls that no exchange waits for
     * @param denied the operations that are denied even with a fresh token
     * @param method the HTTP method
     * @param path the path template, for messages
     * @param scopes the scopes that the operation needs, for messages; empty when they are not known
     */
    public OperationClient(
            ApiClient client,
            TokenManager tokens,
            DeniedOperations denied,
            String method,
            String path,
            List<String> scopes) {
        this.client = client;
        this.tokens = tokens;
        this.denied = denied;
        this.method = method;
        this.path = path;
        this.operation = method + " " + path;
        this.scopes = scopes;
    }

    /**
     * @param other an operation of the same API
     * @return a client for it, with the same tokens
     */
    public OperationClient forOperation(Operation other) {
        return new OperationClient(client, tokens, denied, other.method(), other.path(), other.scopes());
    }

    /**
     * Makes one call.
     *
     * @param token the access token
     * @param target path and query, encoded, below the URL of the API
     * @param content what to send, or null
     * @param reader reads the body of a success
     * @param <T> what the body is read as
     * @return the response, whatever its status
     * @throws TsOfficeConnectionFailedException if there was no response, or it broke off
     */
    public <T> ApiResponse<T> call(AccessToken token, String target, Content content, BodyReader<T> reader)
            throws TsOfficeConnectionFailedException {
        LOG.debug("{} with {}", operation, token);
        try {
            ApiResponse<T> response = client.call(method, target, token.value(), content, reader);
            if (response.statusCode() < FIRST_SERVER_ERROR && !response.isAccessDenied()) {
                denied.remove(token.organizationId(), operation);
            }
            return response;
        } catch (IOException e) {
            throw new TsOfficeConnectionFailedException(
                    method, path, token.organizationId(), !isBeforeConnection(e), e);
        }
    }

    /**
     * Makes a call that no route can redeliver. When the token is rejected, it is invalidated, and the call is retried once
     * with a fresh one.
     *
     * @param organizationId the organization to call for
     * @param target path and query, encoded, below the URL of the API
     * @param content what to send, or null
     * @param reader reads the body of a success
     * @param <T> what the body is read as
     * @return the response, a success
     * @throws TsOfficeConnectionFailedException if there was no response, or it broke off
     * @throws TsOfficeOperationFailedException if the response is not a success
     */
    public <T> ApiResponse<T> callWithFreshToken(
            String organizationId, String target, Content content, BodyReader<T> reader)
            throws TsOfficeConnectionFailedException, TsOfficeOperationFailedException {
        AccessToken token = tokens.get(organizationId);
        ApiResponse<T> response = call(token, target, content, reader);
        boolean freshTokenTried = false;
        if (response.isAccessDenied()) {
            freshTokenTried = noteRejection(token, false);
            if (!freshTokenTried) {
                tokens.invalidate(token);
                AccessToken fresh = tokens.get(organizationId);
                response = call(fresh, target, content, reader);
                freshTokenTried = response.isAccessDenied() && noteRejection(fresh, true);
            }
        }
        if (!response.isSuccess()) {
            throw failure(organizationId, response, freshTokenTried);
        }
        return response;
    }

    /**
     * Notes that the API has rejected a call with 401 or 403.
     *
     * @param token the token that the call carried
     * @param freshTokenTried whether the same exchange was rejected before, with another token
     * @return whether a fresh token was tried a short while ago, by this exchange or another one, so that another token
     *     would not help
     */
    boolean noteRejection(AccessToken token, boolean freshTokenTried) {
        return denied.add(token, operation, freshTokenTried);
    }

    /** Whether the operation was denied to the organization a short while ago, even with a fresh token. */
    boolean isDenied(String organizationId) {
        return denied.contains(organizationId, operation);
    }

    /** The exception for a response that is not a success. */
    TsOfficeOperationFailedException failure(String organizationId, ApiResponse<?> response, boolean freshTokenTried) {
        return TsOfficeOperationFailedException.of(
                new FailedCall(
                        client.apiUrl() + path,
                        method,
                        path,
                        scopes,
                        organizationId,
                        response.statusCode(),
                        response.statusText(),
                        response.headers(),
                        response.error()),
                freshTokenTried);
    }

    private static boolean isBeforeConnection(IOException e) {
        return e instanceof ConnectException
                || e instanceof ConnectTimeoutException
                || e instanceof ConnectionRequestTimeoutException
                || e instanceof UnknownHostException
                || e instanceof NoRouteToHostException
                || e instanceof SSLHandshakeException;
    }

    /** Whether an exception that was thrown somewhere, or null, is a failed call of this operation. */
    boolean isOwnFailure(Object failure) {
        return (failure instanceof TsOfficeOperationFailedException withResponse
                        && isFor(withResponse.getMethod(), withResponse.getPath()))
                || (failure instanceof TsOfficeConnectionFailedException withoutResponse
                        && isFor(withoutResponse.getMethod(), withoutResponse.getPath()));
    }

    private boolean isFor(String otherMethod, String otherPath) {
        return method.equals(otherMethod) && path.equals(otherPath);
    }

    /**
     * @return the URL of the API
     */
    public URI apiUrl() {
        return client.apiUrl();
    }

    /**
     * @return method and path template, for example {@code GET /taxes/{id}}
     */
    @Override
    public String toString() {
        return operation;
    }
}
