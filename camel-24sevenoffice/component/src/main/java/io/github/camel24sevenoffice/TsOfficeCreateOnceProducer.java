/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice;

import io.github.camel24sevenoffice.call.Redelivery;
import io.github.camel24sevenoffice.call.Stopping;
import io.github.camel24sevenoffice.create.CreateOnce;
import io.github.camel24sevenoffice.error.TsOfficeConnectionFailedException;
import io.github.camel24sevenoffice.error.TsOfficeServerException;
import io.github.camel24sevenoffice.error.TsOfficeUnreadableResponseException;
import io.github.camel24sevenoffice.request.Content;
import io.github.camel24sevenoffice.response.ApiResponse;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpStatus;

/** Sends a POST only if what it creates is not there already, whenever an earlier try may have created it. */
class TsOfficeCreateOnceProducer extends TsOfficeProducer {

    /** The exchange property with the key of a POST whose outcome is not known. */
    private static final String UNKNOWN = "CamelTsOfficeOutcomeUnknown";

    private final TsOfficeEndpoint endpoint;
    private CreateOnce once;

    TsOfficeCreateOnceProducer(TsOfficeEndpoint endpoint) {
        super(endpoint);
        this.endpoint = endpoint;
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        once = CreateOnce.of(
                endpoint.operation(),
                endpoint.getCreateOnce(),
                settings().client().operation(),
                endpoint.getConfiguration().getMaxPages());
    }

    @Override
    public void process(Exchange exchange) throws Exception {
        BodyMapping.Call call = begin(exchange);
        Content content = settings().requestBody().of(exchange);
        Attempt attempt = new Attempt(this, call.organizationId(), once.key(content.bytes()));
        boolean mayExist = endpoint.isLookFirst() || attempt.equals(exchange.getProperty(UNKNOWN));
        Optional<byte[]> created = mayExist ? find(exchange, attempt) : Optional.empty();
        if (created.isPresent()) {
            respond(exchange, call, found(created.get()), body(created.get()));
            return;
        }
        try {
            process(exchange, call, settings().mapping(), content);
        } catch (TsOfficeServerException | TsOfficeConnectionFailedException | TsOfficeUnreadableResponseException e) {
            exchange.setProperty(UNKNOWN, attempt);
            throw e;
        }
        exchange.removeProperty(UNKNOWN);
    }

    private Optional<byte[]> find(Exchange exchange, Attempt attempt) throws Exception {
        try {
            return once.find(attempt.organizationId, attempt.key, Stopping.of(exchange));
        } catch (Exception e) {
            // each page was repeated in its place; whoever repeats the exchange looks again
            Redelivery.giveUp(exchange, e);
            throw e;
        }
    }

    private static ApiResponse<byte[]> found(byte[] json) {
        return new ApiResponse<>(
                HttpStatus.SC_OK,
                "OK",
                Map.of(HttpHeaders.CONTENT_TYPE, ContentType.APPLICATION_JSON.getMimeType()),
                json,
                "");
    }

    /** What one exchange creates here. */
    private record Attempt(TsOfficeCreateOnceProducer producer, String organizationId, CreateOnce.Key key) {}
}
