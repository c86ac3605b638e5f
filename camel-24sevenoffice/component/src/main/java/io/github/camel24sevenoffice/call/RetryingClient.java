/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.call;

import io.github.camel24sevenoffice.error.TsOfficeConnectionFailedException;
import io.github.camel24sevenoffice.error.TsOfficeOperationFailedException;
import io.github.camel24sevenoffice.response.ApiResponse;
import io.github.camel24sevenoffice.response.BodyReader;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes GET calls that no route can redeliver: those for a further page, and those of a consumer. A rejected token is
 * replaced once, and the failures that {@link RetryPolicy} names are retried. Safe for use by several threads.
 */
public final class RetryingClient {

    private static final Logger LOG = LoggerFactory.getLogger(RetryingClient.class);

    private final OperationClient client;
    private final RetryPolicy policy;
    private final Pause pause;

    /**
     * @param client calls the operation
     * @param policy which failures are retried, and when
     * @param pause waits between two tries
     */
    public RetryingClient(OperationClient client, RetryPolicy policy, Pause pause) {
        this.client = client;
        this.policy = policy;
        this.pause = pause;
    }

    /**
     * @param organizationId the organization to call for
     * @param target path and query, encoded, below the URL of the API
     * @return the response, a success
     * @throws TsOfficeConnectionFailedException if there was no response to the last try
     * @throws TsOfficeOperationFailedException if the response to the last try is not a success
     * @throws InterruptedException if the thread is interrupted, or the wait ended, before the last try
     */
    public ApiResponse<byte[]> get(String organizationId, String target)
            throws TsOfficeConnectionFailedException, TsOfficeOperationFailedException, InterruptedException {
        for (int retries = 0; ; retries++) {
            try {
                return client.callWithFreshToken(organizationId, target, null, BodyReader.BYTES);
            } catch (TsOfficeOperationFailedException | TsOfficeConnectionFailedException e) {
                Optional<Duration> delay = policy.delay(e, retries);
                if (delay.isEmpty()) {
                    throw e;
                }
                LOG.debug("Retry {} in {} ms: {}", retries + 1, delay.get().toMillis(), e.getMessage());
                pause.await(delay.get());
            }
        }
    }

    /**
     * @return the client of the operation
     */
    public OperationClient operation() {
        return client;
    }

    /** Waits between two tries. */
    @FunctionalInterface
    public interface Pause {

        /**
         * @param duration how long to wait
         * @throws InterruptedException if the thread is interrupted, or nobody needs the response anymore
         */
        void await(Duration duration) throws InterruptedException;
    }
}
