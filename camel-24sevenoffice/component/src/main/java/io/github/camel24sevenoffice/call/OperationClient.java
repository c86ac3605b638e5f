/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.call;

import io.github.camel24sevenoffice.auth.AccessToken;
import io.github.camel24sevenoffice.auth.TokenManager;
import io.github.camel24sevenoffice.contract.Operation;
import io.github.camel24sevenoffice.error.FailedCall;
import io.github.camel24sevenoffice.error.Repeatable;
import io.github.camel24sevenoffice.error.TsOfficeCallNotMadeException;
import io.github.camel24sevenoffice.error.TsOfficeConnectionFailedException;
import io.github.camel24sevenoffice.error.TsOfficeOperationFailedException;
import io.github.camel24sevenoffice.error.TsOfficeRateLimitedException;
import io.github.camel24sevenoffice.request.Content;
import io.github.camel24sevenoffice.response.ApiResponse;
import io.github.camel24sevenoffice.response.BodyReader;
import io.github.camel24sevenoffice.response.ExpectedResponse;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javax.net.ssl.SSLHandshakeException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Calls one operation, and names it when a call fails. Safe for use by several threads. */
public final class OperationClient {

    private static final Logger LOG = LoggerFactory.getLogger(OperationClient.class);

    private static final int FIRST_SERVER_ERROR = 500;
    private static final int TOO_MANY_REQUESTS = 429;

    private final ApiClient client;
    private final TokenManager tokens;
    private final DeniedOperations denied;
    private final OrganizationLimits limits;
    private final CallObserver observer;
    private final CalledOperation operation;
    private final CallSettings settings;
    private final ExpectedResponse expected;
    /** Is repeated although the work may have been done. */
    private final boolean repeatable;

    private final String name;

    /**
     * @param client sends the requests
     * @param tokens supplies the tokens for calls that no exchange waits for
     * @param denied the operations that are denied even with a fresh token
     * @param limits how many calls each organization makes
     * @param observer is told of each call
     * @param operation what is called
     * @param settings the limits of each call, and what happens after a failed one
     */
    public OperationClient(
            ApiClient client,
            TokenManager tokens,
            DeniedOperations denied,
            OrganizationLimits limits,
            CallObserver observer,
            CalledOperation operation,
            CallSettings settings) {
        this.client = client;
        this.tokens = tokens;
        this.denied = denied;
        this.limits = limits;
        this.observer = observer;
        this.operation = operation;
        this.settings = settings;
        this.name = operation.toString();
        ExpectedResponse.Repeat repeat = Repeatable.method(operation.method())
                ? ExpectedResponse.Repeat.THE_SAME
                : settings.createOnce() ? ExpectedResponse.Repeat.LOOKS_FIRST : ExpectedResponse.Repeat.TWICE;
        this.repeatable = repeat != ExpectedResponse.Repeat.TWICE;
        this.expected = new ExpectedResponse(name, repeat, settings.maxResponseSize());
    }

    /**
     * @param other an operation of the same API
     * @return a client for it, with the same tokens and limits
     */
    public OperationClient forOperation(Operation other) {
        return new OperationClient(
                client, tokens, denied, limits, observer, CalledOperation.of(other), settings.withoutKey());
    }

    /**
     * Makes one call, when it is the turn of its organization.
     *
     * @param token the access token
     * @param target path and query, encoded, below the URL of the API
     * @param content what to send, or null
     * @param reader reads the body of a success
     * @param stopping ends the wait for the turn
     * @param <T> what the body is read as
     * @return the response, whatever its status
     * @throws TsOfficeConnectionFailedException if there was no response, or it broke off
     * @throws TsOfficeCallNotMadeException if it was not its turn in time
     * @throws InterruptedException if the thread is interrupted before the call
     */
    <T> ApiResponse<T> call(
            AccessToken token, String target, Content content, BodyReader<T> reader, BooleanSupplier stopping)
            throws TsOfficeConnectionFailedException, TsOfficeCallNotMadeException, InterruptedException {
        enter(token.organizationId(), stopping);
        ApiResponse<T> response = null;
        long start = System.nanoTime();
        try {
            response = client.call(operation.method(), target, token.value(), content, settings, expected, reader);
            if (response.statusCode() < FIRST_SERVER_ERROR && !response.isAccessDenied()) {
                denied.remove(token.organizationId(), name);
            }
            return response;
        } catch (IOException e) {
            throw new TsOfficeConnectionFailedException(
                    operation.method(),
                    operation.path(),
                    token.organizationId(),
                    repeatable || isBeforeConnection(e),
                    e);
        } finally {
            long nanos = System.nanoTime() - start;
            limits.leave(token.organizationId());
            observer.called(name, token.organizationId(), response == null ? 0 : response.statusCode(), nanos);
            if (LOG.isDebugEnabled()) {
                log(token, response, nanos);
            }
        }
    }

