/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.benchmark;

import java.io.PrintStream;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** Prints the tables that are asked for, or all of them. */
public final class Main {

    private static final int WRONG_USE = 2;

    private Main() {}

    /**
     * @param arguments any of {@code get}, {@code storms}, {@code calls}, {@code posts}, {@code memory}, {@code polls}, {@code snapshot} and {@code soak};
     *     none for all. What follows {@code jmh} is given to JMH.
     * @throws Exception if a measurement fails
     */
    public static void main(String... arguments) throws Exception {
        if (arguments.length > 0 && arguments[0].equals("jmh")) {
            org.openjdk.jmh.Main.main(Arrays.copyOfRange(arguments, 1, arguments.length));
            return;
        }
        Map<String, Measurement> measurements = new LinkedHashMap<>();
        measurements.put("get", TokenGetTable::print);
        measurements.put("storms", Storms::print);
        measurements.put("calls", CallCost::print);
        measurements.put("posts", PostCost::print);
        measurements.put("memory", TokenMemory::print);
        measurements.put("polls", PollCost::print);
        measurements.put("snapshot", SnapshotMemory::print);
        measurements.put("soak", Soak::print);
        for (String name : arguments) {
            if (!measurements.containsKey(name)) {
                System.err.println("Unknown table: " + name + "; choose from " + measurements.keySet()
                        + ", none for all, or jmh and options of JMH");
                System.exit(WRONG_USE);
            }
        }
        if (arguments.length > 0) {
            measurements.keySet().retainAll(Arrays.asList(arguments));
        }
        for (Measurement measurement : measurements.values()) {
            measurement.print(System.out);
        }
    }

    private interface Measurement {

        void print(PrintStream out) throws Exception;
    }
}
