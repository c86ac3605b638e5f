/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.sandbox.login;

import java.util.Set;

/**
 * An application as the developer portal knows it.
 *
 * @param scopes what it may do; empty means everything
 */
public record Application(String clientId, String clientSecret, Set<String> scopes) {

    public boolean mayUse(String scope) {
        return scopes.isEmpty() || scopes.contains(scope);
    }

    @Override
    public String toString() {
        return "Application[" + clientId + "]";
    }
}
