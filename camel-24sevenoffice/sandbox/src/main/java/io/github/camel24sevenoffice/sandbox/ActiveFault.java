/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.sandbox;

import java.util.Random;

/** A fault, and how much of it is used up. */
final class ActiveFault {

    private final Fault fault;
    private final Random chance;
    private int toPass;
    private int left;

    ActiveFault(Fault fault) {
        this.fault = fault;
        FaultSchedule schedule = fault.schedule();
        chance = new Random(schedule.seed());
        toPass = schedule.after();
        left = schedule.times();
    }

    Fault fault() {
        return fault;
    }

    /** Whether it applies to one more request that it is meant for. */
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
    synchronized int left() {
        return left;
    }
}
