/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.error;

import java.util.Map;

/**
 * A call that the API did not answer with success.
 *
 * @param url the URL of the API with the path template: no value of a parameter is in it
 * @param method the HTTP method
 * @param path the path template, such as {@code /customers/{customerId}}
 * @param organizationId the organization that was called for
 * @param statusCode the HTTP status
 * @param statusText its reason phrase, or null
 * @param headers the response headers
 * @param body the response body, cut off after 64 KiB; empty when there is none
 */
public record FailedCall(
        String url,
        String method,
        String path,
        String organizationId,
        int statusCode,
        String statusText,
        Map<String, String> headers,
        String body) {

    /** Bodies and header values stay out: they may hold personal data. */
    @Override
    public String toString() {
        return method + " " + path + " for organization " + organizationId + ": " + statusCode;
    }
}
