/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.sandbox.data;

import io.github.camel24sevenoffice.sandbox.http.Response;
import java.util.List;

/**
 * One operation of the API; path and scopes from the published contract, version 0.56.0.
 *
 * @param path its path template below the API's URL
 * @param scopes the scopes that a token has to have for it, all of them; empty when any token will do
 */
public record Operation(String method, String path, List<String> scopes, Handler handler) {

    public static Operation of(String method, String path, String scope, Handler handler) {
        return new Operation(method, path, List.of(scope), handler);
    }

    /** Whether it changes nothing. */
    public boolean isRead() {
        return method.equals("GET");
    }

    /** What the operation does. */
    @FunctionalInterface
    public interface Handler {

        Response handle(Organization organization, Request request);
    }
}
