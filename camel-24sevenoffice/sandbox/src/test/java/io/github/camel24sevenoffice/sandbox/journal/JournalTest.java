/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.sandbox.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camel24sevenoffice.sandbox.JournalEntry;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class JournalTest {

    @Test
    @Timeout(60)
    void holdsAMillionRequests() {
        Journal journal = new Journal(10);
        for (int i = 0; i < 1_000_000; i++) {
            journal.add(entry("GET", "/v1/taxes/" + i, 200, ""));
        }

        assertThat(journal.entries()).hasSize(10).extracting(JournalEntry::path).endsWith("/v1/taxes/999999");
    }

    @Test
    void keepsNoMoreBodiesThanFitIntoTheHeap() {
        Journal journal = new Journal(10);
        String half = "x".repeat(16 * 1024 * 1024);
        for (int i = 0; i < 4; i++) {
            journal.add(entry("POST", "/v1/files/" + i, 200, half));
        }

        assertThat(journal.entries()).extracting(JournalEntry::path).containsExactly("/v1/files/2", "/v1/files/3");
    }

    @Test
    void countsTokenRequestsThatItForgets() {
        Journal journal = new Journal(1);
        journal.add(entry("POST", "/oauth/token", 200, ""));
        journal.add(entry("POST", "/oauth/token", 401, ""));
        journal.clear();

        assertThat(journal.tokenRequests()).isEqualTo(2);
        assertThat(journal.entries()).isEmpty();
    }

    @Test
    void countsOnAfterItIsEmptied() {
        Journal journal = new Journal(2);
        for (int i = 1; i <= 3; i++) {
            journal.add(entry("GET", "/v1/taxes/" + i, 200, ""));
        }
        assertThat(journal.read().first()).isEqualTo(2);

        journal.clear();
        journal.add(entry("GET", "/v1/taxes/4", 200, ""));

        assertThat(journal.read().first()).isEqualTo(4);
        assertThat(journal.lastNumber()).isEqualTo(4);
    }

    private static JournalEntry entry(String method, String path, int status, String body) {
        return new JournalEntry(Instant.EPOCH, method, path, "", null, status, "", body, "", "", "");
    }
}
