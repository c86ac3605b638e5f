/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice;

import io.github.camel24sevenoffice.paging.NextPage;
import io.github.camel24sevenoffice.request.Content;
import io.github.camel24sevenoffice.request.DynamicParameters;
import io.github.camel24sevenoffice.response.ApiResponse;
import io.github.camel24sevenoffice.response.ResponseStreamCache;
import java.util.function.Function;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.support.DefaultProducer;
import org.apache.hc.core5.http.HttpHeaders;

/** Makes one call for each exchange, with a token that is looked up for the call and never enters the message. */
class TsOfficeProducer extends DefaultProducer {

    private final TsOfficeEndpoint endpoint;
    private ProducerSettings settings;

    TsOfficeProducer(TsOfficeEndpoint endpoint) {
        super(endpoint);
        this.endpoint = endpoint;
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        settings = ProducerSettings.of(endpoint);
    }

    ProducerSettings settings() {
        return settings;
    }

    @Override
    public void process(Exchange exchange) throws Exception {
        BodyMapping.Call call = begin(exchange);
        process(exchange, call, settings.mapping());
    }

    /** Works out what to call. */
    BodyMapping.Call begin(Exchange exchange) throws Exception {
        Message message = exchange.getIn();
        String organizationId = message.getHeader(TsOfficeConstants.ORGANIZATION_ID, String.class);
        if (organizationId == null) {
            organizationId = settings.organizationId();
        }
        settings.client().begin(exchange, organizationId);
        return new BodyMapping.Call(organizationId, target(exchange, message));
    }

    private String target(Exchange exchange, Message message) {
        Function<String, Object> values = DynamicParameters.of(exchange);
        Object query = message.getHeader(TsOfficeConstants.QUERY);
        boolean isNextPage = query instanceof String && query.equals(message.getHeader(TsOfficeConstants.NEXT_PAGE));
        return isNextPage
                ? settings.request().expandNextPage(values, (String) query)
                : settings.request().expand(values, query);
    }

    <T> void process(Exchange exchange, BodyMapping.Call call, BodyMapping<T> mapping) throws Exception {
        process(
                exchange,
                call,
                mapping,
                settings.requestBody() == null ? null : settings.requestBody().of(exchange));
    }

    <T> void process(Exchange exchange, BodyMapping.Call call, BodyMapping<T> mapping, Content content)
            throws Exception {
        ApiResponse<T> response = settings.client()
                .call(exchange, call.organizationId(), call.target(), content, mapping.reader(exchange));
        respond(exchange, call, response, mapping.map(exchange, call, response));
    }

    /** Puts the response into the message. A header that it lacks is removed, since an earlier call may have set it. */
    void respond(Exchange exchange, BodyMapping.Call call, ApiResponse<?> response, Object body) {
        settings.client().end(exchange);
        Message message = exchange.getMessage();
        message.setBody(body);
        message.setHeader(TsOfficeConstants.HTTP_RESPONSE_CODE, response.statusCode());
        setHeader(message, TsOfficeConstants.CONTENT_TYPE, response.headers().get(HttpHeaders.CONTENT_TYPE));
        setHeader(message, TsOfficeConstants.TRACE_ID, response.headers().get("X-Trace-Id"));
        // it was for this call; the next endpoint would merge it into its own query
        message.removeHeader(TsOfficeConstants.QUERY);
        String next = settings.onePage()
                ? NextPage.query(settings.client().operation(), call.target(), response)
                        .orElse(null)
                : null;
        setHeader(message, TsOfficeConstants.NEXT_PAGE, next);
        setHeader(message, TsOfficeConstants.HAS_NEXT_PAGE, settings.onePage() ? next != null : null);
    }

    /** The body of the message for JSON that was read already. */
    Object body(byte[] json) {
        return settings.json() == null
                ? new ResponseStreamCache(json)
                : settings.json().read(json);
    }

    private static void setHeader(Message message, String name, Object value) {
        if (value == null) {
            message.removeHeader(name);
        } else {
            message.setHeader(name, value);
        }
    }
}
