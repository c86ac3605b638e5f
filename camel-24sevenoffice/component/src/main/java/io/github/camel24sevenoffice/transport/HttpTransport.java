/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.transport;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import org.apache.camel.CamelContext;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.component.http.HttpEndpoint;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.camel.support.service.ServiceHelper;
import org.apache.camel.support.service.ServiceSupport;
import org.apache.hc.client5.http.classic.HttpClient;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.Configurable;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.io.HttpClientConnectionManager;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.HttpClientResponseHandler;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.net.URIAuthority;
import org.apache.hc.core5.ssl.SSLContexts;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An HTTP client for one server with its own connection pool, configured by the camel-http component for the scheme of the
 * URL: TLS, proxy, timeouts and pool sizes of {@code camel.component.http} or {@code camel.component.https} apply.
 *
 * <p>Three settings of camel-http do not apply: redirects are not followed (they would send the token to another host), the
 * client does not retry on its own (the error handler of the route decides that), and headers and bodies are not logged.
 *
 * <p>Safe for use by several threads once it is started.
 */
public final class HttpTransport extends ServiceSupport {

    private static final Logger LOG = LoggerFactory.getLogger(HttpTransport.class);

    private static final Pattern LOOPBACK =
            Pattern.compile("(.+\\.)?localhost|127(\\.\\d{1,3}){3}|\\[::1]", Pattern.CASE_INSENSITIVE);

    private final CamelContext camelContext;
    private final URI url;
    private final HttpHost host;
    private final HttpSettings settings;
    private HttpEndpoint endpoint;
    private volatile HttpClient client;
    private volatile boolean unlogged;

    /**
     * @param camelContext whose camel-http component is used
     * @param url an absolute URL as {@link #parse(String, String, boolean)} accepts it
     * @param settings what the client has beyond the settings of camel-http
     */
    public HttpTransport(CamelContext camelContext, URI url, HttpSettings settings) {
        this.camelContext = camelContext;
        this.url = url;
        this.host = new HttpHost(url.getScheme(), url.getHost(), url.getPort());
        this.settings = settings;
    }

    /**
     * Checks a configured URL.
     *
     * @param option the option that holds it, for the message
     * @param value the URL
     * @param allowPlainHttp whether http is allowed for hosts other than this machine
     * @return the URL, without a slash at its end
     * @throws IllegalArgumentException if it is not an absolute http or https URL with a host, or it is an http URL that is
     *     not allowed
     */
    public static URI parse(String option, String value, boolean allowPlainHttp) {
        URI uri = parse(option, value);
        if ("http".equals(uri.getScheme()) && !allowPlainHttp && !isLoopback(uri.getHost())) {
            throw new IllegalArgumentException("The option " + option
                    + " must be an https URL, but starts with http: for"
                    + " the host " + uri.getHost() + ", so that anybody on the way could read secrets and tokens. For a"
                    + " test server in a network that you trust, set the option allowPlainHttp to true");
        }
        return uri;
    }

    private static boolean isLoopback(String host) {
        return LOOPBACK.matcher(host).matches();
    }

    static URI parse(String option, String value) {
        try {
            URI uri = new URI(value == null ? "" : value.strip().replaceFirst("/+$", ""));
            boolean web = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
            if (web
                    && uri.getHost() != null
                    && uri.getRawUserInfo() == null
                    && uri.getRawQuery() == null
                    && uri.getRawFragment() == null) {
                return uri;
            }
        } catch (URISyntaxException e) {
            // refused below, with the name of the option
        }
        // the message does not repeat the value, whose user info may be a password
        throw new IllegalArgumentException("The option " + option
                + " must be an absolute http or https URL without user info, query and fragment,"
                + " for example https://rest.api.24sevenoffice.com/v1");
    }

    /**
     * @return the server, as the target of a call
     */
    public HttpHost host() {
        return host;
    }

    /**
     * Sends a request.
     *
     * @param target the server to call
     * @param request the request
     * @param handler reads the response; what it throws is passed on
     * @param <T> what it reads
     * @return what the handler has read
     * @throws IOException if there was no response, or it broke off
     * @throws IllegalStateException before the start and after the stop
     */
    public <T> T execute(HttpHost target, HttpUriRequestBase request, HttpClientResponseHandler<T> handler)
            throws IOException {
        while (true) {
            try {
                return client().execute(target, request, handler);
            } catch (StaleConnectionException e) {
                // the connection has left the pool, so this ends
                LOG.debug("{} is sent on another connection: {}", request.getMethod(), e.getMessage());
            }
        }
    }

    HttpClient client() {
        HttpClient current = client;
        if (current == null) {
            throw new IllegalStateException("The HTTP client for " + host + " is not running");
        }
        return current;
    }

