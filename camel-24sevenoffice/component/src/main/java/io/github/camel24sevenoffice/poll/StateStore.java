/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.poll;

import io.github.camel24sevenoffice.state.FencedStateRepository;
import org.apache.camel.spi.StateRepository;

/**
 * One stored value of one consumer. If the repository can compare, a value is stored only while this consumer's last one is
 * there: a node that has taken over is not overwritten. Of that last value only a digest is kept, since a state may be large.
 * For use by one thread at a time.
 */
final class StateStore {

    private final StateRepository<String, String> repository;
    private final String key;
    /** Null when nothing is stored. */
    private Long digest;

    StateStore(StateRepository<String, String> repository, String key) {
        this.repository = repository;
        this.key = key;
    }

    String key() {
        return key;
    }

    /** The stored value; null when there is none. */
    String load() {
        String stored = read();
        digest = digest(stored);
        return stored;
    }

    /**
     * @throws TakenOverException if another consumer has stored a value since the last call
     * @throws IllegalStateException if the value cannot be stored; the message names the key
     */
    void save(String value) {
        Long update = digest(value);
        if (update.equals(digest)) {
            return;
        }
        try {
            store(value);
        } catch (TakenOverException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new IllegalStateException(
                    "The state \"" + key + "\" cannot be stored in the offsetRepository: " + e.getMessage(), e);
        }
        digest = update;
    }

    private void store(String value) {
        if (repository instanceof FencedStateRepository fenced) {
            String stored = read();
            boolean mine = digest == null ? stored == null : digest.equals(digest(stored));
            if (!mine || !fenced.compareAndSet(key, stored, value)) {
                throw new TakenOverException(key);
            }
        } else {
            repository.setState(key, value);
        }
    }

    /** Repositories cannot delete. */
    void discard() {
        repository.setState(key, "");
        digest = null;
    }

    /** An empty value is what remains of a state that is no longer used. */
    private String read() {
        String stored = repository.getState(key);
        return stored == null || stored.isEmpty() ? null : stored;
    }

    private static Long digest(String value) {
        return value == null ? null : Digest.of(value);
    }
}
