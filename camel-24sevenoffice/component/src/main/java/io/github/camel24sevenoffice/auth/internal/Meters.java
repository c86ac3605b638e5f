/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.auth.internal;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.Registry;

/** Finds Micrometer, which is optional, and the registry of a context for its meters. */
public final class Meters {

    /** The name that camel-micrometer looks its registry up by. */
    private static final String CAMEL_REGISTRY = "metricsRegistry";

    private Meters() {}

    /**
     * @param context whose class path is looked at
     * @return whether Micrometer is there, so that {@link #registry(CamelContext)} may be called
     */
    public static boolean isAvailable(CamelContext context) {
        return context.getClassResolver().resolveClass("io.micrometer.core.instrument.MeterRegistry") != null;
    }

    /**
     * @param context where the registry is looked up
     * @return the only one, or the one of the name that camel-micrometer uses; null when there is neither
     */
    public static MeterRegistry registry(CamelContext context) {
        Registry registry = context.getRegistry();
        Set<MeterRegistry> all = registry.findByType(MeterRegistry.class);
        return all.size() == 1
                ? all.iterator().next()
                : registry.lookupByNameAndType(CAMEL_REGISTRY, MeterRegistry.class);
    }
}
