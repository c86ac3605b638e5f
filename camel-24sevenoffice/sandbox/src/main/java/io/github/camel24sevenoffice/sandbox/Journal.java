/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.sandbox;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What was asked and answered, in the order of the answers. */
final class Journal {

    private final List<JournalEntry> entries = new CopyOnWriteArrayList<>();
    private final Clock clock;

    Journal(Clock clock) {
        this.clock = clock;
    }

    void add(String method, String path, String query, String organizationId, int status, String traceId, String body) {
        entries.add(new JournalEntry(clock.instant(), method, path, query, organizationId, status, traceId, body));
    }

    List<JournalEntry> entries() {
        return List.copyOf(entries);
    }
}
