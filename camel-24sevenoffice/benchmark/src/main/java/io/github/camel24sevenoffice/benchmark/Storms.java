/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.benchmark;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Each contestant in each storm. */
final class Storms {

    private static final int ROUNDS = 3;

    private Storms() {}

    static Table measure(Storm storm, int rounds, Storm.Scale scale) throws Exception {
        Map<Routes, List<Storm.Outcome>> outcomes = new EnumMap<>(Routes.class);
        for (int i = 0; i < rounds; i++) {
            round(storm, scale).forEach((routes, outcome) -> outcomes.computeIfAbsent(routes, key -> new ArrayList<>())
                    .add(outcome));
        }
        return table(storm, outcomes);
    }

    static Map<Routes, Storm.Outcome> round(Storm storm, Storm.Scale scale) throws Exception {
        Quiet.undertow();
        Duration lead = storm.lead(scale);
        ScheduledExecutorService executor = Executors.newScheduledThreadPool(lead == null ? 1 : Routes.values().length);
        try {
            Map<Routes, Future<Storm.Outcome>> running = new EnumMap<>(Routes.class);
            for (Routes routes : Routes.values()) {
                long delay = lead == null ? 0 : lead.toMillis() * running.size();
                running.put(routes, executor.schedule(() -> storm.run(routes, scale), delay, TimeUnit.MILLISECONDS));
            }
            Map<Routes, Storm.Outcome> outcomes = new EnumMap<>(Routes.class);
            for (Map.Entry<Routes, Future<Storm.Outcome>> entry : running.entrySet()) {
                outcomes.put(entry.getKey(), entry.getValue().get());
            }
            return outcomes;
        } finally {
            executor.shutdownNow();
        }
    }

    private static Table table(Storm storm, Map<Routes, List<Storm.Outcome>> outcomes) {
        Table table = new Table(
                storm.title(), "", "token requests", "failed exchanges", "of exchanges", "longest exchange, ms");
        outcomes.forEach((routes, list) -> table.row(
                routes.title(),
                Math.round(Median.of(list, Storm.Outcome::tokenRequests)),
                Math.round(Median.of(list, Storm.Outcome::failed)),
                Math.round(Median.of(list, Storm.Outcome::calls)),
                Math.round(Median.of(list, Storm.Outcome::longest))));
        return table;
    }

    static void print(PrintStream out) throws Exception {
        for (Storm storm : Storm.values()) {
            measure(storm, ROUNDS, Storm.Scale.FULL).print(out);
        }
    }
}
