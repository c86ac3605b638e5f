/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.sandbox.data;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.undertow.util.AttachmentKey;
import java.util.List;

/** What is wrong with a page of a list. */
public enum PageFault {
    /** Nothing. */
    NONE,

    /** The list lacks its first row. */
    ROW_GONE {
        @Override
        Source list(Source rows) {
            return rows.size() == 0 ? rows : new WithoutFirst(rows);
        }
    },

    /** The rows of the page before. */
    REPEATED {
        @Override
        List<ObjectNode> page(Source rows, long from, int limit) {
            return super.page(rows, Math.max(0, from - limit), limit);
        }
    },

    /** No rows, but a next page. */
    EMPTY {
        @Override
        List<ObjectNode> page(Source rows, long from, int limit) {
            return List.of();
        }

        @Override
        boolean hasNext(Source rows, long from, int limit) {
            return true;
        }
    },

    /** A next page always; the rows come again and again. */
    ENDLESS {
        @Override
        List<ObjectNode> page(Source rows, long from, int limit) {
            return rows.size() == 0 ? List.of() : rows.slice(from % rows.size(), limit);
        }

        @Override
        boolean hasNext(Source rows, long from, int limit) {
            return true;
        }
    };

    public static final AttachmentKey<PageFault> KEY = AttachmentKey.create(PageFault.class);

    /** The list that pages are cut from. */
    Source list(Source rows) {
        return rows;
    }

    /**
     * @param from the first row of the page, which may be beyond the end of the list
     */
    List<ObjectNode> page(Source rows, long from, int limit) {
        return rows.slice(Math.min(from, rows.size()), limit);
    }

    boolean hasNext(Source rows, long from, int limit) {
        return from < rows.size() - limit;
    }

    private record WithoutFirst(Source rows) implements Source {

        @Override
        public long size() {
            return rows.size() - 1;
        }

        @Override
        public List<ObjectNode> slice(long from, int count) {
            return rows.slice(from + 1, count);
        }
    }
}
