/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.http;

import io.github.camel24sevenoffice.auth.AccessToken;
import io.github.camel24sevenoffice.auth.TokenManager;
import io.github.camel24sevenoffice.error.FailedCall;
import io.github.camel24sevenoffice.error.TsOfficeConnectionFailedException;
import io.github.camel24sevenoffice.error.TsOfficeOperationFailedException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLHandshakeException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Calls one operation, and says which one it was when a call fails. Safe for use by several threads. */
public final class OperationClient {

    private static final Logger LOG = LoggerFactory.getLogger(OperationClient.class);

    private static final int FIRST_SERVER_ERROR = 500;

    private final ApiClient client;
    private final TokenManager tokens;
    private final AccessDenials denials;
    private final String method;
    private final String path;
    private final String operation;
    private final List<String> scopes;

    /**
     * @param client makes the calls
     * @param tokens gives the tokens for calls that no exchange waits for
     * @param denials what fresh tokens do not help with
     * @param method the HTTP method
     * @param path the path template, for messages
     * @param scopes the scopes that the operation needs, for messages; empty when they are not known
     */
    public OperationClient(
            ApiClient client,
            TokenManager tokens,
            AccessDenials denials,
            String method,
            String path,
            List<String> scopes) {
        this.client = client;
        this.tokens = tokens;
        this.denials = denials;
        this.method = method;
        this.path = path;
        this.operation = method + " " + path;
        this.scopes = scopes;
    }

    /**
     * Makes one call.
     *
     * @param token the access token
     * @param target path and query, encoded, below the URL of the API
     * @param content what to send, or null
     * @param reader reads the body of a success
     * @param <T> what it is read as
     * @return the answer, whatever its status
     * @throws TsOfficeConnectionFailedException if there was none
     */
    public <T> ApiResponse<T> call(AccessToken token, String target, Content content, BodyReader<T> reader)
            throws TsOfficeConnectionFailedException {
        LOG.debug("{} with {}", operation, token);
        try {
            ApiResponse<T> response = client.call(method, target, token.value(), content, reader);
            if (response.statusCode() < FIRST_SERVER_ERROR && !response.isAccessDenied()) {
                denials.remove(token.organizationId(), operation);
            }
            return response;
        } catch (IOException e) {
            throw new TsOfficeConnectionFailedException(
                    method, path, token.organizationId(), !isBeforeConnection(e), e);
        }
    }

    /**
     * Makes a call that no route can redeliver: a token that is rejected is dropped, and the call made once more with a
     * fresh one.
     *
     * @param organizationId the organization to call for
     * @param target path and query, encoded, below the URL of the API
     * @param content what to send, or null
     * @param reader reads the body of a success
     * @param <T> what it is read as
     * @return the answer, a success
     * @throws TsOfficeConnectionFailedException if there was no answer
     * @throws TsOfficeOperationFailedException if the answer is no success
     */
    public <T> ApiResponse<T> callWithFreshToken(
            String organizationId, String target, Content content, BodyReader<T> reader)
            throws TsOfficeConnectionFailedException, TsOfficeOperationFailedException {
        AccessToken token = tokens.get(organizationId);
        ApiResponse<T> response = call(token, target, content, reader);
        boolean freshTokenTried = false;
        if (response.isAccessDenied()) {
            freshTokenTried = isBeyondCure(token, false);
            if (!freshTokenTried) {
                tokens.invalidate(token);
                AccessToken fresh = tokens.get(organizationId);
                response = call(fresh, target, content, reader);
                freshTokenTried = response.isAccessDenied() && isBeyondCure(fresh, true);
            }
        }
        if (!response.isSuccess()) {
            throw failure(organizationId, response, freshTokenTried);
        }
        return response;
    }

    /**
     * Notes that the API has denied access.
     *
     * @param token what the call carried
     * @param freshTokenTried whether the same exchange was denied it before, with another token
     * @return whether a fresh token was tried, by this exchange or another one a short while ago, so that one more will not
     *     help
     */
    public boolean isBeyondCure(AccessToken token, boolean freshTokenTried) {
        return denials.add(token, operation, freshTokenTried);
    }

    /**
     * @param organizationId the organization to call for
     * @return whether it was denied to the organization a short while ago, with a fresh token, so that one more will not
     *     help
     */
    public boolean isDenied(String organizationId) {
        return denials.contains(organizationId, operation);
    }

    /**
     * @param organizationId the organization that was called for
     * @param response an answer that is no success
     * @param freshTokenTried whether the call carried a fresh token after another one was rejected
     * @return the exception for it
     */
    public TsOfficeOperationFailedException failure(
            String organizationId, ApiResponse<?> response, boolean freshTokenTried) {
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

    /**
     * @param target path and query that were called
     * @param response the answer
     * @return the query of the next page, encoded; empty when there is none. Wherever the link leads, the query is for
     *     the API: behind a gateway, links may name another host than the one that is called
     * @throws io.github.camel24sevenoffice.error.TsOfficePagingException if the link cannot be read
     */
    public Optional<String> nextPageQuery(String target, ApiResponse<?> response) {
        return LinkHeader.next(response.headers()).map(link -> NextPage.query(apiUrl(), target, link, toString()));
    }

    private static boolean isBeforeConnection(IOException e) {
        return e instanceof ConnectException
                || e instanceof ConnectTimeoutException
                || e instanceof ConnectionRequestTimeoutException
                || e instanceof UnknownHostException
                || e instanceof NoRouteToHostException
                || e instanceof SSLHandshakeException;
    }

    /**
     * @param failure what was thrown somewhere, or null
     * @return whether it is a failure of the operation that is called here
     */
    public boolean hasThrown(Object failure) {
        return failure instanceof TsOfficeOperationFailedException answered
                        && isFor(answered.getMethod(), answered.getPath())
                || failure instanceof TsOfficeConnectionFailedException unanswered
                        && isFor(unanswered.getMethod(), unanswered.getPath());
    }

    private boolean isFor(String otherMethod, String otherPath) {
        return method.equals(otherMethod) && path.equals(otherPath);
    }

    /**
     * @return the URL of the API
     */
    URI apiUrl() {
        return client.apiUrl();
    }

    /**
     * @return method and path template, such as {@code GET /taxes/{id}}
     */
    @Override
    public String toString() {
        return operation;
    }
}
