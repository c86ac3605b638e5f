/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.call;

import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.apache.camel.CamelContext;
import org.apache.camel.Consumer;
import org.apache.camel.Exchange;
import org.apache.camel.Route;
import org.apache.camel.StatefulService;

/** Waits that end when the work that they are for is no longer wanted. */
public final class Stopping {

    private static final long STEP = TimeUnit.MILLISECONDS.toNanos(100);

    private Stopping() {}

    /**
     * @param exchange an exchange
     * @return tells whether its context, or the consumer of its first route, is stopping or suspended. Camel waits for exchanges in flight
     *     before it stops a route, so that its state does not tell
     */
    public static BooleanSupplier of(Exchange exchange) {
        CamelContext context = exchange.getContext();
        String routeId = exchange.getFromRouteId();
        return () -> context.isStopping() || context.isStopped() || isStopping(context, routeId);
    }

    private static boolean isStopping(CamelContext context, String routeId) {
        Route route = routeId == null ? null : context.getRoute(routeId);
        Consumer consumer = route == null ? null : route.getConsumer();
        // some consumers are only suspended before Camel waits for their exchanges
        return consumer instanceof StatefulService service
                && (!service.isRunAllowed() || service.isSuspending() || service.isSuspended());
    }

    /**
     * Waits.
     *
     * @param duration how long
     * @param stopping ends the wait
     * @throws RejectedExecutionException if the wait ended early
     * @throws InterruptedException if the thread is interrupted
     */
    public static void sleep(Duration duration, BooleanSupplier stopping) throws InterruptedException {
        long end = System.nanoTime() + duration.toNanos();
        for (long left = duration.toNanos(); left > 0; left = end - System.nanoTime()) {
            check(stopping);
            TimeUnit.NANOSECONDS.sleep(Math.min(left, STEP));
        }
        check(stopping);
    }

    private static void check(BooleanSupplier stopping) {
        if (stopping.getAsBoolean()) {
            throw stopped();
        }
    }

    static RejectedExecutionException stopped() {
        return new RejectedExecutionException("The call is not made or repeated, because its route is stopping");
    }
}
