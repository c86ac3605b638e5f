/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.call;

import io.github.camel24sevenoffice.request.Content;
import io.github.camel24sevenoffice.response.ApiResponse;
import io.github.camel24sevenoffice.response.BodyReader;
import io.github.camel24sevenoffice.transport.HttpTransport;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.apache.camel.CamelContext;
import org.apache.camel.support.service.ServiceHelper;
import org.apache.camel.support.service.ServiceSupport;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;
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

    /**
     * @param camelContext whose camel-http component is used
     * @param apiUrl the URL that paths are appended to, checked by {@link HttpTransport#parse(String, String)}
     */
    public ApiClient(CamelContext camelContext, URI apiUrl) {
        this.transport = new HttpTransport(camelContext, apiUrl);
        this.apiUrl = apiUrl;
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
     * @param reader reads the body of a success
     * @param <T> what the body is read as
     * @return the response, whatever its status
     * @throws IOException if there was no response, or it broke off
     */
    public <T> ApiResponse<T> call(String method, String target, String token, Content content, BodyReader<T> reader)
            throws IOException {
        BasicClassicHttpRequest request =
                new BasicClassicHttpRequest(method, transport.host(), apiUrl.getRawPath() + target);
        request.setHeader(new BearerToken(token));
        request.setHeader(ACCEPT);
        return execute(transport.host(), request, content, reader);
    }

    /**
     * Sends content to a host other than the API's, without an access token. The query of the URL may be a credential and is
     * never logged.
     *
     * @param method the HTTP method
     * @param url where to send it, absolute
     * @param content what to send
     * @return the response, whatever its status
     * @throws IOException if there was no response, or it broke off
     */
    public ApiResponse<byte[]> send(String method, URI url, Content content) throws IOException {
        HttpHost host = new HttpHost(url.getScheme(), url.getHost(), url.getPort());
        String path = url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        String query = url.getRawQuery() == null ? "" : "?" + url.getRawQuery();
        return execute(host, transport.confidential(method, host, path, query), content, BodyReader.BYTES);
    }

    private <T> ApiResponse<T> execute(HttpHost host, ClassicHttpRequest request, Content content, BodyReader<T> reader)
            throws IOException {
        if (content != null) {
            request.setEntity(content.entity());
            if (content.disposition() != null) {
                request.setHeader("Content-Disposition", content.disposition());
            }
        }
        return transport.client().execute(host, request, response -> read(response, reader));
    }

    private static <T> ApiResponse<T> read(ClassicHttpResponse response, BodyReader<T> reader) throws IOException {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (Header header : response.getHeaders()) {
            headers.merge(header.getName(), header.getValue(), (one, other) -> one + ", " + other);
        }
        boolean success = ApiResponse.isSuccess(response.getCode());
        HttpEntity entity = response.getEntity();
        return new ApiResponse<>(
                response.getCode(),
                response.getReasonPhrase(),
                headers,
                success && entity != null ? reader.read(entity) : null,
                success || entity == null ? "" : error(entity));
    }

    /** A body that breaks off is read as far as possible, since the status says more than the broken connection. */
    private static String error(HttpEntity entity) {
        ByteArrayOutputStream start = new ByteArrayOutputStream();
        try (InputStream content = entity.getContent()) {
            byte[] buffer = new byte[8192];
            for (int n = content.read(buffer); n >= 0 && start.size() < MAX_ERROR; n = content.read(buffer)) {
                start.write(buffer, 0, n);
            }
        } catch (IOException e) {
            LOG.debug("The body of an error response broke off after {} bytes", start.size(), e);
        }
        ContentType type = ContentType.parseLenient(entity.getContentType());
        return start.toString(type == null ? StandardCharsets.UTF_8 : type.getCharset(StandardCharsets.UTF_8));
    }

    @Override
    protected void doStart() {
        ServiceHelper.startService(transport);
    }

    @Override
    protected void doStop() {
        ServiceHelper.stopService(transport);
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
