/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Applies the body of a PATCH to a row. That nested objects are merged, not replaced, is our reading. */
final class Patch {

    private Patch() {}

    /** Takes over every field that is there, null too; objects that both have are merged field by field. */
    static void merge(ObjectNode row, ObjectNode changes) {
        changes.properties().forEach(change -> {
            if (change.getValue() instanceof ObjectNode part && row.get(change.getKey()) instanceof ObjectNode whole) {
                merge(whole, part);
            } else {
                row.set(change.getKey(), change.getValue());
            }
        });
    }
}
