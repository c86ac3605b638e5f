/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.github.camel24sevenoffice.auth.AccessToken;
import io.github.camel24sevenoffice.auth.RejectedToken;
import io.github.camel24sevenoffice.auth.TokenManager;
import io.github.camel24sevenoffice.error.FailedCall;
import io.github.camel24sevenoffice.error.TsOfficeAccessDeniedException;
import io.github.camel24sevenoffice.error.TsOfficeOperationFailedException;
import io.github.camel24sevenoffice.http.ApiClient;
import io.github.camel24sevenoffice.http.ApiResponse;
import io.github.camel24sevenoffice.http.PathTemplate;
import io.github.camel24sevenoffice.http.Query;
import io.github.camel24sevenoffice.http.RequestBody;
import java.util.Locale;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.Message;
import org.apache.camel.support.DefaultProducer;
import org.apache.hc.core5.http.HttpHeaders;

/** Makes one call for each exchange, with a token that is looked up here and never enters the message. */
class TsOfficeProducer extends DefaultProducer {

    private static final Set<String> METHODS = Set.of("GET", "POST", "PATCH", "PUT", "DELETE");
    private static final Set<String> METHODS_WITH_BODY = Set.of("POST", "PATCH", "PUT");
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;

    private final TsOfficeEndpoint endpoint;
    private final PathTemplate path;
    private String method;
    private boolean withBody;
    private String query;
    private String organizationId;
    private RequestBody requestBody;
    private ApiClient client;
    private TokenManager tokenManager;

    TsOfficeProducer(TsOfficeEndpoint endpoint, PathTemplate path) {
        super(endpoint);
        this.endpoint = endpoint;
        this.path = path;
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        method = endpoint.getMethod().toUpperCase(Locale.ROOT);
        if (!METHODS.contains(method)) {
            throw new IllegalArgumentException(
                    "The option method must be one of GET, POST, PATCH, PUT, DELETE, but is " + endpoint.getMethod());
        }
        withBody = METHODS_WITH_BODY.contains(method);
        query = Query.of(endpoint.getQuery());
        organizationId = endpoint.getConfiguration().getOrganizationId();
        tokenManager = endpoint.getComponent().tokenManager(endpoint.getConfiguration());
        client = endpoint.getComponent().apiClient(endpoint.getConfiguration().getApiUrl());
        requestBody = new RequestBody(objectMapper());
    }

    /** The user's mapper, when the registry holds exactly one. */
    private ObjectMapper objectMapper() {
        ObjectMapper single = endpoint.getCamelContext().getRegistry().findSingleByType(ObjectMapper.class);
        return single != null
                ? single
                : new ObjectMapper().findAndRegisterModules().disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);
    }

    @Override
    public void process(Exchange exchange) throws Exception {
        String target = path.expand(exchange.getIn()::getHeader) + query;
        AccessToken token = tokenManager.get(organizationId);
        ApiResponse response =
                client.call(exchange, method, target, token.value(), withBody ? requestBody.of(exchange) : null);
        if (response.isSuccess()) {
            exchange.removeProperty(RejectedToken.PROPERTY);
            answer(exchange.getMessage(), response);
        } else if (response.statusCode() == UNAUTHORIZED || response.statusCode() == FORBIDDEN) {
            boolean freshTokenTried = isFreshAfterRejection(exchange, token);
            exchange.setProperty(RejectedToken.PROPERTY, new RejectedToken(tokenManager, token));
            throw new TsOfficeAccessDeniedException(failedCall(response), freshTokenTried);
        } else {
            throw new TsOfficeOperationFailedException(failedCall(response));
        }
    }

    /** Whether this very operation was rejected for this exchange just before, with another token. */
    private boolean isFreshAfterRejection(Exchange exchange, AccessToken token) {
        RejectedToken before = exchange.getProperty(RejectedToken.PROPERTY, RejectedToken.class);
        return before != null
                && !before.token().equals(token)
                && exchange.getProperty(ExchangePropertyKey.EXCEPTION_CAUGHT) instanceof TsOfficeAccessDeniedException e
                && e.getMethod().equals(method)
                && e.getPath().equals(path.toString());
    }

    private static void answer(Message message, ApiResponse response) {
        message.setBody(response.body());
        message.setHeader(TsOfficeConstants.HTTP_RESPONSE_CODE, response.statusCode());
        message.setHeader(TsOfficeConstants.CONTENT_TYPE, response.headers().get(HttpHeaders.CONTENT_TYPE));
        message.setHeader(TsOfficeConstants.TRACE_ID, response.headers().get("X-Trace-Id"));
    }

    private FailedCall failedCall(ApiResponse response) {
        return new FailedCall(
                client.apiUrl() + path.toString(),
                method,
                path.toString(),
                organizationId,
                response.statusCode(),
                response.statusText(),
                response.headers(),
                response.error());
    }
}
