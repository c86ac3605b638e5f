/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.error;

import java.util.Set;

/** Which methods do no more the second time than the first (RFC 9110, section 9.2.2). */
final class Repeatable {

    private static final Set<String> METHODS = Set.of("GET", "PUT", "DELETE");

    private Repeatable() {}

    static boolean method(String method) {
        return METHODS.contains(method);
    }
}
