/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.sandbox.data;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camel24sevenoffice.sandbox.http.Response;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Cuts lists into pages, with a header that links them (RFC 8288). */
public final class Paging {

    private static final String PAGE = "page";
    private static final String LIMIT = "limit";
    private static final String TOKEN = "continuationToken";

    /** Far from where numbers of rows overflow. */
    private static final long MAXIMUM_POSITION = Long.MAX_VALUE / 4;

    private final Settings settings;

    Paging(Settings settings) {
        this.settings = settings;
    }

    /** A list without pages, which has a link header anyway. */
    public Response whole(Request request, List<ObjectNode> rows) {
        return Response.ok(rows).with("link", links(request, Map.of("first", Map.of())));
    }

    /** One page of a list with page numbers, {@code page} and {@code limit}. */
    public Response byNumber(Request request, Source rows, int defaultLimit, int maximumLimit) {
        return byNumber(request, rows, limit(request, defaultLimit, maximumLimit), Long.MAX_VALUE, Map.of());
    }

    /** One page of a list whose pages have numbers up to a maximum, and a link to themselves. */
    public Response byNumber(Request request, Source rows, int defaultLimit, int maximumLimit, int maximumPage) {
        return byNumber(
                request,
                rows,
                limit(request, defaultLimit, maximumLimit),
                maximumPage,
                Map.of("self", Map.of(PAGE, request.parameter(PAGE).orElse("1"))));
    }

    private Response byNumber(
            Request request, Source source, int limit, long maximumPage, Map<String, Map<String, String>> more) {
        PageFault fault = request.pageFault();
        Source rows = fault.list(inOrder(request, source));
        long page = atLeastOne(PAGE, request.number(PAGE).orElse(1L));
        if (page > maximumPage) {
            throw Failure.invalid(PAGE, "maximum");
        }
        long from = Math.min(page - 1, MAXIMUM_POSITION / limit) * limit;
        Map<String, Map<String, String>> links = new LinkedHashMap<>();
        links.put("first", Map.of(PAGE, "1"));
        links.putAll(more);
        if (page > 1) {
            links.put(settings.previousRelation(), Map.of(PAGE, String.valueOf(page - 1)));
        }
        if (page < maximumPage && fault.hasNext(rows, from, limit)) {
            links.put("next", Map.of(PAGE, String.valueOf(page + 1)));
        }
        return Response.ok(fault.page(rows, from, limit)).with("link", links(request, links));
    }

    /** One page of a list with continuation tokens, {@code continuationToken} and {@code limit}. */
    public Response byToken(Request request, Source source, int defaultLimit, int maximumLimit) {
        PageFault fault = request.pageFault();
        Source rows = fault.list(inOrder(request, source));
        int limit = limit(request, defaultLimit, maximumLimit);
        long from = request.parameter(TOKEN).map(Paging::position).orElse(0L);
        Map<String, Map<String, String>> links = new LinkedHashMap<>();
        if (fault.hasNext(rows, from, limit)) {
            links.put("next", Map.of(TOKEN, token(from + limit)));
        }
        Response response = Response.ok(fault.page(rows, from, limit));
        return links.isEmpty() ? response : response.with("Link", links(request, links));
    }

    /** An order that was asked for is the operation's business. */
    private Source inOrder(Request request, Source rows) {
        return settings.newestFirst() && request.parameter("sortBy").isEmpty() ? rows.reversed() : rows;
    }

    private int limit(Request request, int defaultLimit, int maximumLimit) {
        long limit = atLeastOne(LIMIT, request.number(LIMIT).orElse((long) defaultLimit));
        if (limit > maximumLimit && settings.refuseLimitOverMaximum()) {
            throw Failure.invalid(LIMIT, "maximum");
        }
        return (int) Math.min(limit, maximumLimit);
    }

    private static long atLeastOne(String name, long value) {
        if (value < 1) {
            throw Failure.invalid(name, "minimum");
        }
        return value;
    }

    private static String token(long position) {
        return "p" + Long.toString(position, Character.MAX_RADIX);
    }

    private static long position(String token) {
        try {
            long position = token.startsWith("p") ? Long.parseLong(token.substring(1), Character.MAX_RADIX) : -1;
            if (position >= 0 && position <= MAXIMUM_POSITION) {
                return position;
            }
        } catch (NumberFormatException e) {
            // refused below
        }
        throw Failure.invalid(TOKEN, "format");
    }

    private String links(Request request, Map<String, Map<String, String>> links) {
        List<String> header = new ArrayList<>();
        links.forEach((relation, changed) -> {
            Map<String, String> query = new LinkedHashMap<>(request.query());
            query.putAll(changed);
            header.add("<" + base(request.url()) + (query.isEmpty() ? "" : "?") + format(query) + ">; rel=\"" + relation
                    + "\"");
        });
        return String.join(", ", header);
    }

    private String base(String url) {
        return switch (settings.linkStyle()) {
            case ABSOLUTE -> url;
            case ROOT_RELATIVE -> URI.create(url).getRawPath();
            case QUERY_ONLY -> "";
        };
    }

    private static String format(Map<String, String> query) {
        return query.entrySet().stream()
                .map(parameter -> encode(parameter.getKey()) + "=" + encode(parameter.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
