/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.poll;

import io.github.camel24sevenoffice.paging.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** The changed rows of pages that cannot be sent yet, as long as there are not too many. For use by one thread at a time. */
final class HeldPages {

    private static final int MOST_ROWS = 10_000;

    private List<Page<Row>> pages = new ArrayList<>();
    private int rows;
    private boolean overflown;

    void add(Page<Row> page, Predicate<Row> isChanged) {
        List<Row> changed = page.rows().stream().filter(isChanged).toList();
        rows += changed.size();
        if (rows > MOST_ROWS) {
            overflown = true;
            pages.clear();
        } else if (!changed.isEmpty()) {
            pages.add(new Page<>(changed, page.next(), page.headers()));
        }
    }

    /** Whether rows were dropped, since there were too many. */
    boolean isOverflown() {
        return overflown;
    }

    /** Hands the pages over, and keeps none. */
    List<Page<Row>> release() {
        List<Page<Row>> released = pages;
        pages = new ArrayList<>();
        rows = 0;
        return released;
    }
}
