/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.sandbox;

/** When a connection is reset on purpose, relative to the work of the request. */
public enum Reset {
    /** Nothing was done. */
    BEFORE_WORK,
    /** The work is done, and half of the response body is sent. */
    DURING_RESPONSE,
    /** The work is done, but the response is lost. */
    AFTER_WORK
}
