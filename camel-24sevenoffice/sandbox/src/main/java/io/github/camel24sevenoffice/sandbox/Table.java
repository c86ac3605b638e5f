/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * The rows of one kind, in the order of their keys. A row that is inside never changes: it is replaced. Reading is safe at
 * any time; writing is for operations that write, of which an organization runs one at a time.
 *
 * @param <K> the key
 */
final class Table<K extends Comparable<K>> {

    private final ConcurrentSkipListMap<K, ObjectNode> rows = new ConcurrentSkipListMap<>();
    private final String name;

    /**
     * @param name what a row is called in an error: {@code customer}
     */
    Table(String name) {
        this.name = name;
    }

    /** Adds a row, or replaces it. */
    ObjectNode put(K key, ObjectNode row) {
        rows.put(key, row.deepCopy());
        return row;
    }

    /** A copy of the row that must be there, to be changed and put back. */
    ObjectNode get(K key) {
        return find(key).orElseThrow(() -> Failure.notFound(name));
    }

    Optional<ObjectNode> find(K key) {
        return Optional.ofNullable(rows.get(key)).map(ObjectNode::deepCopy);
    }

    boolean contains(K key) {
        return rows.containsKey(key);
    }

    /** Removes the row that must be there. */
    void remove(K key) {
        if (rows.remove(key) == null) {
            throw Failure.notFound(name);
        }
    }

    /** All rows, to be read only. */
    List<ObjectNode> all() {
        return List.copyOf(rows.values());
    }

    int size() {
        return rows.size();
    }
}