    private void log(AccessToken token, ApiResponse<?> response, long nanos) {
        LOG.debug(
                "operation=\"{}\" organization={} token={} status={} ms={} bytes={} traceId={}",
                name,
                token.organizationId(),
                token.id(),
                response == null ? "none" : response.statusCode(),
                TimeUnit.NANOSECONDS.toMillis(nanos),
                response == null || response.size() < 0 ? "unknown" : response.size(),
                response == null ? "none" : response.headers().getOrDefault("X-Trace-Id", "none"));
    }

    private void enter(String organizationId, BooleanSupplier stopping)
            throws TsOfficeCallNotMadeException, InterruptedException {
        try {
            limits.enter(organizationId, stopping);
        } catch (LimitReachedException e) {
            throw new TsOfficeCallNotMadeException(
                    failedCall(organizationId, TOO_MANY_REQUESTS, "not sent", Map.of(), ""),
                    e.getMessage(),
                    e.retryAfter());
        }
    }

    /**
     * Makes a call that no route can redeliver. When the token is rejected, it is invalidated, and the call is retried once
     * with a fresh one.
     *
     * @param organizationId the organization to call for
     * @param target path and query, encoded, below the URL of the API
     * @param stopping ends the wait for the turn of the organization
     * @return the response, a success
     * @throws TsOfficeConnectionFailedException if there was no response, or it broke off
     * @throws TsOfficeOperationFailedException if the response is not a success, or it was not its turn in time
     * @throws InterruptedException if the thread is interrupted before the call
     */
    public ApiResponse<byte[]> getWithFreshToken(String organizationId, String target, BooleanSupplier stopping)
            throws TsOfficeConnectionFailedException, TsOfficeOperationFailedException, InterruptedException {
        AccessToken token = tokens.get(organizationId);
        ApiResponse<byte[]> response = call(token, target, null, BodyReader.BYTES, stopping);
        boolean freshTokenTried = false;
        if (response.isAccessDenied()) {
            freshTokenTried = noteRejection(token, false);
            if (!freshTokenTried) {
                tokens.invalidate(token);
                AccessToken fresh = tokens.get(organizationId);
                response = call(fresh, target, null, BodyReader.BYTES, stopping);
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
        return denied.add(token, name, freshTokenTried);
    }

    /** Whether the operation was denied to the organization a short while ago, even with a fresh token. */
    boolean isDenied(String organizationId) {
        return denied.contains(organizationId, name);
    }

    /** The exception for a response that is not a success. After a 429, the organization pauses. */
    TsOfficeOperationFailedException failure(String organizationId, ApiResponse<?> response, boolean freshTokenTried) {
        TsOfficeOperationFailedException failure = TsOfficeOperationFailedException.of(
                failedCall(
                        organizationId,
                        response.statusCode(),
                        response.statusText(),
                        response.headers(),
                        response.error()),
                freshTokenTried);
        if (failure instanceof TsOfficeRateLimitedException limited) {
            limits.pause(organizationId, settings.retries().pause(limited));
        }
        return failure;
    }

    private FailedCall failedCall(
            String organizationId, int status, String statusText, Map<String, String> headers, String body) {
        return new FailedCall(
                client.apiUrl() + operation.path(),
                operation.method(),
                operation.path(),
                operation.scopes(),
                organizationId,
                status,
                statusText,
                headers,
                body,
                repeatable,
                settings.retries().maxRetryAfter());
    }

    private static boolean isBeforeConnection(IOException e) {
        return e instanceof ConnectException
                || e instanceof ConnectTimeoutException
                || e instanceof ConnectionRequestTimeoutException
                || e instanceof UnknownHostException
                || e instanceof NoRouteToHostException
                || e instanceof SSLHandshakeException;
    }

    boolean isDelete() {
        return operation.method().equals("DELETE");
    }

    /** Whether an exception that was thrown somewhere, or null, is a failed call of this operation. */
    boolean isOwnFailure(Object failure) {
        return (failure instanceof TsOfficeOperationFailedException withResponse
                        && isFor(withResponse.getMethod(), withResponse.getPath()))
                || (failure instanceof TsOfficeConnectionFailedException withoutResponse
                        && isFor(withoutResponse.getMethod(), withoutResponse.getPath()));
    }

    private boolean isFor(String otherMethod, String otherPath) {
        return operation.method().equals(otherMethod) && operation.path().equals(otherPath);
    }

    /**
     * @return the limits of each call, and what happens after a failed one
     */
    public CallSettings settings() {
        return settings;
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
        return name;
    }
}
