/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.sandbox.fault;

import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** The faults that are not used up, oldest first. Safe for use by several threads. */
public final class Faults {

    private final Queue<ActiveFault> active = new ConcurrentLinkedQueue<>();

    public ActiveFault add(FaultSpec fault) {
        ActiveFault added = new ActiveFault(Objects.requireNonNull(fault, "fault"));
        active.add(added);
        return added;
    }

    public void clear() {
        active.clear();
    }

    public List<ActiveFault> active() {
        return List.copyOf(active);
    }

    /** Uses the oldest fault that applies to a request once; null when none does. */
    @SuppressWarnings("ModifyCollectionInEnhancedForLoop") // a concurrent queue allows it
    FaultSpec take(String method, String path) {
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
