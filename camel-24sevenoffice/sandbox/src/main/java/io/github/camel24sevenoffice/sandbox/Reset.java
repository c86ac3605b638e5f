/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.sandbox;

/** When a connection is reset on purpose, seen from the work that the request asks for. */
public enum Reset {
    /** Nothing was done. */
    BEFORE_WORK,
    /** The work is done, and half of the answer's body is sent. */
    DURING_RESPONSE,
    /** The work is done, and nothing of the answer is sent: it is lost. */
    AFTER_WORK
}
