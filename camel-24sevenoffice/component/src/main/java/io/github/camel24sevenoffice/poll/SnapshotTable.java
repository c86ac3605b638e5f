/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.poll;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.BitSet;
import java.util.UUID;
import java.util.function.IntConsumer;

/**
 * The fingerprints of the rows of a list by id: a hash table in arrays, since an object for each row would take too much heap.
 * A row takes 20 to 28 bytes, and those of its id: 17 for a UUID. For use by one thread at a time.
 */
final class SnapshotTable {

    private static final int NONE = -1;
    private static final int WORTH_COMPACTING = 1024;
    /** No id of a row begins with it. */
    private static final byte UUID_MARK = 0;

    private static final int UUID_LENGTH = 36;

    private int[] slots;
    private long[] fingerprints;
    /** Where the id of each row ends in {@link #ids}; that of a removed row stays until the table is compacted. */
    private int[] ends;

    private byte[] ids;
    private BitSet removed;
    private BitSet seen;
    private int rows;

    SnapshotTable() {
        clear();
    }

    void clear() {
        slots = empty(1024);
        fingerprints = new long[512];
        ends = new int[512];
        ids = new byte[8192];
        removed = new BitSet();
        seen = new BitSet();
        rows = 0;
    }

    /** The UTF-8 of an id; of a UUID its 16 bytes, as the ids of a ledger are UUIDs. */
    private static byte[] bytes(String id) {
        if (id.length() == UUID_LENGTH && id.charAt(8) == '-' && id.charAt(UUID_LENGTH - 13) == '-') {
            try {
                UUID uuid = UUID.fromString(id);
                if (uuid.toString().equals(id)) {
                    return ByteBuffer.allocate(1 + 2 * Long.BYTES)
                            .put(UUID_MARK)
                            .putLong(uuid.getMostSignificantBits())
                            .putLong(uuid.getLeastSignificantBits())
                            .array();
                }
            } catch (IllegalArgumentException e) {
                // a text that only looks like one
            }
        }
        return id.getBytes(StandardCharsets.UTF_8);
    }

    private static int[] empty(int size) {
        int[] slots = new int[size];
        Arrays.fill(slots, NONE);
        return slots;
    }

    int size() {
        return rows - removed.cardinality();
    }

    /** The number of a row; negative when it is not in the table. */
    int find(String id) {
        int row = slots[slot(bytes(id))];
        return row == NONE || removed.get(row) ? NONE : row;
    }

    boolean has(String id, long fingerprint) {
        int row = find(id);
        return row >= 0 && fingerprints[row] == fingerprint;
    }

    long fingerprint(int row) {
        return fingerprints[row];
    }

    String id(int row) {
        int begin = begin(row);
        if (ends[row] > begin && ids[begin] == UUID_MARK) {
            ByteBuffer uuid = ByteBuffer.wrap(ids, begin + 1, 2 * Long.BYTES);
            return new UUID(uuid.getLong(), uuid.getLong()).toString();
        }
        return new String(ids, begin, ends[row] - begin, StandardCharsets.UTF_8);
    }

    /** Adds or changes a row, which then counts as seen. */
    void put(String id, long fingerprint) {
        byte[] name = bytes(id);
        int slot = slot(name);
        int row = slots[slot];
        if (row == NONE) {
            row = add(name);
            slots[slot] = row;
        }
        fingerprints[row] = fingerprint;
        removed.clear(row);
        seen.set(row);
        if (rows * 2 > slots.length) {
            rehash(slots.length * 2);
        }
    }

    void remove(String id) {
        int row = find(id);
        if (row >= 0) {
            removed.set(row);
            seen.clear(row);
        }
    }

    /** Starts a reading of the list: no row is seen yet. */
    void startReading() {
        if (rows > WORTH_COMPACTING && removed.cardinality() > rows / 2) {
            compact();
        }
        seen = new BitSet();
    }

    /** Notes that the list has a row. A row that is not in the table is ignored. */
    void see(String id) {
        int row = find(id);
        if (row >= 0) {
            seen.set(row);
        }
    }

    /** The number of rows that were not seen in this reading. */
    int missing() {
        return size() - seen.cardinality();
    }

    /** The ids of the rows that were not seen in this reading. */
    String[] missingIds() {
        String[] missing = new String[missing()];
        int count = 0;
        for (int row = 0; row < rows; row++) {
            if (!removed.get(row) && !seen.get(row)) {
                missing[count++] = id(row);
            }
        }
        return missing;
    }

    void forEach(IntConsumer action) {
        for (int row = 0; row < rows; row++) {
            if (!removed.get(row)) {
                action.accept(row);
            }
        }
    }

    private void compact() {
        SnapshotTable copy = new SnapshotTable();
        forEach(row -> copy.put(id(row), fingerprints[row]));
        slots = copy.slots;
        fingerprints = copy.fingerprints;
        ends = copy.ends;
        ids = copy.ids;
        removed = copy.removed;
        rows = copy.rows;
    }

    private int add(byte[] name) {
        int end = begin(rows) + name.length;
        if (rows == ends.length) {
            ends = Arrays.copyOf(ends, rows + (rows >> 1));
            fingerprints = Arrays.copyOf(fingerprints, ends.length);
        }
        if (end > ids.length) {
            ids = Arrays.copyOf(ids, Math.max(end, ids.length + (ids.length >> 1)));
        }
        System.arraycopy(name, 0, ids, end - name.length, name.length);
        ends[rows] = end;
        return rows++;
    }

    private int begin(int row) {
        return row == 0 ? 0 : ends[row - 1];
    }

    private int slot(byte[] name) {
        int mask = slots.length - 1;
        int slot = hash(name, 0, name.length) & mask;
        while (slots[slot] != NONE && !isNamed(slots[slot], name)) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private boolean isNamed(int row, byte[] name) {
        return Arrays.equals(ids, begin(row), ends[row], name, 0, name.length);
    }

    private static int hash(byte[] bytes, int begin, int end) {
        int hash = 1;
        for (int i = begin; i < end; i++) {
            hash = hash * 31 + bytes[i];
        }
        return (hash * 0x9e3779b9) >>> 7;
    }

    private void rehash(int size) {
        slots = empty(size);
        int mask = slots.length - 1;
        for (int row = 0; row < rows; row++) {
            int slot = hash(ids, begin(row), ends[row]) & mask;
            while (slots[slot] != NONE) {
                slot = (slot + 1) & mask;
            }
            slots[slot] = row;
        }
    }
}
