/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.call;

import io.github.camel24sevenoffice.auth.TokenRequestFailedException;
import io.github.camel24sevenoffice.contract.Operation;
import io.github.camel24sevenoffice.error.TsOfficeAccessDeniedException;
import io.github.camel24sevenoffice.error.TsOfficeConnectionFailedException;
import io.github.camel24sevenoffice.error.TsOfficeOperationFailedException;
import io.github.camel24sevenoffice.response.ApiResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes GET calls that no route can redeliver: those for a further page, and those of a consumer. A rejected token is
 * replaced once, and the failures that {@link RetryPolicy} names are retried. Safe for use by several threads.
 */
public final class RetryingClient {

    private static final Logger LOG = LoggerFactory.getLogger(RetryingClient.class);

    private final OperationClient client;
    private final BooleanSupplier stopping;

    /**
     * @param client calls the operation
     * @param stopping ends a wait early, and with it the call
     */
    public RetryingClient(OperationClient client, BooleanSupplier stopping) {
        this.client = client;
        this.stopping = stopping;
    }

    /**
     * @param other an operation of the same API
     * @return a client for it
     */
    public RetryingClient forOperation(Operation other) {
        return new RetryingClient(client.forOperation(other), stopping);
    }

    /**
     * @param organizationId the organization to call for
     * @param target path and query, encoded, below the URL of the API
     * @return the response, a success
     * @throws TsOfficeConnectionFailedException if there was no response to the last try
     * @throws TsOfficeOperationFailedException if the response to the last try is not a success
     * @throws TokenRequestFailedException if there is no token for the last try
     * @throws java.util.concurrent.RejectedExecutionException if a wait ended early
     * @throws InterruptedException if the thread is interrupted
     */
    public ApiResponse<byte[]> get(String organizationId, String target)
            throws TsOfficeConnectionFailedException, TsOfficeOperationFailedException, InterruptedException {
        for (int retries = 0; ; retries++) {
            try {
                return client.getWithFreshToken(organizationId, target, stopping);
            } catch (TsOfficeAccessDeniedException e) {
                // a fresh token was tried
                throw e;
            } catch (TsOfficeOperationFailedException
                    | TsOfficeConnectionFailedException
                    | TokenRequestFailedException e) {
                Optional<Duration> delay = client.settings().retries().delay(e, retries);
                if (delay.isEmpty()) {
                    throw e;
                }
                LOG.debug("Retry {} in {} ms: {}", retries + 1, delay.get().toMillis(), e.getMessage());
                Stopping.sleep(delay.get(), stopping);
            }
        }
    }

    /**
     * @return the client of the operation
     */
    public OperationClient operation() {
        return client;
    }
}
