/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.poll;

import java.util.Map;

/**
 * A part of a stored snapshot.
 *
 * @param version of this form
 * @param rows the fingerprints of the delivered rows by id, in hexadecimal
 */
record SnapshotPart(int version, Map<String, String> rows) {

    static final int VERSION = 1;

    static SnapshotPart parse(String key, String text) {
        SnapshotPart part = StateJson.parse(key, text, SnapshotPart.class, VERSION, SnapshotPart::version);
        if (part.rows == null) {
            throw StateJson.unreadable(key, "it has no rows");
        }
        return part;
    }

    String text() {
        return StateJson.text(this);
    }
}
