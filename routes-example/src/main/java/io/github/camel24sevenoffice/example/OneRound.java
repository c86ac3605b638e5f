/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.example;

import java.util.concurrent.CompletableFuture;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.spi.PollingConsumerPollStrategy;
import org.apache.camel.support.ScheduledPollEndpoint;

/**
 * Turns a route that would poll forever into a job that ends: its consumer polls once, and the job ends when that poll is
 * done. The route itself does not change.
 */
final class OneRound implements PollingConsumerPollStrategy {

    private final CompletableFuture<Void> end = new CompletableFuture<>();
    private volatile boolean begun;

    /** Call it before the endpoint has consumers. */
    Endpoint applyTo(Endpoint endpoint) {
        if (endpoint instanceof ScheduledPollEndpoint polling) {
            polling.setPollStrategy(this);
            polling.setInitialDelay(0);
            polling.setDelay(100);
        }
        return endpoint;
    }

    /** Starts the round and waits for its end, without a limit. */
    void run() throws Exception {
        begun = true;
        end.get();
    }

    @Override
    public boolean begin(Consumer consumer, Endpoint endpoint) {
        return begun && !end.isDone();
    }

    @Override
    public void commit(Consumer consumer, Endpoint endpoint, int polledMessages) {
        end.complete(null);
    }

    @Override
    public boolean rollback(Consumer consumer, Endpoint endpoint, int retryCounter, Exception cause) {
        end.completeExceptionally(cause);
        return false;
    }
}
