/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.poll;

import java.util.Arrays;

/** A set of numbers that takes no object for each: 16 bytes a number at most. For use by one thread at a time. */
final class LongSet {

    private long[] slots = new long[1024];
    private int size;
    /** Zero marks an empty slot. */
    private boolean hasZero;

    /**
     * @return whether the number was not there before
     */
    boolean add(long number) {
        if (number == 0) {
            boolean added = !hasZero;
            hasZero = true;
            return added;
        }
        if (size >= slots.length / 2) {
            grow();
        }
        return insert(number);
    }

    boolean contains(long number) {
        return number == 0 ? hasZero : slots[slot(number)] == number;
    }

    int size() {
        return size + (hasZero ? 1 : 0);
    }

    private boolean insert(long number) {
        int slot = slot(number);
        if (slots[slot] == number) {
            return false;
        }
        slots[slot] = number;
        size++;
        return true;
    }

    private int slot(long number) {
        int mask = slots.length - 1;
        int slot = (int) ((number * 0x9e3779b97f4a7c15L) >>> 32) & mask;
        while (slots[slot] != 0 && slots[slot] != number) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void grow() {
        long[] old = slots;
        slots = new long[old.length * 2];
        size = 0;
        Arrays.stream(old).filter(number -> number != 0).forEach(this::insert);
    }
}
