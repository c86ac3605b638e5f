/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.response;

import java.util.Map;
import org.apache.camel.StreamCache;

/**
 * A response of the API.
 *
 * @param statusCode the HTTP status
 * @param statusText its reason phrase, or null
 * @param headers the response headers, names in any case; the values of a repeated one joined by commas
 * @param body the body of a success, null when there is none
 * @param error the beginning of the body of a failure as text; empty for a success
 * @param <T> the type of the body
 */
public record ApiResponse<T>(int statusCode, String statusText, Map<String, String> headers, T body, String error) {

    /**
     * @return whether the status is 2xx
     */
    public boolean isSuccess() {
        return isSuccess(statusCode);
    }

    /**
     * @return the length of the body in bytes, after decompression; -1 if it is not known
     */
    public long size() {
        if (body instanceof byte[] bytes) {
            return bytes.length;
        }
        if (body instanceof StreamCache cache) {
            return cache.length();
        }
        return body == null ? error.length() : -1;
    }

    public static boolean isSuccess(int statusCode) {
        return statusCode >= 200 && statusCode <= 299;
    }

    /**
     * @return whether the API rejected the token, or the token lacks a permission
     */
    public boolean isAccessDenied() {
        return statusCode == 401 || statusCode == 403;
    }

    /** Without bodies and header values: they may hold personal data. */
    @Override
    public String toString() {
        return "ApiResponse[" + statusCode + "]";
    }
}
