/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.paging;

import io.github.camel24sevenoffice.call.OperationClient;
import io.github.camel24sevenoffice.call.RetryingClient;
import io.github.camel24sevenoffice.error.TsOfficePagingException;
import io.github.camel24sevenoffice.response.ApiResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * Reads the pages of one list, one after the other. A page that comes twice, and more pages than allowed, are errors, so
 * that reading always ends. For use by one thread at a time.
 *
 * @param <R> the type of a row
 */
public final class Pages<R> {

    private final RetryingClient client;
    private final Function<byte[], List<R>> reader;
    private final String organizationId;
    private final int maxPages;
    /** 64 bits of a digest each, so that many pages can be remembered in a small heap. */
    private final Set<Long> seen = new HashSet<>();

    private final OperationClient operation;
    private int count;

    /**
     * @param client fetches the pages
     * @param reader reads the rows of a page, in a list that may be changed; null stands for an empty body
     * @param organizationId the organization to call for
     * @param maxPages the number of pages after which reading fails
     */
    public Pages(RetryingClient client, Function<byte[], List<R>> reader, String organizationId, int maxPages) {
        this.client = client;
        this.operation = client.operation();
        this.reader = reader;
        this.organizationId = organizationId;
        this.maxPages = maxPages;
    }

    /**
     * Reads all pages.
     *
     * @param target path and query of the first page
     * @param first the response with the first page
     * @return the rows of all pages, in a list that may be changed
     * @throws TsOfficePagingException if the pages do not lead to the end of the list
     * @throws Exception if a page cannot be fetched, or is not a list of rows
     */
    public List<R> all(String target, ApiResponse<byte[]> first) throws Exception {
        Page<R> page = read(target, first);
        List<R> rows = page.rows();
        while (page.next() != null) {
            page = fetch(page.next());
            rows.addAll(page.rows());
        }
        return rows;
    }

    /** The page that a response holds. */
    Page<R> read(String target, ApiResponse<byte[]> response) {
        count++;
        List<R> rows = reader.apply(response.body());
        refuseRepetition(target, rows.isEmpty() ? null : response.body());
        String next = Link.next(response.headers())
                .map(link -> NextPage.of(operation.apiUrl(), target, link, operation.toString()))
                .orElse(null);
        return new Page<>(rows, next, response.headers());
    }

    /**
     * Fetches a page. A page that fails is retried in its place.
     *
     * @param target path and query of the page
     * @return the page
     * @throws TsOfficePagingException if there are more pages than allowed, or the page came before
     * @throws Exception if the page cannot be fetched, or is not a list of rows
     */
    public Page<R> fetch(String target) throws Exception {
        if (count >= maxPages) {
            throw new TsOfficePagingException(operation + " has more than " + maxPages
                    + " pages: not all rows were read. If the list really is that long, raise the option maxPages, or request"
                    + " larger pages with limit");
        }
        return read(target, client.get(organizationId, target));
    }

    /** The rows are null for an empty page, since many pages may be empty. */
    private void refuseRepetition(String target, byte[] rows) {
        if (!seen.add(digest(target.getBytes(StandardCharsets.UTF_8)))) {
            throw repeated("leads back to an earlier one");
        }
        if (rows != null && !seen.add(digest(rows))) {
            throw repeated("has the rows of an earlier one");
        }
    }

    private TsOfficePagingException repeated(String what) {
        return new TsOfficePagingException(operation + ": page " + count + " " + what
                + ". Reading stops: the list has no end, or rows would come twice");
    }

    private static long digest(byte[] bytes) {
        try {
            return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(bytes))
                    .getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
