/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.sandbox.data;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;

/** Rows of a list, of which only those of one page need be there. */
public interface Source {

    long size();

    /**
     * @param from the first row, from 0 on; at most {@link #size()}
     * @param count the number of rows wanted; fewer are returned at the end
     */
    List<ObjectNode> slice(long from, int count);

    /** The same rows from the last to the first, turned around page by page. */
    default Source reversed() {
        Source rows = this;
        return new Source() {
            @Override
            public long size() {
                return rows.size();
            }

            @Override
            public List<ObjectNode> slice(long from, int count) {
                long end = rows.size() - from;
                long start = Math.max(0, end - count);
                List<ObjectNode> page = new ArrayList<>(rows.slice(start, (int) (end - start)));
                Collections.reverse(page);
                return page;
            }
        };
    }

    /** The same rows, each shown as the function says once it is on a page. The function gets the row itself, not a copy. */
    default Source map(UnaryOperator<ObjectNode> view) {
        Source rows = this;
        return new Source() {
            @Override
            public long size() {
                return rows.size();
            }

            @Override
            public List<ObjectNode> slice(long from, int count) {
                return rows.slice(from, count).stream().map(view).toList();
            }
        };
    }

    static Source of(List<ObjectNode> rows) {
        return new Source() {
            @Override
            public long size() {
                return rows.size();
            }

            @Override
            public List<ObjectNode> slice(long from, int count) {
                return rows.subList((int) from, (int) Math.min(rows.size(), from + count));
            }
        };
    }
}
