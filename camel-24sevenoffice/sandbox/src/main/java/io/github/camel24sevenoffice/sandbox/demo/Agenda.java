/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.sandbox.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What happens on which day. What happens may put more on the agenda, such as the payment of an invoice. */
final class Agenda {

    private final TreeMap<LocalDate, List<Runnable>> days = new TreeMap<>();

    void add(LocalDate day, Runnable event) {
        days.computeIfAbsent(day, key -> new ArrayList<>()).add(event);
    }

    /** Does all up to a day, in the order of the days. The rest has not happened yet. */
    void run(LocalDate last) {
        while (!days.isEmpty() && !days.firstKey().isAfter(last)) {
            Map.Entry<LocalDate, List<Runnable>> day = days.pollFirstEntry();
            day.getValue().forEach(Runnable::run);
        }
    }
}
