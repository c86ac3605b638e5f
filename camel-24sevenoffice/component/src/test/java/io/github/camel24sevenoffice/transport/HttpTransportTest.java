/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLHandshakeException;
import org.apache.camel.CamelContext;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.jsse.KeyManagersParameters;
import org.apache.camel.support.jsse.KeyStoreParameters;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.camel.support.jsse.TrustManagersParameters;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which settings of camel-http reach the client, and which do not. It takes some seconds, since it waits for time-outs and
 * creates key stores. */
@Timeout(60)
class HttpTransportTest {

    private static final String PASSWORD = "changeit";

    @TempDir
    static Path folder;

    private final CamelContext context = new DefaultCamelContext();
    private final Queue<String> requests = new ConcurrentLinkedQueue<>();
    private final CountDownLatch released = new CountDownLatch(1);
    private HttpServer server;
    private HttpTransport transport;

    /** Once, since it takes a JVM of its own. */
    @BeforeAll
    static void createKeyStore() throws Exception {
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "localhost",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=dns:localhost",
                        "-keyalg",
                        "EC",
                        "-validity",
                        "2",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        keyStore().toString(),
                        "-storepass",
                        PASSWORD)
                .redirectErrorStream(true)
                .start();
        keytool.getInputStream().transferTo(OutputStream.nullOutputStream());
        assertThat(keytool.waitFor()).isZero();
    }

    private static Path keyStore() {
        return folder.resolve("localhost.p12");
    }

    @AfterEach
    void stop() {
        released.countDown();
        if (transport != null) {
            transport.stop();
        }
        if (server != null) {
            server.stop(0);
        }
        context.stop();
    }

    @Test
    void trustsWhatTheSslContextParametersOfTheHttpComponentTrust() throws Exception {
        SSLContextParameters ssl = ssl();
        HttpsServer https = HttpsServer.create(loopback(), 0);
        https.setHttpsConfigurator(new HttpsConfigurator(ssl.createSSLContext(context)));
        context.getComponent("https", HttpComponent.class).setSslContextParameters(ssl);

        assertThat(get(start(https), "/ok")).isEqualTo(200);
    }

    @Test
    void trustsWhatTheGlobalSslContextParametersTrust() throws Exception {
        SSLContextParameters ssl = ssl();
        HttpsServer https = HttpsServer.create(loopback(), 0);
        https.setHttpsConfigurator(new HttpsConfigurator(ssl.createSSLContext(context)));
        context.setSSLContextParameters(ssl);
        context.getComponent("https", HttpComponent.class).setUseGlobalSslContextParameters(true);

        assertThat(get(start(https), "/ok")).isEqualTo(200);
    }

    @Test
    void doesNotTrustAnUnknownCertificate() throws Exception {
        HttpsServer https = HttpsServer.create(loopback(), 0);
        https.setHttpsConfigurator(new HttpsConfigurator(ssl().createSSLContext(context)));
        HttpServer running = start(https);

        assertThatThrownBy(() -> get(running, "/ok")).isInstanceOf(SSLHandshakeException.class);
    }

    @Test
    void goesThroughTheProxyOfTheHttpComponent() throws Exception {
        HttpServer proxy = start(HttpServer.create(loopback(), 0));
        HttpComponent http = context.getComponent("http", HttpComponent.class);
        http.setProxyHost("127.0.0.1");
        http.setProxyPort(proxy.getAddress().getPort());
        transport = new HttpTransport(context, URI.create("http://nowhere.invalid/v1"), HttpSettings.DEFAULT);
        transport.start();

        assertThat(get(transport, new HttpGet("http://nowhere.invalid/ok"))).isEqualTo(200);
        assertThat(requests).containsExactly("http://nowhere.invalid/ok");
    }

    @Test
    void waitsForAResponseAsLongAsTheHttpComponentIsSet() throws Exception {
        context.getComponent("http", HttpComponent.class).setResponseTimeout(200);
        HttpServer running = start(HttpServer.create(loopback(), 0));

        assertThatThrownBy(() -> get(running, "/slow")).isInstanceOf(SocketTimeoutException.class);
    }

    @Test
    void withoutAResponseTimeoutTheSocketTimeoutLimitsTheWait() throws Exception {
        context.getComponent("http", HttpComponent.class).setSoTimeout(200);
        HttpServer running = start(HttpServer.create(loopback(), 0));

        assertThat(get(running, "/ok"))
                .as("from now on the connection is reused")
                .isEqualTo(200);
        assertThatThrownBy(() -> get(running, "/slow")).isInstanceOf(SocketTimeoutException.class);
    }

    @Test
    void followsNoRedirectEvenIfTheHttpComponentDoes() throws Exception {
        context.getComponent("http", HttpComponent.class).setFollowRedirects(true);

        assertThat(get(start(HttpServer.create(loopback(), 0)), "/redirect")).isEqualTo(302);
        assertThat(requests).containsExactly("/redirect");
    }

    @Test
    void sendsNoCookieBack() throws Exception {
        HttpServer running = start(HttpServer.create(loopback(), 0));
        get(running, "/cookie");
        get(running, "/cookie");

        assertThat(requests).containsExactly("/cookie", "/cookie");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "example.com",
                "ftp://example.com",
                "http:///v1",
                "https://a:b@example.com",
                "https://example.com/?a",
                "https://example.com/#a",
                "https://exa mple.com"
            })
    void refusesWhatIsNotTheUrlOfAServer(String url) {
        assertThatThrownBy(() -> HttpTransport.parse("apiUrl", url))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("option apiUrl")
                .hasMessageNotContaining("a:b");
    }

    @Test
    void acceptsAUrlWithoutATrailingSlash() {
        assertThat(HttpTransport.parse("apiUrl", " https://example.com/v1/ ")).hasToString("https://example.com/v1");
    }

    private HttpServer start(HttpServer created) {
        server = created;
        server.createContext("/", exchange -> {
            requests.add(exchange.getRequestURI()
                    + String.join("", exchange.getRequestHeaders().getOrDefault("Cookie", List.of())));
            if (exchange.getRequestURI().getPath().equals("/slow")) {
                await();
            }
            if (exchange.getRequestURI().getPath().equals("/redirect")) {
                exchange.getResponseHeaders().add("Location", "/ok");
            }
            if (exchange.getRequestURI().getPath().equals("/cookie")) {
                exchange.getResponseHeaders().add("Set-Cookie", "session=1");
            }
            exchange.sendResponseHeaders(exchange.getRequestURI().getPath().equals("/redirect") ? 302 : 200, -1);
            exchange.close();
        });
        server.start();
        return server;
    }

    private void await() {
        try {
            released.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private int get(HttpServer running, String path) throws IOException {
        URI url = URI.create((running instanceof HttpsServer ? "https" : "http") + "://localhost:"
                + running.getAddress().getPort());
        if (transport == null) {
            transport = new HttpTransport(context, url, HttpSettings.DEFAULT);
            transport.start();
        }
        return get(transport, new HttpGet(url + path));
    }

    private static int get(HttpTransport transport, ClassicHttpRequest request) throws IOException {
        return transport.client().execute(transport.host(), request, response -> response.getCode());
    }

    private static InetSocketAddress loopback() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }

    private SSLContextParameters ssl() {
        KeyStoreParameters store = new KeyStoreParameters();
        store.setResource("file:" + keyStore());
        store.setPassword(PASSWORD);
        store.setType("PKCS12");
        KeyManagersParameters keys = new KeyManagersParameters();
        keys.setKeyStore(store);
        keys.setKeyPassword(PASSWORD);
        TrustManagersParameters trust = new TrustManagersParameters();
        trust.setKeyStore(store);
        SSLContextParameters parameters = new SSLContextParameters();
        parameters.setKeyManagers(keys);
        parameters.setTrustManagers(trust);
        parameters.setCamelContext(context);
        return parameters;
    }
}
