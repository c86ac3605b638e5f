/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice;

import io.github.camel24sevenoffice.call.Redelivery;
import io.github.camel24sevenoffice.call.Stopping;
import io.github.camel24sevenoffice.error.TsOfficeConnectionFailedException;
import io.github.camel24sevenoffice.error.TsOfficeOperationFailedException;
import io.github.camel24sevenoffice.paging.Pages;
import io.github.camel24sevenoffice.paging.Rows;
import io.github.camel24sevenoffice.response.ApiResponse;
import io.github.camel24sevenoffice.response.BodyReader;
import io.github.camel24sevenoffice.response.JsonReader;
import java.util.concurrent.ExecutorService;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.apache.camel.Exchange;
import org.apache.camel.StreamCache;
import org.apache.camel.support.SynchronizationAdapter;

/**
 * What the response of a call becomes in the message. An endpoint chooses one of four at start-up. Safe for use by several
 * threads.
 *
 * @param <T> what the body of the response is read as
 */
sealed interface BodyMapping<T> {

    /** Reads the body of the response while the connection is open. */
    BodyReader<T> reader(Exchange exchange);

    /**
     * @param call the call that was made
     * @return the body of the message; null for an empty response
     * @throws Exception if the response cannot be read, or a further page cannot be fetched
     */
    Object map(Exchange exchange, Call call, ApiResponse<T> response) throws Exception;

    /**
     * @param organizationId the organization that was called for
     * @param target path and query that were called
     */
    record Call(String organizationId, String target) {}

    /** JSON as it came, in a stream cache. */
    record AsStreamCache() implements BodyMapping<StreamCache> {

        @Override
        public BodyReader<StreamCache> reader(Exchange exchange) {
            return BodyReader.streamCache(exchange);
        }

        @Override
        public Object map(Exchange exchange, Call call, ApiResponse<StreamCache> response) {
            return response.body();
        }
    }

    /** One object of the output type, or the list of them that is on this page. */
    record AsObject(JsonReader json) implements BodyMapping<byte[]> {

        @Override
        public BodyReader<byte[]> reader(Exchange exchange) {
            return BodyReader.BYTES;
        }

        @Override
        public Object map(Exchange exchange, Call call, ApiResponse<byte[]> response) {
            return json.read(response.body());
        }
    }

    /** The rows of all pages in one list. */
    record AsList(BiFunction<String, BooleanSupplier, Pages<Object>> pagesOf) implements BodyMapping<byte[]> {

        @Override
        public BodyReader<byte[]> reader(Exchange exchange) {
            return BodyReader.BYTES;
        }

        @Override
        public Object map(Exchange exchange, Call call, ApiResponse<byte[]> response) throws Exception {
            try {
                return pagesOf.apply(call.organizationId(), Stopping.of(exchange))
                        .all(call.target(), response);
            } catch (TsOfficeOperationFailedException | TsOfficeConnectionFailedException e) {
                // the page was repeated in its place; the handlers of the route would read the whole list again
                Redelivery.giveUp(exchange, e);
                throw e;
            }
        }
    }

    /** The rows of all pages, fetched while the route works on them, until the exchange is done. */
    record AsRows(BiFunction<String, BooleanSupplier, Pages<Object>> pagesOf, Supplier<ExecutorService> executor)
            implements BodyMapping<byte[]> {

        @Override
        public BodyReader<byte[]> reader(Exchange exchange) {
            return BodyReader.BYTES;
        }

        @Override
        public Object map(Exchange exchange, Call call, ApiResponse<byte[]> response) {
            Rows rows = Rows.of(
                    pagesOf.apply(call.organizationId(), Stopping.of(exchange)),
                    executor.get(),
                    call.target(),
                    response);
            exchange.getExchangeExtension().addOnCompletion(new SynchronizationAdapter() {
                @Override
                public void onDone(Exchange done) {
                    rows.close();
                }
            });
            return rows;
        }
    }
}
