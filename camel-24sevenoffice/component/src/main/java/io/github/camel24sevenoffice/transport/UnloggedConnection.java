/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.transport;

import java.io.IOException;
import java.net.Socket;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import org.apache.hc.client5.http.io.ManagedHttpClientConnection;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.Method;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.DefaultBHttpClientConnection;
import org.apache.hc.core5.http.impl.io.SocketHolder;
import org.apache.hc.core5.util.Timeout;

/**
 * A connection that logs neither headers nor bytes. HttpClient's own connection logs all of them at DEBUG, so
 * that a root logger at DEBUG would log client secrets and access tokens.
 *
 * <p>A POST or PATCH is not sent on a connection that the server has closed meanwhile: whether the server got it could not be
 * told. The check waits up to a millisecond for the server's end of the connection.
 */
final class UnloggedConnection extends DefaultBHttpClientConnection implements ManagedHttpClientConnection {

    private Timeout socketTimeout = Timeout.DISABLED;
    private boolean used;

    UnloggedConnection() {
        super(Http1Config.DEFAULT);
    }

    @Override
    public void bind(Socket socket) throws IOException {
        super.bind(socket);
        socketTimeout = Timeout.ofMilliseconds(socket.getSoTimeout());
    }

    @Override
    public void bind(SSLSocket sslSocket, Socket baseSocket) throws IOException {
        super.bind(new SocketHolder(sslSocket, baseSocket));
        socketTimeout = Timeout.ofMilliseconds(sslSocket.getSoTimeout());
    }

    @Override
    public void sendRequestHeader(ClassicHttpRequest request) throws HttpException, IOException {
        if (used && !Method.isIdempotent(request.getMethod()) && isStale()) {
            throw new StaleConnectionException();
        }
        used = true;
        ConfidentialQuery.reveal(request);
        super.sendRequestHeader(request);
    }

    @Override
    public Socket getSocket() {
        SocketHolder holder = getSocketHolder();
        return holder == null ? null : holder.getSocket();
    }

    @Override
    public SSLSession getSSLSession() {
        return getSocket() instanceof SSLSocket secure ? secure.getSession() : null;
    }

    @Override
    public void setSocketTimeout(Timeout timeout) {
        super.setSocketTimeout(timeout);
        socketTimeout = timeout;
    }

    /** Back in the pool: the time-out of the last call must not apply to the wait for the next. */
    @Override
    public void passivate() {
        super.setSocketTimeout(Timeout.DISABLED);
    }

    @Override
    public void activate() {
        super.setSocketTimeout(socketTimeout);
    }
}
