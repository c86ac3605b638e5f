/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.call;

import io.github.camel24sevenoffice.request.Content;
import io.github.camel24sevenoffice.response.ApiResponse;
import io.github.camel24sevenoffice.response.BodyReader;
import io.github.camel24sevenoffice.response.ExpectedResponse;
import io.github.camel24sevenoffice.transport.HttpSettings;
import io.github.camel24sevenoffice.transport.HttpTransport;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.CamelContext;
import org.apache.camel.support.service.ServiceHelper;
import org.apache.camel.support.service.ServiceSupport;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.message.BasicHeader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls one API over one connection pool. Of a message, only the body is sent. Safe for use by several threads.
 */
public final class ApiClient extends ServiceSupport {

    private static final Logger LOG = LoggerFactory.getLogger(ApiClient.class);
    private static final int MAX_ERROR = 64 * 1024;
    private static final Header ACCEPT =
            new BasicHeader(HttpHeaders.ACCEPT, ContentType.APPLICATION_JSON.getMimeType());

    private final HttpTransport transport;
    private final URI apiUrl;
    private final CallTimer timer;
    private final Map<Duration, RequestConfig> configs = new ConcurrentHashMap<>();

    /**
     * @param camelContext whose camel-http component is used
     * @param apiUrl the URL that paths are appended to, checked by {@link HttpTransport#parse(String, String, boolean)}
     * @param settings what the client has beyond the settings of camel-http
     * @param timer ends calls that take too long
     */
    public ApiClient(CamelContext camelContext, URI apiUrl, HttpSettings settings, CallTimer timer) {
        this.transport = new HttpTransport(camelContext, apiUrl, settings);
        this.apiUrl = apiUrl;
        this.timer = timer;
    }

    /**
     * @return the URL that paths are appended to
     */
    public URI apiUrl() {
        return apiUrl;
    }

    /**
     * Makes one call.
     *
     * @param method the HTTP method
     * @param target path and query, encoded, below the URL of the API
     * @param token the value of the access token
     * @param content what to send, or null
     * @param settings the limits of the call
     * @param expected what a success should be
     * @param reader reads the body of a success
     * @param <T> what the body is read as
     * @return the response, whatever its status
     * @throws IOException if there was no response, or it broke off, or a time limit was reached
     * @throws io.github.camel24sevenoffice.error.TsOfficeUnreadableResponseException if a success is not what was expected
     */
    <T> ApiResponse<T> call(
            String method,
            String target,
            String token,
            Content content,
            CallSettings settings,
            ExpectedResponse expected,
            BodyReader<T> reader)
            throws IOException {
        HttpUriRequestBase request = transport.request(method, transport.host(), apiUrl.getRawPath() + target);
        request.setHeader(new BearerToken(token));
        request.setHeader(ACCEPT);
        return execute(transport.host(), request, content, settings, (status, entity) -> {
            expected.check(status, entity);
            return reader.read(entity, expected);
        });
    }

    /**
     * Sends content to a host other than the API's, without an access token. The query of the URL may be a credential and is
     * never logged.
     *
     * @param method the HTTP method
     * @param url where to send it, absolute
     * @param content what to send
     * @param settings the limits of the call
     * @return the response, whatever its status; the body of a success is not read
     * @throws IOException if there was no response, or it broke off, or a time limit was reached
     */
    public ApiResponse<Void> send(String method, URI url, Content content, CallSettings settings) throws IOException {
        HttpHost host = new HttpHost(url.getScheme(), url.getHost(), url.getPort());
        String path = url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        String query = url.getRawQuery() == null ? "" : "?" + url.getRawQuery();
        return execute(
                host, transport.confidential(method, host, path, query), content, settings, (status, entity) -> null);
    }

    private <T> ApiResponse<T> execute(
            HttpHost host, HttpUriRequestBase request, Content content, CallSettings settings, SuccessReader<T> reader)
            throws IOException {
        if (content != null) {
            request.setEntity(content.entity());
            if (content.disposition() != null) {
                request.setHeader("Content-Disposition", content.disposition());
            }
        }
        request.setConfig(config(settings.responseTimeout()));
        try (CallTimer.Running running = timer.start(settings.callTimeout(), request::cancel)) {
            try {
                return transport.execute(host, request, response -> read(request, response, reader));
            } catch (IOException e) {
                throw running.isExpired()
                        ? new CallTimeoutException(
                                "the call took longer than "
                                        + settings.callTimeout().toMillis()
                                        + " ms, its response included; the option callTimeout sets this limit",
                                e)
                        : CallTimeoutException.explained(e, request.getConfig());
            }
        }
    }

    /** There are as many as there are different time-outs. */
    private RequestConfig config(Duration responseTimeout) {
        RequestConfig config = configs.get(responseTimeout);
        return config == null ? configs.computeIfAbsent(responseTimeout, transport::requestConfig) : config;
    }

    private static <T> ApiResponse<T> read(
            HttpUriRequestBase request, ClassicHttpResponse response, SuccessReader<T> reader) throws IOException {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (Header header : response.getHeaders()) {
            headers.merge(header.getName(), header.getValue(), (one, other) -> one + ", " + other);
        }
        int status = response.getCode();
        boolean success = ApiResponse.isSuccess(status);
        HttpEntity entity = response.getEntity();
        try {
            return new ApiResponse<>(
                    status,
                    response.getReasonPhrase(),
                    headers,
                    success && entity != null ? reader.read(status, entity) : null,
                    success || entity == null ? "" : error(request, entity));
        } catch (RuntimeException e) {
            // the client would read the rest, which may be long, to use the connection again
            request.cancel();
            throw e;
        }
    }

    /** A body that breaks off is read as far as possible, since the status says more than the broken connection. */
    private static String error(HttpUriRequestBase request, HttpEntity entity) {
        ByteArrayOutputStream start = new ByteArrayOutputStream();
        try {
            InputStream content = entity.getContent();
            byte[] buffer = new byte[8192];
            for (int n = content.read(buffer); n >= 0; n = content.read(buffer)) {
                start.write(buffer, 0, n);
                if (start.size() > MAX_ERROR) {
                    // the rest may be long
                    request.cancel();
                    break;
                }
            }
        } catch (IOException e) {
            LOG.debug("The body of an error response broke off after {} bytes", start.size(), e);
        }
        ContentType type = ContentType.parseLenient(entity.getContentType());
        return start.toString(type == null ? StandardCharsets.UTF_8 : type.getCharset(StandardCharsets.UTF_8));
    }

    @Override
    protected void doStart() {
        configs.clear();
        ServiceHelper.startService(transport);
    }

    @Override
    protected void doStop() {
        ServiceHelper.stopService(transport);
    }

    /** Reads the body of a success. */
    @FunctionalInterface
    private interface SuccessReader<T> {
        T read(int status, HttpEntity entity) throws IOException;
    }

    /** A connection manager of the user logs headers with their toString. */
    private static final class BearerToken extends BasicHeader {

        private static final long serialVersionUID = 1L;

        BearerToken(String token) {
            super(HttpHeaders.AUTHORIZATION, "Bearer " + token, true);
        }

        @Override
        public String toString() {
            return getName() + ": Bearer xxxxxx";
        }
    }
}
