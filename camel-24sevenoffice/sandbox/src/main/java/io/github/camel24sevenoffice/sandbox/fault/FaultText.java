/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.sandbox.fault;

import io.github.camel24sevenoffice.sandbox.data.PageFault;
import java.util.ArrayList;
import java.util.List;

/** Describes a fault in words. */
public final class FaultText {

    private FaultText() {}

    static String of(FaultSpec fault) {
        List<String> parts = new ArrayList<>();
        addEffects(fault, parts);
        if (parts.isEmpty()) {
            parts.add("nothing");
        }
        addSchedule(fault.schedule(), parts);
        return fault.pattern() + ": " + String.join(", ", parts);
    }

    private static void addEffects(FaultSpec fault, List<String> parts) {
        if (!fault.delay().isZero()) {
            parts.add("delay " + fault.delay());
        }
        if (fault.revokesToken()) {
            parts.add("token revoked");
        }
        if (fault.action() != null) {
            parts.add("action");
        }
        if (fault.response().isPresent()) {
            parts.add("status " + fault.response().status() + (fault.afterWork() ? " after the work" : ""));
        }
        if (fault.page() != PageFault.NONE) {
            parts.add("page " + fault.page());
        }
        if (fault.bad() != null) {
            parts.add("response " + fault.bad());
        }
        if (!fault.slowBody().isZero()) {
            parts.add("body within " + fault.slowBody());
        }
        if (fault.reset() != null) {
            parts.add("reset " + fault.reset());
        }
    }

    private static void addSchedule(FaultSchedule schedule, List<String> parts) {
        if (schedule.after() > 0) {
            parts.add("after " + schedule.after());
        }
        if (schedule.probability() < 1) {
            parts.add("probability " + schedule.probability());
        }
    }
}
