/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.benchmark;

import java.time.Instant;

/** What the login server issued, for those who keep it by hand. */
record Token(String value, Instant expiresAt) {

    @Override
    public String toString() {
        return "Token[expiresAt=" + expiresAt + "]";
    }
}
