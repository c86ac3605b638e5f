/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice;

import io.github.camel24sevenoffice.call.RetryingClient;
import io.github.camel24sevenoffice.contract.Operation;
import io.github.camel24sevenoffice.poll.PollSource;
import io.github.camel24sevenoffice.poll.Poller;
import io.github.camel24sevenoffice.poll.StopSignal;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.camel.Processor;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.support.ScheduledPollConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Polls a list for the changes of one organization, and sends an exchange for each changed row. */
final class TsOfficeConsumer extends ScheduledPollConsumer {

    private static final Logger LOG = LoggerFactory.getLogger(TsOfficeConsumer.class);

    private final TsOfficeEndpoint endpoint;
    private final String organizationId;
    private final StopSignal stop = new StopSignal();
    /** Held during a poll, so that a stop can wait for its end. */
    private final Lock polling = new ReentrantLock();

    private Poller poller;
    private String stateKey;

    TsOfficeConsumer(TsOfficeEndpoint endpoint, Processor processor, String organizationId) {
        super(endpoint, processor);
        this.endpoint = endpoint;
        this.organizationId = organizationId;
    }

    String organizationId() {
        return organizationId;
    }

    /** For the health check of several organizations. */
    Throwable lastError() {
        return getLastError();
    }

    @Override
    protected void doStart() throws Exception {
        ConsumerSettings settings = ConsumerSettings.of(endpoint);
        String key = settings.stateKey(organizationId);
        StateRepository<String, String> states = endpoint.getComponent()
                .consumerStates()
                .claim(key, endpoint.getConsumer().getOffsetRepository());
        stateKey = key;
        poller = source(settings)
                .poller(
                        settings.detection(),
                        settings.poll(),
                        states,
                        key,
                        new RowExchanges(this, settings, organizationId),
                        stop,
                        endpoint.getComponent().pagingExecutor());
        poller.load();
        stop.reset();
        super.doStart();
    }

    private PollSource source(ConsumerSettings settings) {
        Operation single = settings.list().single();
        RetryingClient client = new RetryingClient(settings.client(), stop::isStopped);
        return new PollSource(
                client,
                single == null ? null : client.forOperation(single),
                settings.list(),
                settings.path(),
                settings.query(),
                organizationId,
                endpoint.getConfiguration().getMaxPages());
    }

    @Override
    protected int poll() throws Exception {
        polling.lock();
        try {
            return stop.isStopped() ? 0 : poller.poll();
        } catch (InterruptedException | RejectedExecutionException e) {
            if (stop.isStopped()) {
                LOG.debug("The poll of {} has ended early, because the consumer stops", endpoint);
                return 0;
            }
            throw e;
        } finally {
            polling.unlock();
        }
    }

    @Override
    protected void doSuspend() throws Exception {
        stop.stop();
        super.doSuspend();
    }

    @Override
    protected void doResume() throws Exception {
        stop.reset();
        super.doResume();
    }

    @Override
    protected void doStop() throws Exception {
        stop.stop();
        awaitPoll();
        super.doStop();
        if (stateKey != null) {
            endpoint.getComponent().consumerStates().release(stateKey);
            stateKey = null;
        }
    }

    /** The scheduler would interrupt the poll, and the rows in flight would not be recorded as delivered. */
    private void awaitPoll() throws InterruptedException {
        long seconds = getEndpoint().getCamelContext().getShutdownStrategy().getTimeout();
        if (polling.tryLock(seconds, TimeUnit.SECONDS)) {
            polling.unlock();
        } else {
            LOG.warn(
                    "Exchanges of {} are still running {} s after the consumer was asked to stop; their rows are sent again at"
                            + " the next start",
                    endpoint,
                    seconds);
        }
    }
}
