/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.sandbox;

import java.time.Duration;
import java.util.Objects;

/**
 * Something that goes wrong on purpose. A fault starts from {@link #on(String)} and is refined:
 * {@code Fault.on("/oauth/token").status(500).times(1)}.
 *
 * @param path the path from the root that it applies to, such as {@code /v1/taxes}
 * @param delay how long the answer is held back
 * @param status the status of the answer; 0 lets the request go through after the delay
 * @param contentType the content type of the answer
 * @param body the body of the answer
 * @param times how many requests it applies to
 */
public record Fault(String path, Duration delay, int status, String contentType, String body, int times) {

    /**
     * @param path the path from the root, such as {@code /oauth/token}
     * @return a fault without effect, that applies to all requests until it is cleared
     */
    public static Fault on(String path) {
        return new Fault(
                Objects.requireNonNull(path, "path"), Duration.ZERO, 0, "application/json", "", Integer.MAX_VALUE);
    }

    /**
     * @param value how long the answer is held back
     * @return a changed copy
     */
    public Fault delay(Duration value) {
        return new Fault(path, Objects.requireNonNull(value, "delay"), status, contentType, body, times);
    }

    /**
     * @param value the status of the answer, between 100 and 599
     * @return a changed copy
     */
    public Fault status(int value) {
        if (value < 100 || value > 599) {
            throw new IllegalArgumentException("status must be between 100 and 599, but is " + value);
        }
        return new Fault(path, delay, value, contentType, body, times);
    }

    /**
     * @param type its content type
     * @param text the body of the answer
     * @return a changed copy
     */
    public Fault body(String type, String text) {
        return new Fault(
                path, delay, status, Objects.requireNonNull(type, "type"), Objects.requireNonNull(text, "text"), times);
    }

    /**
     * @param value how many requests it applies to, at least 1
     * @return a changed copy
     */
    public Fault times(int value) {
        if (value < 1) {
            throw new IllegalArgumentException("times must be at least 1, but is " + value);
        }
        return new Fault(path, delay, status, contentType, body, value);
    }
}
