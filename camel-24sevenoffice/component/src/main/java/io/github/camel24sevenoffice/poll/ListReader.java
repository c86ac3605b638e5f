/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.poll;

import io.github.camel24sevenoffice.error.TsOfficeNotFoundException;
import io.github.camel24sevenoffice.paging.Page;
import io.github.camel24sevenoffice.paging.Pages;
import io.github.camel24sevenoffice.request.PathTemplate;
import io.github.camel24sevenoffice.request.QueryString;
import io.github.camel24sevenoffice.response.ApiResponse;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Requests one list for one organization. For use by one thread at a time, except {@link #pages()}. */
final class ListReader {

    private final PollSource source;
    private final PollableList list;
    private final RowParser parser;
    private final Map<String, String> query;
    private final Clock clock;

    ListReader(PollSource source, Clock clock) {
        this.source = source;
        this.list = source.list();
        this.clock = clock;
        this.parser = new RowParser(list.idPath(), list.operation().toString());
        this.query = new LinkedHashMap<>(source.query());
        list.longestPage().ifPresent(most -> this.query.putIfAbsent(PollableList.LIMIT, most.toPlainString()));
    }

    /** The pages of one reading of the list. */
    Pages<Row> pages() {
        return new Pages<>(source.client(), parser::rows, source.organizationId(), source.maxPages());
    }

    /**
     * @param modifiedFrom the oldest change to read; null for all rows
     * @param sortBy the order; null for the server's own
     * @param dates the dates to read for; null for none
     */
    String target(Instant modifiedFrom, String sortBy, Dates dates) {
        Map<String, String> parameters = new LinkedHashMap<>(query);
        if (dates != null) {
            LocalDate last = list.isEndExclusive() ? dates.end : dates.end.minusDays(1);
            parameters.put(PollableList.DATE_FROM, dates.begin.toString());
            parameters.put(PollableList.DATE_TO, last.toString());
        }
        if (modifiedFrom != null) {
            parameters.put(PollableList.MODIFIED_FROM, modifiedFrom.toString());
        }
        if (sortBy != null) {
            parameters.put(PollableList.SORT_BY, sortBy);
        }
        String formatted = QueryString.format(parameters);
        return formatted.isEmpty() ? source.path() : source.path() + "?" + formatted;
    }

    /** The dates of a window by the clock of this machine; null without a window. */
    Dates dates(PostingWindow window) {
        LocalDate today = LocalDate.now(clock);
        return window == null ? null : new Dates(window.begin(today), window.end(today));
    }

    /** Whether single rows can be read. */
    boolean readsSingleRows() {
        return source.single() != null;
    }

    /** Reads a row in its present state; empty when it does not exist. */
    Optional<Row> row(String id) throws Exception {
        try {
            ApiResponse<byte[]> response =
                    source.single().get(source.organizationId(), source.path() + "/" + PathTemplate.encode(id));
            return Optional.of(parser.row(response.body()));
        } catch (TsOfficeNotFoundException e) {
            return Optional.empty();
        }
    }

    PollableList list() {
        return list;
    }

    /** The server's time when it sent a page; null without a Date header. */
    static Instant serverTime(Page<?> page) {
        try {
            String date = page.headers().get("Date");
            return date == null
                    ? null
                    : ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }

    static String traceId(Page<?> page) {
        return page.headers().get("X-Trace-Id");
    }

    /** Method, path and organization, for messages. */
    @Override
    public String toString() {
        return source.toString();
    }

    /**
     * @param begin the first day
     * @param end the first day after the last one
     */
    record Dates(LocalDate begin, LocalDate end) {}
}
