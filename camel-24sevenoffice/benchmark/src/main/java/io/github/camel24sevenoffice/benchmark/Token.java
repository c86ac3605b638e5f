/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.benchmark;

import java.time.Instant;

/** A token as the login server issued it, for the contestants that cache it themselves. */
record Token(String value, Instant expiresAt) {

    @Override
    public String toString() {
        return "Token[expiresAt=" + expiresAt + "]";
    }
}
