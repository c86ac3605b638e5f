/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.auth;

import org.apache.camel.RuntimeCamelException;

/**
 * There is no access token to be had: the login server refused, could not be reached, took too long, or gave an answer
 * that is none. Apart from the API's errors on purpose, so that no handler for a 403 of the API catches it.
 */
public class TokenRequestFailedException extends RuntimeCamelException {

    private static final long serialVersionUID = 1L;

    private static final int UNAUTHORIZED = 401;

    /** From RFC 6749, section 5.2. */
    private static final String INVALID_CLIENT = "invalid_client";

    private final String organizationId;
    private final String reason;
    private final int statusCode;
    private final String error;

    /**
     * @param organizationId the organization that a token was wanted for
     * @param reason what happened, a sentence without its full stop
     * @param statusCode the HTTP status of the login server, or 0 without an answer
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

    /** One request may fail many callers; each gets an exception of its own, with the first as its cause. */
    TokenRequestFailedException forAnotherCaller() {
        return forOrganization(organizationId);
    }

    TokenRequestFailedException forOrganization(String other) {
        return new TokenRequestFailedException(other, reason, statusCode, error, this);
    }

    /** The login server does not know the application, or its secret; no organization will get a token. */
    boolean isForCredentials() {
        return statusCode == UNAUTHORIZED || INVALID_CLIENT.equals(error);
    }

    /** The login server understood the request and said no: asking again at once would not change that. */
    boolean isRefusal() {
        return statusCode >= 400 && statusCode <= 499;
    }

    /**
     * @return the organization that a token was wanted for
     */
    public String getOrganizationId() {
        return organizationId;
    }

    /**
     * @return the HTTP status of the login server, or 0 when there was no answer
     */
    public int getStatusCode() {
        return statusCode;
    }

    /**
     * @return the {@code error} that the login server named, such as {@code access_denied}, or null
     */
    public String getError() {
        return error;
    }
}
