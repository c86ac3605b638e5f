/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.transport;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.security.GeneralSecurityException;
import javax.net.ssl.SSLContext;
import org.apache.camel.CamelContext;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.component.http.HttpEndpoint;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.camel.support.service.ServiceHelper;
import org.apache.camel.support.service.ServiceSupport;
import org.apache.hc.client5.http.classic.HttpClient;
import org.apache.hc.client5.http.config.Configurable;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.io.HttpClientConnectionManager;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;
import org.apache.hc.core5.ssl.SSLContexts;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

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

    private final CamelContext camelContext;
    private final URI url;
    private final HttpHost host;
    private final Timeout limit;
    private HttpEndpoint endpoint;
    private volatile HttpClient client;
    private volatile boolean unlogged;

    /**
     * @param camelContext whose camel-http component is used
     * @param url an absolute URL as {@link #parse(String, String)} accepts it
     */
    public HttpTransport(CamelContext camelContext, URI url) {
        this(camelContext, url, Timeout.DISABLED);
    }

    /**
     * @param camelContext whose camel-http component is used
     * @param url an absolute URL as {@link #parse(String, String)} accepts it
     * @param limit the longest wait for a connection and for a response, unless camel-http has a shorter one
     */
    public HttpTransport(CamelContext camelContext, URI url, Timeout limit) {
        this.camelContext = camelContext;
        this.url = url;
        this.host = new HttpHost(url.getScheme(), url.getHost(), url.getPort());
        this.limit = limit;
    }

    /**
     * Checks a configured URL.
     *
     * @param option the option that holds it, for the message
     * @param value the URL
     * @return the URL, without a slash at its end
     * @throws IllegalArgumentException if it is not an absolute http or https URL with a host
     */
    public static URI parse(String option, String value) {
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
     * @return the client
     * @throws IllegalStateException before the start and after the stop
     */
    public HttpClient client() {
        HttpClient current = client;
        if (current == null) {
            throw new IllegalStateException("The HTTP client for " + host + " is not running");
        }
        return current;
    }

    /**
     * @return the settings of a request with this limit
     * @throws IllegalStateException before the start and after the stop
     */
    public RequestConfig requestConfig() {
        RequestConfig defaults = ((Configurable) client()).getConfig();
        return RequestConfig.copy(defaults)
                .setConnectionRequestTimeout(shorter(defaults.getConnectionRequestTimeout()))
                .setResponseTimeout(shorter(defaults.getResponseTimeout()))
                .build();
    }

    /**
     * @param method the HTTP method
     * @param target the server to call
     * @param path the path, encoded
     * @param query the query with its question mark, encoded; empty for none
     * @return a request whose query is not logged, unless camel-http uses a connection manager of the user
     */
    public ClassicHttpRequest confidential(String method, HttpHost target, String path, String query) {
        if (!unlogged || query.isEmpty()) {
            return new BasicClassicHttpRequest(method, target, path + query);
        }
        ClassicHttpRequest request = new BasicClassicHttpRequest(method, target, path);
        ConfidentialQuery.hide(request, query);
        return request;
    }

    private Timeout shorter(Timeout configured) {
        boolean none = configured == null || configured.isDisabled();
        return none || (limit.isEnabled() && configured.compareTo(limit) > 0) ? limit : configured;
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
                        .setConnectTimeout(shorter(Timeout.ofMilliseconds(http.getConnectTimeout())))
                        .setTimeToLive(TimeValue.ofMilliseconds(http.getConnectionTimeToLive()))
                        .build())
                .setDefaultSocketConfig(SocketConfig.custom()
                        .setSoTimeout(Timeout.ofMilliseconds(http.getSoTimeout()))
                        .build())
                .setMaxConnTotal(http.getMaxTotalConnections())
                .setMaxConnPerRoute(http.getConnectionsPerRoute())
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
