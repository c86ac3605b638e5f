/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.github.camel24sevenoffice.call.CallSettings;
import io.github.camel24sevenoffice.call.OperationClient;
import io.github.camel24sevenoffice.call.RetryPolicy;
import io.github.camel24sevenoffice.contract.Operation;
import java.time.Duration;
import java.util.List;
import org.apache.camel.CamelContext;

/** What producers and consumers need in order to call the API. */
final class Clients {

    private Clients() {}

    /**
     * @param endpoint the endpoint
     * @param operation its operation; null when the catalogue does not have it
     * @return calls the operation
     * @throws IllegalArgumentException if the credentials are missing; the message names the options
     */
    static OperationClient client(TsOfficeEndpoint endpoint, Operation operation) {
        TsOfficeComponent component = endpoint.getComponent();
        TsOfficeConfiguration options = endpoint.getConfiguration();
        return new OperationClient(
                component.apiClient(options),
                component.tokenManager(options),
                component.deniedOperations(),
                component.organizationLimits(),
                component.calls()::called,
                endpoint.calledOperation(operation),
                settings(options, endpoint.getCreateOnce() != null));
    }

    private static CallSettings settings(TsOfficeConfiguration options, boolean createOnce) {
        return new CallSettings(
                Duration.ofMillis(options.getResponseTimeout()),
                Duration.ofMillis(options.getCallTimeout()),
                options.getMaxResponseSize(),
                new RetryPolicy(
                        options.getMaxRetries(),
                        Duration.ofMillis(options.getRetryDelay()),
                        Duration.ofMillis(options.getMaxRetryAfter())),
                createOnce);
    }

    /** The user's mapper, when the registry holds exactly one for JSON. */
    static ObjectMapper objectMapper(CamelContext camelContext) {
        List<ObjectMapper> mappers = camelContext.getRegistry().findByType(ObjectMapper.class).stream()
                .filter(mapper ->
                        JsonFactory.FORMAT_NAME_JSON.equals(mapper.getFactory().getFormatName()))
                .toList();
        return mappers.size() == 1
                ? mappers.get(0)
                : new ObjectMapper().findAndRegisterModules().disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);
    }
}
