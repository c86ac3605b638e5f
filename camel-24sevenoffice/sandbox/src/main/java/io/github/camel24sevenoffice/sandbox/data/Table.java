/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.sandbox.data;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camel24sevenoffice.sandbox.Change;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * The rows of one kind, in the order of their keys. A row that is inside never changes: it is replaced. Reading is safe at
 * any time; writing is for operations that write, of which an organization runs one at a time. Each change is noted in
 * {@link Changes}.
 *
 * @param <K> the key
 */
public final class Table<K extends Comparable<K>> {

    private final ConcurrentSkipListMap<K, ObjectNode> rows = new ConcurrentSkipListMap<>();
    private final Organization organization;
    private final String resource;
    private final String name;

    /**
     * @param organization the organization of the rows
     * @param resource the path of the list: {@code customers}
     * @param name what a row is called in an error: {@code customer}
     */
    public Table(Organization organization, String resource, String name) {
        this.organization = organization;
        this.resource = resource;
        this.name = name;
    }

    /** Adds a row, or replaces it. */
    public ObjectNode put(K key, ObjectNode row) {
        boolean replaced = rows.put(key, row.deepCopy()) != null;
        organization.noteChange(resource, key, replaced ? Change.Kind.UPDATED : Change.Kind.CREATED, row);
        return row;
    }

    /** A copy of the row that must be there, to be changed and put back. */
    public ObjectNode get(K key) {
        return find(key).orElseThrow(() -> Failure.notFound(name));
    }

    public Optional<ObjectNode> find(K key) {
        return Optional.ofNullable(rows.get(key)).map(ObjectNode::deepCopy);
    }

    public boolean contains(K key) {
        return rows.containsKey(key);
    }

    /** Removes the row that must be there. */
    public void remove(K key) {
        if (rows.remove(key) == null) {
            throw Failure.notFound(name);
        }
        organization.noteChange(resource, key, Change.Kind.DELETED, null);
    }

    /** All rows, to be read only. */
    public List<ObjectNode> all() {
        return List.copyOf(rows.values());
    }

    public int size() {
        return rows.size();
    }
}
