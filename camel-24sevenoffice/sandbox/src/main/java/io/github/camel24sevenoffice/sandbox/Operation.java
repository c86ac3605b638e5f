/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.sandbox;

/**
 * One operation of the API.
 *
 * @param path its path template below the API's URL
 * @param scope the scope that a token has to have for it
 */
record Operation(String method, String path, String scope, Handler handler) {

    /** What the operation does. */
    @FunctionalInterface
    interface Handler {

        Response handle(Organization organization, Request request);
    }
}
