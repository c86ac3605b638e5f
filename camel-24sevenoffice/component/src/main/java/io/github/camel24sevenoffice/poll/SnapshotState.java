/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.poll;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The rows of a list that were delivered, as they are stored: in parts of some thousand rows, so that a change rewrites a small
 * text, and a large list needs no large one. The head says how many parts there are. For use by one thread at a time.
 */
final class SnapshotState {

    private static final int MOST_ROWS_OF_PART = 4096;
    private static final int FEWEST_ROWS_OF_PART = 1024;
    /** Bounds the memory for texts: so many parts are written in one scan of the table. */
    private static final int PARTS_AT_ONCE = 16;

    private final SnapshotTable table = new SnapshotTable();
    private final String key;
    private final Function<String, StateStore> stores;
    private final StateStore head;
    private final FailedRows failed;
    private final BitSet changed = new BitSet();
    private List<StateStore> parts = List.of();
    private boolean complete;

    /**
     * @param key the key of the head, and the start of the keys of the parts
     * @param stores returns the store for a key
     * @param failed the failed rows, which are stored in the head
     */
    SnapshotState(String key, Function<String, StateStore> stores, FailedRows failed) {
        this.key = key;
        this.stores = stores;
        this.head = stores.apply(key);
        this.failed = failed;
    }

    SnapshotTable table() {
        return table;
    }

    /** Whether the list was read to its end once. */
    boolean isComplete() {
        return complete;
    }

    void setComplete() {
        complete = true;
    }

    void put(String id, long fingerprint) {
        table.put(id, fingerprint);
        touch(id);
    }

    void remove(String id) {
        table.remove(id);
        touch(id);
    }

    private void touch(String id) {
        if (!parts.isEmpty()) {
            changed.set(part(id));
        }
    }

    private int part(String id) {
        return (int) (Digest.of(id) >>> 32) & (parts.size() - 1);
    }

    /**
     * @throws IllegalStateException if a stored value cannot be read; the message names its key
     */
    void load() {
        table.clear();
        changed.clear();
        String text = head.load();
        SnapshotHead stored = text == null ? SnapshotHead.EMPTY : SnapshotHead.parse(key, text);
        complete = stored.complete();
        failed.load(stored.failedOrEmpty());
        parts = parts(stored.parts());
        for (StateStore part : parts) {
            String rows = part.load();
            if (rows == null) {
                throw StateJson.unreadable(part.key(), "it is missing, although " + key + " names it");
            }
            SnapshotPart.parse(part.key(), rows)
                    .rows()
                    .forEach((id, print) -> table.put(id, fromHex(part.key(), print)));
        }
    }

    /** Parts first: what the head names exists. */
    void save() {
        List<StateStore> unused = List.of();
        if (parts.isEmpty() || table.size() > (long) parts.size() * MOST_ROWS_OF_PART) {
            unused = parts;
            int count = Integer.highestOneBit(Math.max(1, table.size() / FEWEST_ROWS_OF_PART));
            parts = parts(count);
            // a consumer that was stopped in the middle of this may have left some
            parts.forEach(StateStore::load);
            changed.set(0, count);
        }
        for (int from = changed.nextSetBit(0); from >= 0; from = changed.nextSetBit(from)) {
            from = saveParts(from);
        }
        changed.clear();
        head.save(new SnapshotHead(SnapshotHead.VERSION, parts.size(), complete, failed.toStore()).text());
        unused.forEach(StateStore::discard);
    }

    private int saveParts(int from) {
        Map<Integer, Map<String, String>> texts = new TreeMap<>();
        int next = from;
        for (; texts.size() < PARTS_AT_ONCE && next >= 0; next = changed.nextSetBit(next + 1)) {
            texts.put(next, new TreeMap<>());
        }
        table.forEach(row -> {
            String id = table.id(row);
            Map<String, String> text = texts.get(part(id));
            if (text != null) {
                text.put(id, HexFormat.of().toHexDigits(table.fingerprint(row)));
            }
        });
        texts.forEach((part, rows) -> parts.get(part).save(new SnapshotPart(SnapshotPart.VERSION, rows).text()));
        return next < 0 ? changed.length() : next;
    }

    private List<StateStore> parts(int count) {
        List<StateStore> result = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            result.add(stores.apply(key + " part " + (i + 1) + " of " + count));
        }
        return result;
    }

    private static long fromHex(String key, String print) {
        try {
            return HexFormat.fromHexDigitsToLong(print);
        } catch (IllegalArgumentException e) {
            throw StateJson.unreadable(key, "a fingerprint in it is not a hexadecimal number");
        }
    }
}
