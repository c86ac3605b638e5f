/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice;

import io.github.camel24sevenoffice.auth.internal.Meters;
import io.github.camel24sevenoffice.call.CallObserver;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import org.apache.camel.CamelContext;

/** The calls, and what the organizations are doing, as Micrometer meters. To be loaded only where Micrometer is on the class path. */
final class CallMeters implements CallObserver, AutoCloseable {

    private final MeterRegistry meters;
    private final List<Meter> registered = new ArrayList<>();
    private final Map<Timed, Timer> timers = new ConcurrentHashMap<>();
    private final boolean organizationTag;

    private CallMeters(MeterRegistry meters, TsOfficeCalls calls, boolean organizationTag) {
        this.meters = meters;
        this.organizationTag = organizationTag;
        gauge("tsoffice.calls.running", "Calls that are being made", calls, TsOfficeCalls::getRunning);
        gauge(
                "tsoffice.calls.waiting",
                "Calls that wait for the turn of their organization",
                calls,
                TsOfficeCalls::getWaiting);
        gauge(
                "tsoffice.organizations.paused",
                "Organizations that make no calls, because the API has asked for a pause",
                calls,
                TsOfficeCalls::getPaused);
    }

    /** The meters; null without Micrometer, or without a registry for them. */
    static CallMeters bind(CamelContext context, TsOfficeCalls calls, boolean organizationTag) {
        return Meters.isAvailable(context) ? bindTo(Meters.registry(context), calls, organizationTag) : null;
    }

    private static CallMeters bindTo(MeterRegistry meters, TsOfficeCalls calls, boolean organizationTag) {
        return meters == null ? null : new CallMeters(meters, calls, organizationTag);
    }

    private void gauge(String name, String description, TsOfficeCalls calls, ToDoubleFunction<TsOfficeCalls> value) {
        registered.add(
                Gauge.builder(name, calls, value).description(description).register(meters));
    }

    @Override
    public void called(String operation, String organizationId, int status, long nanos) {
        String statusClass = status == 0 ? "none" : status / 100 + "xx";
        timers.computeIfAbsent(new Timed(operation, statusClass, organizationTag ? organizationId : null), this::timer)
                .record(nanos, TimeUnit.NANOSECONDS);
    }

    private Timer timer(Timed timed) {
        Timer.Builder builder = Timer.builder("tsoffice.calls")
                .description("Calls to the API, without the wait for the turn of their organization")
                .tag("operation", timed.operation)
                .tag("status", timed.statusClass);
        if (timed.organizationId != null) {
            builder.tag("organization", timed.organizationId);
        }
        return builder.register(meters);
    }

    @Override
    public void close() {
        registered.forEach(meters::remove);
        timers.values().forEach(meters::remove);
    }

    /** What a timer is for; the organization is null without the option. */
    private record Timed(String operation, String statusClass, String organizationId) {}
}
