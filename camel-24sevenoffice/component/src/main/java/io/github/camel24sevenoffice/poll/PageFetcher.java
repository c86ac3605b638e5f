/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.poll;

import io.github.camel24sevenoffice.paging.Page;
import io.github.camel24sevenoffice.paging.Pages;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/** Fetches one page ahead while the route works on the rows of the last one. For use by one thread at a time. */
final class PageFetcher implements AutoCloseable {

    private final ExecutorService executor;
    private String ahead;
    private Future<Page<Row>> page;

    PageFetcher(ExecutorService executor) {
        this.executor = executor;
    }

    /** Begins to fetch a page that will be asked for next. */
    void prefetch(Pages<Row> pages, String target) {
        ahead = target;
        page = executor.submit(() -> pages.fetch(target));
    }

    /** The page, fetched now unless it was begun before. */
    Page<Row> fetch(Pages<Row> pages, String target) throws Exception {
        if (!target.equals(ahead)) {
            close();
            return pages.fetch(target);
        }
        try {
            return page.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        } finally {
            ahead = null;
            page = null;
        }
    }

    /** Gives up a page that nobody asks for anymore. */
    @Override
    public void close() {
        if (page != null) {
            page.cancel(true);
            ahead = null;
            page = null;
        }
    }
}
