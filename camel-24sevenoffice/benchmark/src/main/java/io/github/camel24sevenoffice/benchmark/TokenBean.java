/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.benchmark;

/** The token bean of a hand-written route. */
interface TokenBean {

    /** The token for the next call. */
    String get();

    /** The token for the call that is repeated after a 403. */
    String renew();
}