    /**
     * @return the settings of a request with the limit of this client
     * @throws IllegalStateException before the start and after the stop
     */
    public RequestConfig requestConfig() {
        RequestConfig defaults = ((Configurable) client()).getConfig();
        return RequestConfig.copy(defaults)
                .setConnectionRequestTimeout(
                        HttpSettings.shorter(defaults.getConnectionRequestTimeout(), settings.limit()))
                .setResponseTimeout(HttpSettings.shorter(defaults.getResponseTimeout(), settings.limit()))
                .build();
    }

    /**
     * @param responseTimeout how long the server may send nothing, unless camel-http has a shorter limit; zero for no limit
     * @return the settings of a request with this time-out
     * @throws IllegalStateException before the start and after the stop
     */
    public RequestConfig requestConfig(Duration responseTimeout) {
        RequestConfig defaults = requestConfig();
        return RequestConfig.copy(defaults)
                .setResponseTimeout(HttpSettings.shorter(defaults.getResponseTimeout(), responseTimeout))
                .build();
    }

    /**
     * @param method the HTTP method
     * @param target the server to call
     * @param path path and query, encoded
     * @return a request that can be cancelled
     */
    public HttpUriRequestBase request(String method, HttpHost target, String path) {
        HttpUriRequestBase request = new HttpUriRequestBase(method, url);
        request.setScheme(target.getSchemeName());
        request.setAuthority(new URIAuthority(target));
        request.setPath(path);
        return request;
    }

    /**
     * @param method the HTTP method
     * @param target the server to call
     * @param path the path, encoded
     * @param query the query with its question mark, encoded; empty for none
     * @return a request whose query is not logged, unless camel-http uses a connection manager of the user
     */
    public HttpUriRequestBase confidential(String method, HttpHost target, String path, String query) {
        if (!unlogged || query.isEmpty()) {
            return request(method, target, path + query);
        }
        HttpUriRequestBase request = request(method, target, path);
        ConfidentialQuery.hide(request, query);
        return request;
    }

    @Override
    protected void doStart() throws Exception {
        HttpComponent http = camelContext.getComponent(url.getScheme(), HttpComponent.class);
        endpoint = (HttpEndpoint) http.createEndpoint(url.toString());
        endpoint.setHttpActivityListener(null);
        endpoint.setLogHttpActivity(false);
        endpoint.setFollowRedirects(false);
        endpoint.getClientBuilder().disableRedirectHandling();
        endpoint.getClientBuilder().disableAutomaticRetries();
        endpoint.getClientBuilder().disableCookieManagement();
        endpoint.getClientBuilder().disableAuthCaching();
        endpoint.getClientBuilder().setUserAgent(UserAgent.of(settings.userAgent()));
        unlogged = http.getClientConnectionManager() == null;
        if (unlogged) {
            endpoint.getClientConnectionManager().close();
            endpoint.setClientConnectionManager(connectionManager(http));
        }
        ServiceHelper.startService(endpoint);
        client = endpoint.getHttpClient();
    }

    @Override
    protected void doStop() {
        client = null;
        ServiceHelper.stopService(endpoint);
    }

    /** The pool that camel-http would make from its settings, but with connections that do not log. */
    private HttpClientConnectionManager connectionManager(HttpComponent http)
            throws GeneralSecurityException, IOException {
        return PoolingHttpClientConnectionManagerBuilder.create()
                .setConnectionFactory(socket -> {
                    UnloggedConnection connection = new UnloggedConnection();
                    if (socket != null) {
                        connection.bind(socket);
                    }
                    return connection;
                })
                .setTlsSocketStrategy(new DefaultClientTlsStrategy(sslContext(http), http.getX509HostnameVerifier()))
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(HttpSettings.shorter(
                                Timeout.ofMilliseconds(http.getConnectTimeout()), settings.limit()))
                        .setTimeToLive(TimeValue.ofMilliseconds(http.getConnectionTimeToLive()))
                        .build())
                .setDefaultSocketConfig(SocketConfig.custom()
                        .setSoTimeout(Timeout.ofMilliseconds(http.getSoTimeout()))
                        .build())
                .setMaxConnTotal(Math.max(http.getMaxTotalConnections(), settings.maxConnections()))
                .setMaxConnPerRoute(
                        settings.maxConnections() == 0 ? http.getConnectionsPerRoute() : settings.maxConnections())
                .build();
    }

    private SSLContext sslContext(HttpComponent http) throws GeneralSecurityException, IOException {
        SSLContextParameters parameters = http.getSslContextParameters();
        if (parameters == null && http.isUseGlobalSslContextParameters()) {
            parameters = camelContext.getSSLContextParameters();
        }
        if (parameters != null) {
            return parameters.createSSLContext(camelContext);
        }
        return http.isUseSystemProperties() ? SSLContexts.createSystemDefault() : SSLContexts.createDefault();
    }
}
