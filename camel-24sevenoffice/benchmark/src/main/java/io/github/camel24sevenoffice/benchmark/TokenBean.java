/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.benchmark;

/** The token bean of a hand-written route. */
interface TokenBean {

    /** The token for the next call. */
    String get();

    /** What the 403 handler does: the token for the repeated call. */
    String renew();
}
