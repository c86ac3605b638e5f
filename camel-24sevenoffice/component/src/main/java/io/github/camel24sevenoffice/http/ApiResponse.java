/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.http;

import java.util.Map;
import org.apache.camel.StreamCache;

/**
 * What the API answered.
 *
 * @param statusCode the HTTP status
 * @param statusText its reason phrase, or null
 * @param headers the response headers, names as they arrived; of a repeated one the last
 * @param body the body of a success, null when there is none
 * @param error the beginning of the body of a failure as text; empty for a success
 */
public record ApiResponse(
        int statusCode, String statusText, Map<String, String> headers, StreamCache body, String error) {

    /**
     * @return whether the status is 2xx
     */
    public boolean isSuccess() {
        return isSuccess(statusCode);
    }

    static boolean isSuccess(int statusCode) {
        return statusCode >= 200 && statusCode <= 299;
    }

    /** Without bodies and header values: they may hold personal data. */
    @Override
    public String toString() {
        return "ApiResponse[" + statusCode + "]";
    }
}
