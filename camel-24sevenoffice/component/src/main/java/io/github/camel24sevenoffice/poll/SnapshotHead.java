/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.poll;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;

/**
 * The main value of a stored snapshot.
 *
 * @param version of this form
 * @param parts the number of the values that hold the rows
 * @param complete whether the list was read to its end once
 * @param failed the rows to be sent again, by id
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record SnapshotHead(int version, int parts, boolean complete, Map<String, FailedRow> failed) {

    static final int VERSION = 1;
    static final SnapshotHead EMPTY = new SnapshotHead(VERSION, 0, false, null);

    static SnapshotHead parse(String key, String text) {
        SnapshotHead head = StateJson.parse(key, text, SnapshotHead.class, VERSION, SnapshotHead::version);
        if (Integer.bitCount(head.parts) > 1 || head.parts < 0) {
            throw StateJson.unreadable(key, "the number of parts must be a power of two");
        }
        return head;
    }

    String text() {
        return StateJson.text(this);
    }

    Map<String, FailedRow> failedOrEmpty() {
        return failed == null ? Map.of() : failed;
    }
}
