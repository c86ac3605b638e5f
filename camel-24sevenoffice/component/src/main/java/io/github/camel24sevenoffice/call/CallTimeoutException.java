/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.call;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;

/** A time limit was reached; the message names its option. */
final class CallTimeoutException extends InterruptedIOException {

    private static final long serialVersionUID = 1L;

    CallTimeoutException(String message, IOException cause) {
        super(message);
        initCause(cause);
    }

    /** A time-out with the name of the option that has set it; any other exception as it is. */
    static IOException explained(IOException e, RequestConfig config) {
        if (e instanceof ConnectionRequestTimeoutException) {
            return new ConnectionRequestTimeoutException("all connections were in use for "
                    + config.getConnectionRequestTimeout().toMilliseconds()
                    + " ms; the option maxConnections sets how many there are");
        }
        if (e instanceof SocketTimeoutException && !(e instanceof ConnectTimeoutException)) {
            return new CallTimeoutException(
                    "the API sent nothing for " + config.getResponseTimeout().toMilliseconds()
                            + " ms; the option responseTimeout sets this limit, or that of camel-http if it is shorter",
                    e);
        }
        return e;
    }
}
