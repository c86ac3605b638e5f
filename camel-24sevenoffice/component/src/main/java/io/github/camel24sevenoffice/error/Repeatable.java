/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.error;

import java.util.Set;

/** The idempotent methods: sending a request twice does no more than sending it once (RFC 9110, section 9.2.2). */
public final class Repeatable {

    private static final Set<String> METHODS = Set.of("GET", "PUT", "DELETE");

    private Repeatable() {}

    /**
     * @param method an HTTP method
     * @return whether a request with it may be sent again
     */
    public static boolean method(String method) {
        return METHODS.contains(method);
    }
}
