/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.auth;

/**
 * The client credentials of an application, as RFC 6749, section 2.3, names them.
 *
 * @param clientId the client id, not blank
 * @param clientSecret the client secret, not blank; not shown by {@link #toString()}
 */
public record Credentials(String clientId, String clientSecret) {

    /**
     * @throws IllegalArgumentException if one of them is null or blank; the message names it
     */
    public Credentials {
        require("clientId", clientId);
        require("clientSecret", clientSecret);
    }

    private static void require(String name, String value) {
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException("The credentials lack " + name);
        }
    }

    @Override
    public String toString() {
        return "Credentials[clientId=" + clientId + "]";
    }
}
