/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.sandbox;

import java.time.Instant;

/**
 * One request to the sandbox and its response, without tokens and secrets.
 *
 * @param time when the response was ready
 * @param method the HTTP method
 * @param path the path, decoded, from the root: {@code /v1/taxes}
 * @param query the query string as it arrived, empty when there was none; values of parameters that are named like a
 *     credential are masked
 * @param organizationId the organization of the token, or null when the token was not accepted
 * @param status the status of the response, even if it was lost on purpose; 0 when the connection was reset before a response
 *     work
 * @param traceId the {@code X-Trace-Id} of the response
 * @param body the request body of an API call as text, empty when there was none; always empty for token requests
 * @param requestHeaders the headers of the request, one a line, empty when there were none; credentials are masked
 * @param responseHeaders those of the response, as far as they are known before it is sent
 * @param responseBody the beginning of the response body of an API call as text, up to 8 KiB; always empty for token requests
 *     and files
 */
public record JournalEntry(
        Instant time,
        String method,
        String path,
        String query,
        String organizationId,
        int status,
        String traceId,
        String body,
        String requestHeaders,
        String responseHeaders,
        String responseBody) {}
