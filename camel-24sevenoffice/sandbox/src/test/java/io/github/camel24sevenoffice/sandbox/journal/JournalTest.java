/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.sandbox.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camel24sevenoffice.sandbox.JournalEntry;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class JournalTest {

    @Test
    @Timeout(60)
    void holdsAMillionRequests() {
        Journal journal = new Journal(Clock.systemUTC(), 10);
        for (int i = 0; i < 1_000_000; i++) {
            journal.add("GET", "/v1/taxes/" + i, "", null, 200, "", "");
        }

        assertThat(journal.entries()).hasSize(10).extracting(JournalEntry::path).endsWith("/v1/taxes/999999");
    }

    @Test
    void keepsNoMoreBodiesThanFitIntoTheHeap() {
        Journal journal = new Journal(Clock.systemUTC(), 10);
        String half = "x".repeat(16 * 1024 * 1024);
        for (int i = 0; i < 4; i++) {
            journal.add("POST", "/v1/files/" + i, "", null, 200, "", half);
        }

        assertThat(journal.entries()).extracting(JournalEntry::path).containsExactly("/v1/files/2", "/v1/files/3");
    }

    @Test
    void countsTokenRequestsThatItForgets() {
        Journal journal = new Journal(Clock.systemUTC(), 1);
        journal.add("POST", "/oauth/token", "", null, 200, "", "");
        journal.add("POST", "/oauth/token", "", null, 401, "", "");
        journal.clear();

        assertThat(journal.tokenRequests()).isEqualTo(2);
        assertThat(journal.entries()).isEmpty();
    }
}
