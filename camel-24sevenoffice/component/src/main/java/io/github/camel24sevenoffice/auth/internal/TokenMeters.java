/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.auth.internal;

import io.github.camel24sevenoffice.auth.TokenManager;
import io.github.camel24sevenoffice.auth.internal.TokenCounters.TokenRequestTimer;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.apache.camel.CamelContext;

/** What a TokenManager does, as Micrometer meters. To be loaded only where Micrometer is on the class path. */
public final class TokenMeters implements TokenRequestTimer, AutoCloseable {

    private static final String APPLICATION = "application";
    private static final String OUTCOME = "outcome";

    private final MeterRegistry meters;
    private final List<Meter> registered = new ArrayList<>();
    private final Timer successes;
    private final Timer failures;

    private TokenMeters(MeterRegistry meters, TokenManager manager, String application) {
        this.meters = meters;
        this.successes = timer(application, "success");
        this.failures = timer(application, "failure");
        counter("tsoffice.token.renewals", "Tokens that replaced a valid one", manager, application, m -> m.statistics()
                .renewals());
        counter("tsoffice.token.rejections", "Tokens that the API rejected", manager, application, m -> m.statistics()
                .rejections());
        counter("tsoffice.token.shared", "Tokens taken from the TokenStore", manager, application, m -> m.statistics()
                .shared());
        registered.add(Gauge.builder("tsoffice.token.organizations", manager, m -> m.statistics()
                        .organizations())
                .description("OrganizationTokens that a TokenManager holds")
                .tag(APPLICATION, application)
                .register(meters));
    }

    /**
     * @param context where the MeterRegistry is looked up
     * @param manager what is measured
     * @param application the client id, as a tag
     * @return the meters; null without Micrometer, or when the registry of the context does not hold exactly one
     *     MeterRegistry, nor one of the name that camel-micrometer uses
     */
    public static TokenMeters bind(CamelContext context, TokenManager manager, String application) {
        return Meters.isAvailable(context) ? bindTo(Meters.registry(context), manager, application) : null;
    }

    private static TokenMeters bindTo(MeterRegistry meters, TokenManager manager, String application) {
        return meters == null ? null : new TokenMeters(meters, manager, application);
    }

    @Override
    public void record(Duration took, boolean successful) {
        (successful ? successes : failures).record(took);
    }

    @Override
    public void close() {
        registered.forEach(meters::remove);
    }

    private Timer timer(String application, String outcome) {
        Timer timer = Timer.builder("tsoffice.token.requests")
                .description("Requests to the login server")
                .tag(APPLICATION, application)
                .tag(OUTCOME, outcome)
                .register(meters);
        registered.add(timer);
        return timer;
    }

    private void counter(
            String name,
            String description,
            TokenManager manager,
            String application,
            ToDoubleFunction<TokenManager> count) {
        registered.add(FunctionCounter.builder(name, manager, count)
                .description(description)
                .tag(APPLICATION, application)
                .register(meters));
    }
}
