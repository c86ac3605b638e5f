/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.transport;

import java.io.IOException;

/** The server has closed a connection of the pool. Nothing was sent on it. */
final class StaleConnectionException extends IOException {

    private static final long serialVersionUID = 1L;

    StaleConnectionException() {
        super("The server has closed the connection");
    }
}
