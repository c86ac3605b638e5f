/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.sandbox;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** The faults that are not used up, oldest first. */
final class Faults {

    private final Queue<Active> active = new ConcurrentLinkedQueue<>();

    void add(Fault fault) {
        active.add(new Active(fault, new AtomicInteger(fault.times())));
    }

    void clear() {
        active.clear();
    }

    /** Takes one use of the oldest fault for the path, or returns null when there is none. */
    Fault take(String path) {
        for (Active candidate : active) {
            if (candidate.fault.path().equals(path)) {
                int left = candidate.left.decrementAndGet();
                if (left <= 0) {
                    active.remove(candidate);
                }
                if (left >= 0) {
                    return candidate.fault;
                }
            }
        }
        return null;
    }

    private record Active(Fault fault, AtomicInteger left) {}
}
