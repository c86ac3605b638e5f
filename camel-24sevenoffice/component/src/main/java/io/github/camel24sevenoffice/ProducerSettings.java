/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camel24sevenoffice.auth.TokenManager;
import io.github.camel24sevenoffice.call.ExchangeClient;
import io.github.camel24sevenoffice.call.OperationClient;
import io.github.camel24sevenoffice.call.RetryingClient;
import io.github.camel24sevenoffice.contract.Operation;
import io.github.camel24sevenoffice.contract.ResponseKind;
import io.github.camel24sevenoffice.paging.Pages;
import io.github.camel24sevenoffice.request.PathTemplate;
import io.github.camel24sevenoffice.request.Query;
import io.github.camel24sevenoffice.request.RequestBody;
import io.github.camel24sevenoffice.request.RequestTemplate;
import io.github.camel24sevenoffice.response.JsonReader;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;

/**
 * What a producer knows about its calls once its endpoint is checked. Immutable.
 *
 * @param client makes the calls
 * @param request path and query
 * @param requestBody makes the body of the request from the message; null when there is none
 * @param json reads responses as objects; null when they stay JSON
 * @param mapping what a response becomes
 * @param onePage whether a response is one page of a list, so that the message names the next page
 * @param organizationId the organization to call for when the message names none; may be null
 */
record ProducerSettings(
        ExchangeClient client,
        RequestTemplate request,
        RequestBody requestBody,
        JsonReader json,
        BodyMapping<?> mapping,
        boolean onePage,
        String organizationId) {

    private static final Set<String> METHODS_WITH_BODY = Set.of("POST", "PATCH", "PUT");

    /**
     * @throws IllegalArgumentException if an option or a parameter of the endpoint is missing or wrong; the message names it
     */
    static ProducerSettings of(TsOfficeEndpoint endpoint) {
        TsOfficeConfiguration options = endpoint.getConfiguration();
        options.checkNumbers();
        Operation operation = endpoint.operation();
        Operation checks = options.isStrictContract() ? operation : null;
        String method = operation != null ? operation.method() : endpoint.methodOrGet();
        Paging paging = Paging.of(endpoint.getPaging());
        paging.check(method, checks);
        boolean paged = operation == null ? method.equals("GET") : operation.responseKind() == ResponseKind.PAGES;
        boolean withBody = operation == null ? METHODS_WITH_BODY.contains(method) : operation.hasBody();
        PathTemplate path =
                checks == null ? endpoint.template() : endpoint.template().checkedBy(checks);
        Query query = Query.of(endpoint.apiParameters(), checks, endpoint.optionNames());

        TokenManager tokens = endpoint.getComponent().tokenManager(options);
        OperationClient client = Clients.client(endpoint, operation);
        ObjectMapper mapper = Clients.objectMapper(endpoint.getCamelContext());
        JsonReader json = jsonReader(endpoint, paging, mapper, client);
        return new ProducerSettings(
                new ExchangeClient(client, tokens),
                new RequestTemplate(path, query),
                withBody ? new RequestBody(mapper, operation, options.isStrictContract()) : null,
                json,
                mapping(endpoint, paging, json, client),
                paged && paging == Paging.PAGE,
                options.getOrganizationId());
    }

    private static JsonReader jsonReader(
            TsOfficeEndpoint endpoint, Paging paging, ObjectMapper mapper, OperationClient client) {
        Class<?> type = endpoint.getOutputType();
        if (type == null && paging == Paging.PAGE) {
            return null;
        }
        return new JsonReader(mapper, type == null ? Object.class : type, client.toString());
    }

    private static BodyMapping<?> mapping(
            TsOfficeEndpoint endpoint, Paging paging, JsonReader json, OperationClient client) {
        int maxPages = endpoint.getConfiguration().getMaxPages();
        BiFunction<String, BooleanSupplier, Pages<Object>> pagesOf = (organizationId, stopping) ->
                new Pages<>(new RetryingClient(client, stopping), json::rows, organizationId, maxPages);
        return switch (paging) {
            case PAGE -> json == null ? new BodyMapping.AsStreamCache() : new BodyMapping.AsObject(json);
            case LIST -> new BodyMapping.AsList(pagesOf);
            case STREAM -> new BodyMapping.AsRows(pagesOf, endpoint.getComponent()::pagingExecutor);
        };
    }
}
