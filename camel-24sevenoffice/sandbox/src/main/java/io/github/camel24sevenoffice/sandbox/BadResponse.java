/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.sandbox;

/** What is wrong with a response on the wire. The work is done in each case. */
public enum BadResponse {
    /** Half of the body is sent, then the connection is closed as if all was well. */
    HALF_BODY,
    /** Content-Length is half of the body, so that the rest is not part of the response. */
    WRONG_LENGTH,
    /** Nothing is sent, and the connection stays open. */
    SILENCE,
    /** The response is whole, and the connection is closed after it, although no header says so. */
    CONNECTION_CLOSED
}
