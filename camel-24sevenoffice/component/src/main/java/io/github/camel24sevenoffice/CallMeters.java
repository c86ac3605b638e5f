/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice;

import io.github.camel24sevenoffice.auth.internal.Meters;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.apache.camel.CamelContext;

/** What the organizations are doing, as Micrometer meters. To be loaded only where Micrometer is on the class path. */
final class CallMeters implements AutoCloseable {

    private final MeterRegistry meters;
    private final List<Meter> registered = new ArrayList<>();

    private CallMeters(MeterRegistry meters, TsOfficeCalls calls) {
        this.meters = meters;
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
    static CallMeters bind(CamelContext context, TsOfficeCalls calls) {
        return Meters.isAvailable(context) ? bindTo(Meters.registry(context), calls) : null;
    }

    private static CallMeters bindTo(MeterRegistry meters, TsOfficeCalls calls) {
        return meters == null ? null : new CallMeters(meters, calls);
    }

    private void gauge(String name, String description, TsOfficeCalls calls, ToDoubleFunction<TsOfficeCalls> value) {
        registered.add(
                Gauge.builder(name, calls, value).description(description).register(meters));
    }

    @Override
    public void close() {
        registered.forEach(meters::remove);
    }
}
