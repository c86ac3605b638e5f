/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.error;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A call whose response is not a success.
 *
 * @param url the URL of the API with the path template: without the values of parameters
 * @param method the HTTP method
 * @param path the path template, for example {@code /customers/{customerId}}
 * @param scopes the scopes that the operation needs; empty when it needs none, or they are not known
 * @param organizationId the organization that was called for
 * @param statusCode the HTTP status
 * @param statusText its reason phrase, or null
 * @param headers the response headers
 * @param body the response body, cut off after 64 KiB; empty when there is none
 * @param repeatable whether the call may be repeated although the work may have been done: the method is idempotent, or the
 *     key of what it creates is looked up before
 * @param maxRetryAfter the longest wait that the server may ask for, for the message
 */
public record FailedCall(
        String url,
        String method,
        String path,
        List<String> scopes,
        String organizationId,
        int statusCode,
        String statusText,
        Map<String, String> headers,
        String body,
        boolean repeatable,
        Duration maxRetryAfter) {

    private static final Duration MAX_RETRY_AFTER = Duration.ofMinutes(5);

    /** As for the defaults of the component: GET, PUT and DELETE may be repeated. */
    public FailedCall(
            String url,
            String method,
            String path,
            List<String> scopes,
            String organizationId,
            int statusCode,
            String statusText,
            Map<String, String> headers,
            String body) {
        this(
                url,
                method,
                path,
                scopes,
                organizationId,
                statusCode,
                statusText,
                headers,
                body,
                Repeatable.method(method),
                MAX_RETRY_AFTER);
    }

    /**
     * @param name the name of a response header, in any case
     * @return its value, or null
     */
    String header(String name) {
        return headers.entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }

    /** Bodies and header values stay out: they may hold personal data. */
    @Override
    public String toString() {
        return method + " " + path + " for organization " + organizationId + ": " + statusCode;
    }
}
