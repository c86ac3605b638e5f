/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.paging;

import io.github.camel24sevenoffice.response.ApiResponse;
import java.io.Closeable;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import org.apache.camel.RuntimeCamelException;

/**
 * All rows of a list. It holds one page and fetches the next one at the same time. When a page cannot be fetched, the error is
 * thrown in place of its rows, each time that a row is requested, so that it cannot be mistaken for the end of the list.
 * For use by one thread at a time; any thread may close it.
 */
public final class Rows implements Iterator<Object>, Closeable {

    private final Pages<Object> pages;
    private final ExecutorService executor;
    private Iterator<Object> rows;
    private RuntimeException failure;
    /** Null after the last page. */
    private volatile Future<Page<Object>> next;

    private volatile boolean closed;

    private Rows(Pages<Object> pages, ExecutorService executor, Page<Object> first) {
        this.pages = pages;
        this.executor = executor;
        hold(first);
    }

    /**
     * @param pages the pages, not read yet
     * @param executor where pages are fetched ahead
     * @param target path and query of the first page
     * @param first the response with the first page
     * @return the rows
     * @throws io.github.camel24sevenoffice.error.TsOfficeUnreadableResponseException if the first page has no rows
     * @throws io.github.camel24sevenoffice.error.TsOfficePagingException if its link to the next page cannot be followed
     */
    public static Rows of(Pages<Object> pages, ExecutorService executor, String target, ApiResponse<byte[]> first) {
        return new Rows(pages, executor, pages.read(target, first));
    }

    /**
     * @return whether there is a row left, or an error in its place. The error is not thrown here, because a splitter looks
     *     ahead before it works on a row, and would lose that row
     * @throws IllegalStateException if the rows were closed before the end
     */
    @Override
    public boolean hasNext() {
        while (!rows.hasNext() && next != null && failure == null && !closed) {
            turn();
        }
        if (closed && failure == null && (rows.hasNext() || next != null)) {
            throw new IllegalStateException(
                    "The rows were closed before the last one was read. They are closed at the end of their exchange");
        }
        return rows.hasNext() || failure != null;
    }

    /**
     * @return the next row
     * @throws NoSuchElementException after the last one
     * @throws IllegalStateException if the rows were closed before the end
     * @throws RuntimeException if the page cannot be fetched; a checked exception is its cause
     */
    @Override
    public Object next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        if (failure != null) {
            throw failure;
        }
        return rows.next();
    }

    private void turn() {
        try {
            hold(next.get());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            failure = new RuntimeCamelException("Interrupted while waiting for the next page", e);
        } catch (ExecutionException e) {
            failure = RuntimeCamelException.wrapRuntimeCamelException(e.getCause());
        } catch (RejectedExecutionException e) {
            failure = new IllegalStateException("The component was stopped before the last row was read", e);
        } catch (CancellationException e) {
            // by close(): there will be no next page
            closed = true;
        }
    }

    private void hold(Page<Object> page) {
        String target = page.next();
        next = target == null ? null : executor.submit(() -> pages.fetch(target));
        rows = page.rows().iterator();
        if (closed) {
            cancel();
        }
    }

    /** Fetches no more pages. Closing twice does nothing. */
    @Override
    public void close() {
        closed = true;
        cancel();
    }

    private void cancel() {
        Future<Page<Object>> fetching = next;
        if (fetching != null) {
            fetching.cancel(true);
        }
    }
}
