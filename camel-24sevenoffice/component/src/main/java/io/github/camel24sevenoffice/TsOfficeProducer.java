/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.github.camel24sevenoffice.auth.AccessToken;
import io.github.camel24sevenoffice.auth.RejectedToken;
import io.github.camel24sevenoffice.auth.TokenManager;
import io.github.camel24sevenoffice.contract.Answer;
import io.github.camel24sevenoffice.contract.Catalogue;
import io.github.camel24sevenoffice.contract.Operation;
import io.github.camel24sevenoffice.error.TsOfficeAccessDeniedException;
import io.github.camel24sevenoffice.http.AnswerBody;
import io.github.camel24sevenoffice.http.ApiClient;
import io.github.camel24sevenoffice.http.ApiResponse;
import io.github.camel24sevenoffice.http.BodyReader;
import io.github.camel24sevenoffice.http.Content;
import io.github.camel24sevenoffice.http.FileUpload;
import io.github.camel24sevenoffice.http.JsonReader;
import io.github.camel24sevenoffice.http.OperationClient;
import io.github.camel24sevenoffice.http.Pages;
import io.github.camel24sevenoffice.http.PathTemplate;
import io.github.camel24sevenoffice.http.Query;
import io.github.camel24sevenoffice.http.RequestBody;
import io.github.camel24sevenoffice.http.Rows;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.Message;
import org.apache.camel.support.DefaultProducer;
import org.apache.camel.support.SynchronizationAdapter;
import org.apache.hc.core5.http.HttpHeaders;

/** Makes one call for each exchange, with a token that is looked up here and never enters the message. */
class TsOfficeProducer extends DefaultProducer {

    /** The exchange property with the last exception of a call that has succeeded since. */
    private static final String CURED = "CamelTsOfficeCured";

    private static final Set<String> METHODS_WITH_BODY = Set.of("POST", "PATCH", "PUT");

    private final TsOfficeEndpoint endpoint;
    private PathTemplate path;
    private Query query;
    private boolean withBody;
    private boolean paged;
    private Paging paging;
    private RequestBody requestBody;
    private OperationClient client;
    private TokenManager tokenManager;
    /** Null when the answer stays a stream cache. */
    private JsonReader jsonReader;
    /** Null when this is not the operation for it. */
    private FileUpload fileUpload;

    TsOfficeProducer(TsOfficeEndpoint endpoint) {
        super(endpoint);
        this.endpoint = endpoint;
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        TsOfficeConfiguration options = endpoint.getConfiguration();
        options.checkNumbers();
        Operation operation = endpoint.operation();
        Operation checks = options.isStrictContract() ? operation : null;
        String method = operation != null ? operation.method() : endpoint.methodOrGet();
        paging = Paging.of(endpoint.getPaging());
        paging.check(method, checks);
        paged = operation == null ? method.equals("GET") : operation.answer() == Answer.PAGES;
        withBody = operation == null ? METHODS_WITH_BODY.contains(method) : operation.hasBody();
        path = checks == null ? endpoint.template() : endpoint.template().checkedBy(checks);
        query = Query.of(endpoint.apiParameters(), checks, endpoint.optionNames());

        tokenManager = endpoint.getComponent().tokenManager(options);
        ApiClient apiClient = endpoint.getComponent().apiClient(options.getApiUrl());
        client = new OperationClient(
                apiClient,
                tokenManager,
                endpoint.getComponent().accessDenials(),
                method,
                operation == null ? path.toString() : operation.path(),
                operation == null ? List.of() : operation.scopes());
        ObjectMapper mapper = objectMapper();
        requestBody = new RequestBody(mapper, operation, options.isStrictContract());
        if (endpoint.getOutputType() != null || paging != Paging.PAGE) {
            Class<?> type = endpoint.getOutputType() == null ? Object.class : endpoint.getOutputType();
            jsonReader = new JsonReader(mapper, type, client.toString());
        }
        if (operation != null && method.equals("POST") && operation.path().equals(FileUpload.PATH)) {
            fileUpload =
                    new FileUpload(apiClient, fileStatus(apiClient), Duration.ofMillis(options.getFileUploadTimeout()));
        }
    }

