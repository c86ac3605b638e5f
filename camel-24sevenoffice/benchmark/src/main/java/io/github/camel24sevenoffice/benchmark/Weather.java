/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.benchmark;

import io.github.camel24sevenoffice.sandbox.BadResponse;
import io.github.camel24sevenoffice.sandbox.Fault;
import io.github.camel24sevenoffice.sandbox.Reset;
import io.github.camel24sevenoffice.sandbox.Sandbox;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;

/** Random faults, revoked tokens and rate limits, one every few milliseconds. */
final class Weather implements Runnable {

    private static final long PAUSE = 20;
    private static final List<String> PATHS =
            List.of("/v1/salesorders", "/v1/customers", "/v1/customers/*", "/v1/taxes", "/oauth/token");
    private static final List<UnaryOperator<Fault>> FAULTS = List.of(
            fault -> fault.status(503).html(),
            fault -> fault.status(502).html().afterWork(),
            fault -> fault.status(500).json(),
            fault -> fault.tooManyRequests(Duration.ZERO),
            fault -> fault.reset(Reset.BEFORE_WORK),
            fault -> fault.reset(Reset.AFTER_WORK),
            fault -> fault.reset(Reset.DURING_RESPONSE),
            fault -> fault.response(BadResponse.HALF_BODY),
            fault -> fault.response(BadResponse.CONNECTION_CLOSED),
            fault -> fault.delay(Duration.ofMillis(50)),
            Fault::revokeToken);

    private final Sandbox sandbox;
    private final Random random;
    private final long end;

    Weather(Sandbox sandbox, Random random, long end) {
        this.sandbox = sandbox;
        this.random = random;
        this.end = end;
    }

    @Override
    public void run() {
        int rounds = 0;
        while (System.nanoTime() < end) {
            String path = PATHS.get(random.nextInt(PATHS.size()));
            UnaryOperator<Fault> fault = FAULTS.get(random.nextInt(FAULTS.size()));
            sandbox.inject(fault.apply(Fault.on(path)).times(1));
            if (rounds++ % 100 == 0) {
                sandbox.revokeTokens();
            }
            try {
                Thread.sleep(PAUSE);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
