/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.paging;

import io.github.camel24sevenoffice.call.OperationClient;
import io.github.camel24sevenoffice.error.TsOfficePagingException;
import io.github.camel24sevenoffice.response.ApiResponse;
import io.github.camel24sevenoffice.response.BodyReader;
import io.github.camel24sevenoffice.response.JsonReader;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Reads the pages of one list, one after the other. A page that comes twice, and more pages than allowed, are errors, so
 * that reading always ends. For use by one thread at a time.
 */
public final class Pages {

    private final OperationClient client;
    private final JsonReader reader;
    private final String organizationId;
    private final int maxPages;
    /** 64 bits of a digest each, so that many pages can be remembered in a small heap. */
    private final Set<Long> seen = new HashSet<>();

    private int count;

    /**
     * @param client fetches the pages
     * @param reader reads their rows
     * @param organizationId the organization to call for
     * @param maxPages the number of pages after which reading fails
     */
    public Pages(OperationClient client, JsonReader reader, String organizationId, int maxPages) {
        this.client = client;
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
    public List<Object> all(String target, ApiResponse<byte[]> first) throws Exception {
        Page page = read(target, first);
        List<Object> rows = page.rows();
        while (page.next() != null) {
            page = fetch(page.next());
            rows.addAll(page.rows());
        }
        return rows;
    }

    /** The page that a response holds. */
    Page read(String target, ApiResponse<byte[]> response) {
        count++;
        List<Object> rows = reader.rows(response.body());
        refuseRepetition(target, rows.isEmpty() ? null : response.body());
        String next = Link.next(response.headers())
                .map(link -> NextPage.of(client.apiUrl(), target, link, client.toString()))
                .orElse(null);
        return new Page(rows, next);
    }

    /** Fetches a page. */
    Page fetch(String target) throws Exception {
        if (count >= maxPages) {
            throw new TsOfficePagingException(client + " has more than " + maxPages
                    + " pages: not all rows were read. If the list really is that long, raise the option maxPages, or request"
                    + " larger pages with limit");
        }
        return read(target, client.callWithFreshToken(organizationId, target, null, BodyReader.BYTES));
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
        return new TsOfficePagingException(client + ": page " + count + " " + what
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
