/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.sandbox.fault;

import java.util.Random;

/** A fault, and how often it still applies. Safe for use by several threads. */
public final class ActiveFault {

    private final FaultSpec fault;
    private final Random chance;
    private int toPass;
    private int left;

    ActiveFault(FaultSpec fault) {
        this.fault = fault;
        FaultSchedule schedule = fault.schedule();
        chance = new Random(schedule.seed());
        toPass = schedule.after();
        left = schedule.times();
    }

    public FaultSpec fault() {
        return fault;
    }

    /** Whether it applies to the next request that it is for. */
    synchronized boolean applies() {
        if (toPass > 0) {
            toPass--;
            return false;
        }
        if (left == 0 || chance.nextDouble() >= fault.schedule().probability()) {
            return false;
        }
        if (left != Integer.MAX_VALUE) {
            left--;
        }
        return true;
    }

    /** How often it still applies; {@link Integer#MAX_VALUE} for always. */
    public synchronized int left() {
        return left;
    }
}
