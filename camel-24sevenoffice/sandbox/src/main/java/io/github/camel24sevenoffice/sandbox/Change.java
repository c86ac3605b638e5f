/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.sandbox;

import java.time.Instant;

/**
 * One change of a row in the sandbox.
 *
 * @param time when it happened, by the clock of the sandbox
 * @param organizationId the organization of the row
 * @param resource the path of its list without the first slash, for example {@code customers}
 * @param id the id of the row
 * @param kind what happened
 * @param modifiedAt the stamp of the row after the change; null if such rows have none, and for a deletion
 */
public record Change(Instant time, String organizationId, String resource, String id, Kind kind, Instant modifiedAt) {

    /** What happens to a row. */
    public enum Kind {
        CREATED,
        UPDATED,
        DELETED
    }
}
