/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.poll;

import java.util.List;
import java.util.function.Consumer;

/** Where changed rows go. */
@FunctionalInterface
public interface RowRoute {

    /**
     * Sends rows on their way, without waiting for the end of it.
     *
     * @param rows one row, or those of a page where pages are delivered as a whole; not empty
     * @param done to be called once, by any thread, when all work on the rows is done: with true if it succeeded
     */
    void send(List<ChangedRow> rows, Consumer<Boolean> done);

    /**
     * @param row the row
     * @param change what has happened to it
     * @param traceId the trace id of the response that it came with, or null
     */
    record ChangedRow(Row row, RowChange change, String traceId) {}
}
