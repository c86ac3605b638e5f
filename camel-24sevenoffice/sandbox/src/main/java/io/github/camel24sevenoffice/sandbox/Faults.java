/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.sandbox;

import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** The faults that are not used up, oldest first. */
final class Faults {

    private final Queue<ActiveFault> active = new ConcurrentLinkedQueue<>();

    ActiveFault add(Fault fault) {
        ActiveFault added = new ActiveFault(Objects.requireNonNull(fault, "fault"));
        active.add(added);
        return added;
    }

    void clear() {
        active.clear();
    }

    List<ActiveFault> active() {
        return List.copyOf(active);
    }

    /** Takes one use of the oldest fault that applies to the request, or returns null when none does. */
    Fault take(String method, String path) {
        for (ActiveFault candidate : active) {
            if (candidate.fault().pattern().matches(method, path)) {
                boolean applies = candidate.applies();
                if (candidate.left() == 0) {
                    active.remove(candidate);
                }
                if (applies) {
                    return candidate.fault();
                }
            }
        }
        return null;
    }
}
