/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.sandbox.fault;

import io.github.camel24sevenoffice.sandbox.BadResponse;
import io.github.camel24sevenoffice.sandbox.Reset;
import io.github.camel24sevenoffice.sandbox.data.PageFault;
import java.time.Duration;
import java.util.Objects;

/**
 * The parts of a fault. Immutable.
 *
 * @param pattern which requests it is for
 * @param schedule which of them it applies to
 * @param delay how long the response is delayed, before any work
 * @param response the response that is sent instead of the work, or of its response
 * @param afterWork whether that response is sent after the work
 * @param bad what is wrong with the response on the wire, or null
 * @param reset when the connection is reset, or null
 * @param slowBody how long the body of the response takes
 * @param revokesToken whether the token of the request is revoked first
 * @param page what is wrong with a page of a list
 * @param action what is run before the request is handled, or null
 */
public record FaultSpec(
        RequestPattern pattern,
        FaultSchedule schedule,
        Duration delay,
        FaultResponse response,
        boolean afterWork,
        BadResponse bad,
        Reset reset,
        Duration slowBody,
        boolean revokesToken,
        PageFault page,
        Runnable action) {

    /**
     * @param pattern which requests it is for
     * @return a fault without effect, for all of them
     */
    public static FaultSpec on(RequestPattern pattern) {
        return new FaultSpec(
                pattern,
                FaultSchedule.ALWAYS,
                Duration.ZERO,
                FaultResponse.NONE,
                false,
                null,
                null,
                Duration.ZERO,
                false,
                PageFault.NONE,
                null);
    }

    public FaultSpec with(RequestPattern value) {
        return new FaultSpec(
                value, schedule, delay, response, afterWork, bad, reset, slowBody, revokesToken, page, action);
    }

    public FaultSpec with(FaultSchedule value) {
        return new FaultSpec(
                pattern, value, delay, response, afterWork, bad, reset, slowBody, revokesToken, page, action);
    }

    public FaultSpec withDelay(Duration value) {
        notNegative("delay", value);
        return new FaultSpec(
                pattern, schedule, value, response, afterWork, bad, reset, slowBody, revokesToken, page, action);
    }

    public FaultSpec with(FaultResponse value) {
        return new FaultSpec(
                pattern, schedule, delay, value, afterWork, bad, reset, slowBody, revokesToken, page, action);
    }

    public FaultSpec withAfterWork() {
        return new FaultSpec(
                pattern, schedule, delay, response, true, bad, reset, slowBody, revokesToken, page, action);
    }

    public FaultSpec with(BadResponse value) {
        Objects.requireNonNull(value, "bad response");
        return new FaultSpec(
                pattern, schedule, delay, response, afterWork, value, reset, slowBody, revokesToken, page, action);
    }

    public FaultSpec with(Reset value) {
        Objects.requireNonNull(value, "reset");
        return new FaultSpec(
                pattern, schedule, delay, response, afterWork, bad, value, slowBody, revokesToken, page, action);
    }

    public FaultSpec withSlowBody(Duration value) {
        notNegative("slowBody", value);
        return new FaultSpec(
                pattern, schedule, delay, response, afterWork, bad, reset, value, revokesToken, page, action);
    }

    public FaultSpec withTokenRevoked() {
        return new FaultSpec(pattern, schedule, delay, response, afterWork, bad, reset, slowBody, true, page, action);
    }

    public FaultSpec with(PageFault value) {
        return new FaultSpec(
                pattern, schedule, delay, response, afterWork, bad, reset, slowBody, revokesToken, value, action);
    }

    public FaultSpec with(Runnable value) {
        Objects.requireNonNull(value, "action");
        return new FaultSpec(
                pattern, schedule, delay, response, afterWork, bad, reset, slowBody, revokesToken, page, value);
    }

    private static void notNegative(String name, Duration value) {
        if (Objects.requireNonNull(value, name).isNegative()) {
            throw new IllegalArgumentException(name + " must not be negative, but is " + value);
        }
    }

    /** Describes what it does and where. */
    @Override
    public String toString() {
        return FaultText.of(this);
    }
}
