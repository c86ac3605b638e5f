/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.http;

import io.github.camel24sevenoffice.transport.HttpTransport;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.StreamCache;
import org.apache.camel.converter.stream.CachedOutputStream;
import org.apache.camel.support.service.ServiceHelper;
import org.apache.camel.support.service.ServiceSupport;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;
import org.apache.hc.core5.http.message.BasicHeader;

/**
 * Calls one API over one connection pool. Only what is set here goes over the wire: nothing of a message but its body.
 * Safe for use by several threads.
 */
public final class ApiClient extends ServiceSupport {

    private static final int MAX_ERROR = 64 * 1024;
    private static final Header ACCEPT =
            new BasicHeader(HttpHeaders.ACCEPT, ContentType.APPLICATION_JSON.getMimeType());

    private final HttpTransport transport;
    private final URI apiUrl;

    /**
     * @param camelContext whose camel-http component is used
     * @param apiUrl what paths are appended to, checked by {@link HttpTransport#parse(String, String)}
     */
    public ApiClient(CamelContext camelContext, URI apiUrl) {
        this.transport = new HttpTransport(camelContext, apiUrl);
        this.apiUrl = apiUrl;
    }

    /**
     * @return what paths are appended to
     */
    public URI apiUrl() {
        return apiUrl;
    }

    /**
     * Makes one call.
     *
     * @param exchange whose stream caching is used for the answer
     * @param method the HTTP method
     * @param target path and query, encoded, below the URL of the API
     * @param token the value of the access token
     * @param body the request body, or null
     * @return the answer, whatever its status
     * @throws IOException if there was none
     */
    public ApiResponse call(Exchange exchange, String method, String target, String token, HttpEntity body)
            throws IOException {
        BasicClassicHttpRequest request =
                new BasicClassicHttpRequest(method, transport.host(), apiUrl.getRawPath() + target);
        request.setHeader(new BearerToken(token));
        request.setHeader(ACCEPT);
        request.setEntity(body);
        return transport.client().execute(transport.host(), request, response -> read(exchange, response));
    }

    private static ApiResponse read(Exchange exchange, ClassicHttpResponse response) throws IOException {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (Header header : response.getHeaders()) {
            headers.put(header.getName(), header.getValue());
        }
        boolean success = ApiResponse.isSuccess(response.getCode());
        HttpEntity entity = response.getEntity();
        return new ApiResponse(
                response.getCode(),
                response.getReasonPhrase(),
                headers,
                success && entity != null ? body(exchange, entity) : null,
                success || entity == null ? "" : error(entity));
    }

    private static StreamCache body(Exchange exchange, HttpEntity entity) throws IOException {
        // not closed with the exchange: who called through a ProducerTemplate reads it afterwards
        CachedOutputStream buffer = new CachedOutputStream(exchange, false);
        try (buffer) {
            entity.writeTo(buffer);
            StreamCache cache = buffer.newStreamCache();
            return cache.length() == 0 ? null : cache;
        }
    }

    private static String error(HttpEntity entity) throws IOException {
        byte[] start = entity.getContent().readNBytes(MAX_ERROR);
        ContentType type = ContentType.parseLenient(entity.getContentType());
        Charset charset = type == null ? StandardCharsets.UTF_8 : type.getCharset(StandardCharsets.UTF_8);
        return new String(start, charset);
    }

    @Override
    protected void doStart() {
        ServiceHelper.startService(transport);
    }

    @Override
    protected void doStop() {
        ServiceHelper.stopService(transport);
    }

    /** A user's own connection manager logs headers by their toString. */
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