    private OperationClient fileStatus(ApiClient apiClient) {
        Operation status = Catalogue.get().resolve(FileUpload.PATH + "/{fileId}", "GET");
        return new OperationClient(
                apiClient,
                tokenManager,
                endpoint.getComponent().accessDenials(),
                status.method(),
                status.path(),
                status.scopes());
    }

    /** The user's mapper, when the registry holds exactly one for JSON. */
    private ObjectMapper objectMapper() {
        List<ObjectMapper> mappers = endpoint.getCamelContext().getRegistry().findByType(ObjectMapper.class).stream()
                .filter(mapper ->
                        JsonFactory.FORMAT_NAME_JSON.equals(mapper.getFactory().getFormatName()))
                .toList();
        return mappers.size() == 1
                ? mappers.get(0)
                : new ObjectMapper().findAndRegisterModules().disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);
    }

    @Override
    public void process(Exchange exchange) throws Exception {
        forgetRedeliveries(exchange);
        Message message = exchange.getIn();
        String organizationId = organizationId(message);
        failAgainIfDenied(exchange, organizationId);
        Function<String, Object> values = DynamicValues.of(exchange).orElse(message::getHeader);
        String target = path.expand(values) + query(message, values);

        Optional<FileUpload.File> file = fileUpload == null ? Optional.empty() : FileUpload.file(exchange);
        if (file.isPresent()) {
            ApiResponse<byte[]> announced =
                    call(exchange, organizationId, target, fileUpload.announcement(file.get()), BodyReader.BYTES);
            ApiResponse<byte[]> response = fileUpload.complete(organizationId, file.get(), announced);
            answer(
                    exchange,
                    target,
                    response,
                    jsonReader == null ? streamCache(response) : jsonReader.read(response.body()));
            return;
        }
        Content content = withBody ? requestBody.of(exchange) : null;
        if (jsonReader == null) {
            ApiResponse<?> response = call(exchange, organizationId, target, content, BodyReader.streamCache(exchange));
            answer(exchange, target, response, response.body());
        } else {
            ApiResponse<byte[]> response = call(exchange, organizationId, target, content, BodyReader.BYTES);
            Object body = paging == Paging.PAGE
                    ? jsonReader.read(response.body())
                    : rows(exchange, organizationId, target, response);
            answer(exchange, target, response, body);
        }
    }

    private String query(Message message, Function<String, Object> values) {
        Object additional = message.getHeader(TsOfficeConstants.QUERY);
        boolean linked =
                additional instanceof String && additional.equals(message.getHeader(TsOfficeConstants.NEXT_PAGE));
        return linked ? query.next(values, (String) additional) : query.expand(values, additional);
    }

    private String organizationId(Message message) {
        String organizationId = message.getHeader(TsOfficeConstants.ORGANIZATION_ID, String.class);
        return organizationId == null ? endpoint.getConfiguration().getOrganizationId() : organizationId;
    }

    private <T> ApiResponse<T> call(
            Exchange exchange, String organizationId, String target, Content content, BodyReader<T> reader)
            throws Exception {
        AccessToken token = tokenManager.get(organizationId);
        ApiResponse<T> response = client.call(token, target, content, reader);
        if (response.isSuccess()) {
            exchange.removeProperty(RejectedToken.PROPERTY);
            return response;
        }
        boolean freshTokenTried =
                response.isAccessDenied() && client.isBeyondCure(token, isFreshAfterRejection(exchange, token));
        if (response.isAccessDenied() && !freshTokenTried) {
            exchange.setProperty(RejectedToken.PROPERTY, new RejectedToken(tokenManager, token));
        } else {
            exchange.removeProperty(RejectedToken.PROPERTY);
        }
        throw client.failure(organizationId, response, freshTokenTried);
    }

    /** A handler that redelivers all the same does not make the call again that is known to be in vain. */
    private void failAgainIfDenied(Exchange exchange, String organizationId) throws TsOfficeAccessDeniedException {
        if (Boolean.TRUE.equals(exchange.getIn().getHeader(Exchange.REDELIVERED))
                && exchange.getProperty(ExchangePropertyKey.EXCEPTION_CAUGHT) instanceof TsOfficeAccessDeniedException e
                && e.isFreshTokenTried()
                && client.hasThrown(e)
                && client.isDenied(organizationId)) {
            throw e;
        }
    }

    /**
     * Whether this very operation was rejected for this exchange just before, with another token; a login server may well
     * issue one of the same value.
     */
    private boolean isFreshAfterRejection(Exchange exchange, AccessToken token) {
        RejectedToken before = exchange.getProperty(RejectedToken.PROPERTY, RejectedToken.class);
        return before != null
                && before.token() != token
                && exchange.getProperty(ExchangePropertyKey.EXCEPTION_CAUGHT) instanceof TsOfficeAccessDeniedException e
                && client.hasThrown(e);
    }

    private Object rows(Exchange exchange, String organizationId, String target, ApiResponse<byte[]> first)
            throws Exception {
        Pages pages = new Pages(
                client, jsonReader, organizationId, endpoint.getConfiguration().getMaxPages());
        if (paging == Paging.LIST) {
            return pages.all(target, first);
        }
        Rows rows = Rows.of(pages, endpoint.getComponent().pagingExecutor(), target, first);
        exchange.getExchangeExtension().addOnCompletion(new SynchronizationAdapter() {
            @Override
            public void onDone(Exchange done) {
                rows.close();
            }
        });
        return rows;
    }

    private void answer(Exchange exchange, String target, ApiResponse<?> response, Object body) {
        rememberCure(exchange);
        Message message = exchange.getMessage();
        message.setBody(body);
        message.setHeader(TsOfficeConstants.HTTP_RESPONSE_CODE, response.statusCode());
        setHeader(message, TsOfficeConstants.CONTENT_TYPE, response.headers().get(HttpHeaders.CONTENT_TYPE));
        setHeader(message, TsOfficeConstants.TRACE_ID, response.headers().get("X-Trace-Id"));
        // it was for this call, and would be merged into that of the next endpoint
        message.removeHeader(TsOfficeConstants.QUERY);
        // those of an earlier call would lead a loop over pages astray
        boolean onePage = paged && paging == Paging.PAGE;
        String next = onePage ? client.nextPageQuery(target, response).orElse(null) : null;
        setHeader(message, TsOfficeConstants.NEXT_PAGE, next);
        setHeader(message, TsOfficeConstants.HAS_NEXT_PAGE, onePage ? next != null : null);
    }

    /** What the answer lacks is not left over from an earlier one. */
    private static void setHeader(Message message, String name, Object value) {
        if (value == null) {
            message.removeHeader(name);
        } else {
            message.setHeader(name, value);
        }
    }

    /**
     * Camel counts redeliveries over all steps of a route, so that what was cured in an earlier call would be held against
     * this one: its token would not be replaced any more.
     */
    private static void forgetRedeliveries(Exchange exchange) {
        Object cured = exchange.getProperty(CURED);
        if (cured != null && cured == exchange.getProperty(ExchangePropertyKey.EXCEPTION_CAUGHT)) {
            exchange.getIn().removeHeader(Exchange.REDELIVERED);
            exchange.getIn().removeHeader(Exchange.REDELIVERY_COUNTER);
            exchange.getIn().removeHeader(Exchange.REDELIVERY_MAX_COUNTER);
        }
    }

    /** Not so what others have thrown: their redeliveries would never end if this call started their count anew. */
    private void rememberCure(Exchange exchange) {
        Object caught = exchange.getProperty(ExchangePropertyKey.EXCEPTION_CAUGHT);
        if (client.hasThrown(caught)) {
            exchange.setProperty(CURED, caught);
        }
    }

    private static AnswerBody streamCache(ApiResponse<byte[]> response) {
        return new AnswerBody(response.body());
    }
}
