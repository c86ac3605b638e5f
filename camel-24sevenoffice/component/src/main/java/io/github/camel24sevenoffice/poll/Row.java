/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.poll;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;

/**
 * A row of a list.
 *
 * @param id identifies it in its list
 * @param createdAt when it was created, by the server's clock; null when the row has no such stamp
 * @param modifiedAt when it was changed last, by the server's clock; null when the row has no such stamp
 * @param fingerprint 64 bits of a digest of its content, whatever the order of its fields
 * @param json the row as the API sent it; null for a deleted row
 */
public record Row(String id, Instant createdAt, Instant modifiedAt, long fingerprint, String json) {

    static Row deleted(String id) {
        return new Row(id, null, null, 0, null);
    }

    /** Whether another row with the same id is in the same state. */
    boolean isSameState(Row other) {
        return Objects.equals(modifiedAt, other.modifiedAt) && (isToldByStamp() || fingerprint == other.fingerprint);
    }

    /**
     * @return whether the stamp tells two states of the row apart: a stamp of whole seconds does not, because a row can
     *     change twice in a second
     */
    public boolean isToldByStamp() {
        return modifiedAt != null && !modifiedAt.equals(modifiedAt.truncatedTo(ChronoUnit.SECONDS));
    }

    Row withFingerprint(long other) {
        return new Row(id, createdAt, modifiedAt, other, json);
    }

    /** Whether the row has not been changed since it was created. */
    boolean isNew() {
        return createdAt != null && Objects.equals(createdAt, modifiedAt);
    }

    /** The content stays out: it may hold personal data. */
    @Override
    public String toString() {
        return "Row[id=" + id + ", modifiedAt=" + modifiedAt + "]";
    }
}
