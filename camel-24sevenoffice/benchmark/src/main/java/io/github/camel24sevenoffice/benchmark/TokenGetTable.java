/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.benchmark;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs {@link TokenGet} in rounds of all contestants, one after the other, and takes the medians. */
final class TokenGetTable {

    private static final String ALLOCATED = "gc.alloc.rate.norm";

    private TokenGetTable() {}

    /**
     * @param forks 1 for a JVM of its own for each measurement, 0 for this one
     * @param seconds how long one iteration takes
     */
    static Table measure(int rounds, int forks, int warmups, int iterations, double seconds, int... threadCounts)
            throws RunnerException {
        Map<String, Map<Integer, List<Sample>>> samples = new LinkedHashMap<>();
        for (int round = 0; round < rounds; round++) {
            for (int threads : threadCounts) {
                for (RunResult result : run(forks, warmups, iterations, seconds, threads)) {
                    String name = result.getPrimaryResult().getLabel();
                    samples.computeIfAbsent(name, key -> new LinkedHashMap<>())
                            .computeIfAbsent(threads, key -> new ArrayList<>())
                            .add(Sample.of(result));
                }
            }
        }
        List<String> columns = new ArrayList<>(List.of("get()"));
        for (int threads : threadCounts) {
            columns.add("ns, " + threads + (threads == 1 ? " thread" : " threads"));
            columns.add("ns of CPU");
            columns.add("bytes");
        }
        Table table = new Table("A valid token", columns.toArray(String[]::new));
        samples.forEach((name, byThreads) -> {
            List<Object> cells = new ArrayList<>(List.of(name));
            byThreads.values().forEach(list -> {
                cells.add(Median.of(list, Sample::nanos));
                cells.add(Median.of(list, Sample::cpu));
                cells.add(Math.round(Median.of(list, Sample::bytes)));
            });
            table.row(cells.toArray());
        });
        return table;
    }

    private static Collection<RunResult> run(int forks, int warmups, int iterations, double seconds, int threads)
            throws RunnerException {
        TimeValue time = TimeValue.milliseconds(Math.round(seconds * 1000));
        return new Runner(new OptionsBuilder()
                        .include(TokenGet.class.getName())
                        .addProfiler(GCProfiler.class)
                        .addProfiler(CpuProfiler.class)
                        .verbosity(VerboseMode.SILENT)
                        .forks(forks)
                        .threads(threads)
                        .warmupIterations(warmups)
                        .warmupTime(time)
                        .measurementIterations(iterations)
                        .measurementTime(time)
                        .shouldFailOnError(true)
                        .build())
                .run();
    }

    static void print(PrintStream out) throws RunnerException {
        measure(3, 1, 4, 2, 1, 1, 8).print(out);
    }

    private record Sample(double nanos, double cpu, double bytes) {

        static Sample of(RunResult result) {
            return new Sample(
                    result.getPrimaryResult().getScore(),
                    secondary(result, CpuProfiler.LABEL),
                    secondary(result, ALLOCATED));
        }

        private static double secondary(RunResult result, String label) {
            return result.getSecondaryResults().values().stream()
                    .filter(secondary -> secondary.getLabel().endsWith(label))
                    .mapToDouble(Result<?>::getScore)
                    .findFirst()
                    .orElseThrow();
        }
    }
}
