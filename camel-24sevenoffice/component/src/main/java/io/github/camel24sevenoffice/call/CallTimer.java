/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.call;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.support.service.ServiceSupport;

/**
 * Cancels calls that take too long: a response that trickles in, or a request that nobody reads, meets no time-out of a
 * socket. One thread looks at all calls several times a second, so that a call needs no timer of its own. Safe for use by
 * several threads.
 */
public final class CallTimer extends ServiceSupport {

    private static final long TICK = 100;

    private final CamelContext camelContext;
    private final Set<Running> calls = ConcurrentHashMap.newKeySet();
    private ScheduledExecutorService executor;

    /**
     * @param camelContext makes the thread
     */
    public CallTimer(CamelContext camelContext) {
        this.camelContext = camelContext;
    }

    /** The call is cancelled unless the result is closed in time. */
    Running start(Duration limit, Runnable cancel) {
        if (limit.isZero()) {
            return Running.UNLIMITED;
        }
        Running call = new Running(this, System.nanoTime() + limit.toNanos(), cancel);
        calls.add(call);
        return call;
    }

    private void cancelExpired() {
        long now = System.nanoTime();
        for (Running call : calls) {
            if (now - call.end > 0) {
                call.expire();
            }
        }
    }

    @Override
    protected void doStart() {
        executor = camelContext.getExecutorServiceManager().newSingleThreadScheduledExecutor(this, "TsOfficeCallTimer");
        executor.scheduleWithFixedDelay(this::cancelExpired, TICK, TICK, TimeUnit.MILLISECONDS);
    }

    @Override
    protected void doStop() {
        camelContext.getExecutorServiceManager().shutdownNow(executor);
    }

    /** A call that is running. */
    static final class Running implements AutoCloseable {

        static final Running UNLIMITED = new Running(null, 0, null);

        private final CallTimer timer;
        private final long end;
        private final Runnable cancel;
        private volatile boolean expired;

        private Running(CallTimer timer, long end, Runnable cancel) {
            this.timer = timer;
            this.end = end;
            this.cancel = cancel;
        }

        private void expire() {
            expired = true;
            timer.calls.remove(this);
            cancel.run();
        }

        boolean isExpired() {
            return expired;
        }

        @Override
        public void close() {
            if (timer != null) {
                timer.calls.remove(this);
            }
        }
    }
}
