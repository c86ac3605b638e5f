/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.auth;

import java.io.IOException;
import java.util.concurrent.TimeoutException;
import org.apache.camel.RuntimeCamelException;

/**
 * There is no access token: the login server refused the request, could not be reached, took too long, or sent a response
 * that is not a token. It is not a subclass of the API's errors on purpose, so that no handler for a 403 of the API catches it.
 */
public class TokenRequestFailedException extends RuntimeCamelException {

    private static final long serialVersionUID = 1L;

    private static final int UNAUTHORIZED = 401;
    private static final int REQUEST_TIMEOUT = 408;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int FIRST_SERVER_ERROR = 500;

    /** From RFC 6749, section 5.2. */
    private static final String INVALID_CLIENT = "invalid_client";

    private final String organizationId;
    private final String reason;
    private final int statusCode;
    private final String error;

    /**
     * @param organizationId the organization that the token is for
     * @param reason what happened, as the end of a sentence without a full stop
     * @param statusCode the HTTP status of the login server, or 0 without a response
     * @param error the {@code error} of RFC 6749, section 5.2, or null
     * @param cause what led to it, or null
     */
    public TokenRequestFailedException(
            String organizationId, String reason, int statusCode, String error, Throwable cause) {
        super("No access token for organization " + organizationId + ": " + reason, cause);
        this.organizationId = organizationId;
        this.reason = reason;
        this.statusCode = statusCode;
        this.error = error;
    }

    /**
     * One request may fail many callers. Each gets its own exception, with the first one as the cause.
     *
     * @return the exception for another caller
     */
    public TokenRequestFailedException forAnotherCaller() {
        return forOrganization(organizationId);
    }

    /**
     * @param other an organization that has failed for the same reason
     * @return the exception for it, with this one as the cause
     */
    public TokenRequestFailedException forOrganization(String other) {
        return new TokenRequestFailedException(other, reason, statusCode, error, this);
    }

    /**
     * @return whether the login server refused the client id or the secret, so that no organization will get a token
     */
    public boolean isForCredentials() {
        return statusCode == UNAUTHORIZED || INVALID_CLIENT.equals(error);
    }

    /**
     * @return whether the login server refused the request (4xx, but neither 408 nor 429), so that the same request would be
     *     refused again
     */
    public boolean isRefusal() {
        return statusCode >= 400 && statusCode <= 499 && !isTemporary();
    }

    /**
     * @return whether another request may succeed: there was no response in time, or its status is 408, 429 or 5xx
     */
    public boolean isTemporary() {
        if (statusCode != 0) {
            return statusCode == REQUEST_TIMEOUT || statusCode == TOO_MANY_REQUESTS || statusCode >= FIRST_SERVER_ERROR;
        }
        for (Throwable cause = getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException || cause instanceof TimeoutException) {
                return true;
            }
        }
        return false;
    }

    /**
     * @return the organization that the token is for
     */
    public String getOrganizationId() {
        return organizationId;
    }

    /**
     * @return the HTTP status of the login server, or 0 without a response
     */
    public int getStatusCode() {
        return statusCode;
    }

    /**
     * @return the {@code error} of RFC 6749, section 5.2, for example {@code access_denied}, or null
     */
    public String getError() {
        return error;
    }
}
