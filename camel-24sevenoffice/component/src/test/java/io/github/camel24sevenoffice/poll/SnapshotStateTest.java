/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.poll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.support.service.ServiceSupport;
import org.junit.jupiter.api.Test;

class SnapshotStateTest {

    private final Repository repository = new Repository();

    private SnapshotState state() {
        SnapshotState state = new SnapshotState(
                "key", key -> new StateStore(repository, key), new FailedRows("list", null, Clock.systemUTC()));
        state.load();
        return state;
    }

    @Test
    void holdsWhatWasPutHoweverManyRows() {
        Map<String, Long> expected = new HashMap<>();
        Random random = new Random(1);
        SnapshotState state = state();
        for (int round = 0; round < 20; round++) {
            for (int i = 0; i < 3_000; i++) {
                int number = random.nextInt(60_000);
                String id = number % 2 == 0 ? String.valueOf(number) : new UUID(number, ~number).toString();
                if (random.nextInt(5) == 0) {
                    expected.remove(id);
                    state.remove(id);
                } else {
                    long print = random.nextLong();
                    expected.put(id, print);
                    state.put(id, print);
                }
            }
            state.table().startReading();
            state.save();
            assertThat(rows(state())).isEqualTo(expected);
        }
        assertThat(repository.values.get("key")).contains("\"parts\":8");
        assertThat(repository.values.get("key part 1 of 2"))
                .as("replaced by 8 parts")
                .isEmpty();
    }

    @Test
    void aChangeWritesOnePartOnly() {
        SnapshotState state = state();
        for (int i = 0; i < 20_000; i++) {
            state.put(String.valueOf(i), i);
        }
        state.save();
        repository.writes = 0;

        state.put("7", 8);
        state.save();

        assertThat(repository.writes).isEqualTo(1);
    }

    @Test
    void aMissingPartIsAnErrorThatNamesIt() {
        SnapshotState state = state();
        state.put("1", 1);
        state.save();
        repository.values.remove("key part 1 of 1");

        assertThatIllegalStateException()
                .isThrownBy(this::state)
                .withMessageContaining("key part 1 of 1")
                .withMessageContaining("it is missing");
    }

    private static Map<String, Long> rows(SnapshotState state) {
        Map<String, Long> rows = new HashMap<>();
        SnapshotTable table = state.table();
        table.forEach(row -> rows.put(table.id(row), table.fingerprint(row)));
        return rows;
    }

    private static final class Repository extends ServiceSupport implements StateRepository<String, String> {

        private final Map<String, String> values = new HashMap<>();
        private int writes;

        @Override
        public void setState(String key, String value) {
            values.put(key, value);
            writes++;
        }

        @Override
        public String getState(String key) {
            return values.get(key);
        }
    }
}
