/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A server that writes to the socket what a test says, for responses that no HTTP server would send. */
final class RawServer implements AutoCloseable {

    private static final String TOKEN =
            "{\"access_token\":\"" + RecordingServer.TOKEN + "\",\"token_type\":\"Bearer\",\"expires_in\":3600}";

    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final List<Socket> connections = new CopyOnWriteArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final ServerSocket server;
    private volatile Responder responder = (request, out) -> out.write(response("application/json", "[]"));
    /** Before a request is read to its end. */
    private volatile boolean reading = true;

    RawServer() {
        try {
            server = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.submit(this::accept);
    }

    String url() {
        return "http://127.0.0.1:" + server.getLocalPort();
    }

    void respond(Responder how) {
        responder = how;
    }

    /** Request bodies are not read from now on. */
    void stopReading() {
        reading = false;
    }

    /** The request lines of all calls, without those for tokens. */
    List<String> requests() {
        return requests;
    }

    /** Closes the connections that are open, as a server does with idle ones. */
    void closeConnections() throws IOException {
        for (Socket connection : connections) {
            connection.close();
        }
        connections.clear();
    }

    static byte[] response(String type, String body) {
        return ("HTTP/1.1 200 OK\r\nContent-Type: " + type + "\r\nContent-Length: "
                        + body.getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n" + body)
                .getBytes(StandardCharsets.UTF_8);
    }

    static byte[] head(String... headers) {
        return ("HTTP/1.1 200 OK\r\n" + String.join("\r\n", headers) + "\r\n\r\n")
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket connection = server.accept();
                connections.add(connection);
                threads.submit(() -> serve(connection));
            } catch (IOException e) {
                // closed
            }
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            connection.setTcpNoDelay(true);
            InputStream in = new BufferedInputStream(connection.getInputStream());
            for (String line = line(in); !line.isEmpty(); line = line(in)) {
                long length = 0;
                for (String header = line(in); !header.isEmpty(); header = line(in)) {
                    if (header.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                        length = Long.parseLong(
                                header.substring(header.indexOf(':') + 1).strip());
                    }
                }
                OutputStream out = connection.getOutputStream();
                if (line.contains("/oauth/token")) {
                    in.skipNBytes(length);
                    out.write(response("application/json", TOKEN));
                } else {
                    requests.add(line);
                    if (reading) {
                        in.skipNBytes(length);
                    }
                    responder.respond(line, out);
                }
                out.flush();
            }
        } catch (IOException e) {
            // the client has gone
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
            if (c != '\r') {
                line.write(c);
            }
        }
        return line.toString(StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() {
        try {
            server.close();
            closeConnections();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            threads.shutdownNow();
        }
    }

    /** Writes a response. */
    @FunctionalInterface
    interface Responder {
        void respond(String request, OutputStream out) throws IOException, InterruptedException;
    }
}
