/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.benchmark;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/**
 * What a JVM holds.
 *
 * @param threads its threads
 * @param files its open files and connections; 0 where the system does not tell
 * @param heap the bytes of its heap that are in use
 */
record Footprint(long threads, long files, long heap) {

    private static final int COLLECTIONS = 4;

    /** After a garbage collection. */
    static Footprint now() {
        for (int i = 0; i < COLLECTIONS; i++) {
            System.gc();
        }
        long files = ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
                ? unix.getOpenFileDescriptorCount()
                : 0;
        return new Footprint(
                ManagementFactory.getThreadMXBean().getThreadCount(),
                files,
                ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
    }

    Footprint minus(Footprint other) {
        return new Footprint(threads - other.threads, files - other.files, heap - other.heap);
    }

    /**
     * @throws IllegalStateException if any of it is more than the limit
     */
    void requireBelow(Footprint limit) {
        if (threads > limit.threads || files > limit.files || heap > limit.heap) {
            throw new IllegalStateException("More is left behind than " + limit + ": " + this);
        }
    }
}
