/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice;

import io.github.camel24sevenoffice.model.CustomerBuilder;
import io.github.camel24sevenoffice.sandbox.BadResponse;
import io.github.camel24sevenoffice.sandbox.Change;
import io.github.camel24sevenoffice.sandbox.Fault;
import io.github.camel24sevenoffice.sandbox.Reset;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The faults and the uses that {@link FaultMatrixTest} brings together, and the table of the results. */
final class FaultMatrix {

    private static final String CUSTOMER = "{\"isCompany\":true,\"name\":\"Bergen AS\"}";
    private static final byte[] PDF = "%PDF-1.7\nx".getBytes(StandardCharsets.ISO_8859_1);

    private FaultMatrix() {}

    /** A fault, in the words of the documentation. */
    @SuppressWarnings("ImmutableEnumChecker") // the functions are lambdas without state
    enum Weather {
        LATE("a late response", fault -> fault.delay(Duration.ofMillis(100))),
        SILENCE("no response, the connection stays open", fault -> fault.response(BadResponse.SILENCE)),
        DRIP("a response that trickles in", fault -> fault.slowBody(Duration.ofSeconds(3))),
        BAD_REQUEST("400", fault -> fault.status(400).json()),
        UNAUTHORIZED("401 for this call only", fault -> fault.status(401).empty()),
        REVOKED("the token is revoked", Fault::revokeToken),
        NOT_FOUND("404", fault -> fault.status(404).json()),
        REQUEST_TIMEOUT("408", fault -> fault.status(408).empty()),
        CONFLICT("409", fault -> fault.status(409).json()),
        TOO_MANY("429", Fault::tooManyRequests),
        TOO_MANY_WAIT("429 with `Retry-After`", fault -> fault.tooManyRequests(Duration.ZERO)),
        TOO_MANY_FOREVER("429 with `Retry-After: 99999999999`", fault -> fault.tooManyRequests()
                .header("Retry-After", "99999999999")),
        SERVER_ERROR("500", fault -> fault.status(500).json()),
        BAD_GATEWAY("502 in HTML", fault -> fault.status(502).html()),
        UNAVAILABLE("503 with `Retry-After`", fault -> fault.status(503).html().header("Retry-After", "0")),
        TIMEOUT_AFTER_WORK(
                "504 after the work", fault -> fault.status(504).html().afterWork()),
        PAGE("200 in HTML", fault -> fault.status(200).html()),
        PAGE_AFTER_WORK(
                "200 in HTML after the work", fault -> fault.status(200).html().afterWork()),
        RESET("a reset before the work", fault -> fault.reset(Reset.BEFORE_WORK)),
        LOST("a reset after the work", fault -> fault.reset(Reset.AFTER_WORK)),
        BROKEN("a reset within the response", fault -> fault.reset(Reset.DURING_RESPONSE)),
        HALF("half of the response", fault -> fault.response(BadResponse.HALF_BODY)),
        WRONG_LENGTH("half of the response as the whole", fault -> fault.response(BadResponse.WRONG_LENGTH)),
        CLOSED("a connection that is closed afterwards", fault -> fault.response(BadResponse.CONNECTION_CLOSED)),
        ROW_NEW("a row is created between two pages", fault -> fault),
        ROW_GONE("a row is deleted between two pages", Fault::rowGone),
        REPEATED_PAGE("a page comes twice", Fault::repeatedPage),
        EMPTY_PAGE("an empty page with a next one", Fault::emptyPage),
        ENDLESS("pages without an end", Fault::endlessPages);

        private final String text;
        private final UnaryOperator<Fault> effect;

        Weather(String text, UnaryOperator<Fault> effect) {
            this.text = text;
            this.effect = effect;
        }

        /** With short limits where a limit ends the call. */
        String uri(String uri) {
            String limits =
                    switch (this) {
                        case SILENCE -> "responseTimeout=200";
                        case DRIP -> "callTimeout=300";
                        default -> "";
                    };
            return limits.isEmpty() ? uri : uri + (uri.contains("?") ? "&" : "?") + limits;
        }

        boolean isOfLists() {
            return this == ROW_NEW
                    || this == ROW_GONE
                    || this == REPEATED_PAGE
                    || this == EMPTY_PAGE
                    || this == ENDLESS;
        }

        boolean appliesTo(Use use) {
            return !isOfLists() || use == Use.LIST || use == Use.STREAM;
        }

        Fault fault(Fault where) {
            Fault fault = effect.apply(where);
            // these are states of a list, not of one response
            return this == ROW_GONE || this == ENDLESS ? fault : fault.times(1);
        }
    }

    /** A kind of call. */
    enum Use {
        GET("GET", 1, true, "tsoffice:customers/1001", null, null),
        PUT("PUT", 1, true, "tsoffice:products/{id}/salestypeOverrides/1?method=PUT", null, null),
        DELETE("DELETE", 1, true, "tsoffice:salesorders/{id}?method=DELETE", "salesorders", Change.Kind.DELETED),
        PATCH("PATCH", 1, false, "tsoffice:customers/1001?method=PATCH", "customers", Change.Kind.UPDATED),
        POST_TEXT("POST", 1, false, "tsoffice:customers?method=POST", "customers", Change.Kind.CREATED),
        POST_BYTES("POST", 1, false, "tsoffice:customers?method=POST", "customers", Change.Kind.CREATED),
        POST_STREAM("POST", 1, false, "tsoffice:customers?method=POST", "customers", Change.Kind.CREATED),
        POST_FILE("POST", 1, false, "tsoffice:customers?method=POST", "customers", Change.Kind.CREATED),
        POST_MAP("POST", 1, false, "tsoffice:customers?method=POST", "customers", Change.Kind.CREATED),
        POST_RECORD("POST", 1, false, "tsoffice:customers?method=POST", "customers", Change.Kind.CREATED),
        ATTACHMENT("POST", 1, false, "tsoffice:salesorders/{id}/attachments?method=POST", null, null),
        CREATE_ONCE(
                "POST with `createOnce`",
                1,
                true,
                "tsoffice:salesorders?method=POST&createOnce=referenceNumber",
                "salesorders",
                Change.Kind.CREATED),
        LIST("list", 3, true, "tsoffice:customers?paging=list&limit=5&maxPages=9", null, null),
        STREAM("stream", 3, true, "tsoffice:customers?paging=stream&limit=5&maxPages=9", null, null),
        UPLOAD("upload, announced", 4, false, "tsoffice:fileUpload", null, null),
        UPLOAD_STORAGE("upload, sent", 4, true, "tsoffice:fileUpload", null, null),
        UPLOAD_STATUS("upload, awaited", 4, true, "tsoffice:fileUpload", null, null),
        TOKEN("token request", 2, true, "tsoffice:taxes?clientId={client}&clientSecret=matrix", null, null),
        CONSUMER("consumer", 0, true, "", null, null);

        private final String column;
        private final int requests;
        private final boolean idempotent;
        private final String uri;
        private final String resource;
        private final Change.Kind effect;

        Use(String column, int requests, boolean idempotent, String uri, String resource, Change.Kind effect) {
            this.column = column;
            this.requests = requests;
            this.idempotent = idempotent;
            this.uri = uri;
            this.resource = resource;
            this.effect = effect;
        }

        /** How many requests it takes without a fault. */
        int requests() {
            return requests;
        }

        boolean isIdempotent() {
            return idempotent;
        }

        String uri() {
            return uri;
        }

        /** What is changed; null when the sandbox does not count it. */
        String resource() {
            return resource;
        }

        Change.Kind effect() {
            return effect;
        }

        boolean isList() {
            return this == LIST || this == STREAM || this == CONSUMER;
        }

        Fault fault(String id) {
            return switch (this) {
                case GET -> Fault.on("/v1/customers/1001").method("GET");
                case PUT ->
                    Fault.on("/v1/products/" + id + "/salestypeOverrides/1").method("PUT");
                case DELETE -> Fault.on("/v1/salesorders/" + id).method("DELETE");
                case PATCH -> Fault.on("/v1/customers/1001").method("PATCH");
                case POST_TEXT, POST_BYTES, POST_STREAM, POST_FILE, POST_MAP, POST_RECORD ->
                    Fault.on("/v1/customers").method("POST");
                case ATTACHMENT ->
                    Fault.on("/v1/salesorders/" + id + "/attachments").method("POST");
                case CREATE_ONCE -> Fault.on("/v1/salesorders").method("POST");
                case LIST, STREAM, CONSUMER ->
                    Fault.on("/v1/customers").method("GET").after(1);
                case UPLOAD -> Fault.on("/v1/fileUpload").method("POST");
                case UPLOAD_STORAGE -> Fault.on("/storage/*").method("PUT");
                case UPLOAD_STATUS -> Fault.on("/v1/fileUpload/*").method("GET");
                case TOKEN -> Fault.on("/oauth/token");
            };
        }

        Object body(Path folder) throws IOException {
            return switch (this) {
                case PATCH -> "{\"name\":\"Oslo AS\"}";
                case PUT -> "{\"accountNumber\":3000}";
                case POST_TEXT -> CUSTOMER;
                case POST_BYTES -> CUSTOMER.getBytes(StandardCharsets.UTF_8);
                case POST_STREAM -> new ByteArrayInputStream(CUSTOMER.getBytes(StandardCharsets.UTF_8));
                case POST_FILE ->
                    Files.writeString(folder.resolve("customer.json"), CUSTOMER).toFile();
                case POST_MAP -> Map.of("isCompany", true, "name", "Bergen AS");
                case POST_RECORD ->
                    CustomerBuilder.builder().isCompany(true).name("Bergen AS").build();
                case CREATE_ONCE -> "{\"referenceNumber\":\"web-1\",\"customer\":{\"id\":1001,\"name\":\"Fjord\"}}";
                case ATTACHMENT, UPLOAD, UPLOAD_STORAGE, UPLOAD_STATUS -> PDF;
                default -> null;
            };
        }
    }

    /** The page of the documentation. */
    static String page(Map<Weather, Map<Use, String>> results) {
        StringBuilder page = new StringBuilder("""
                = Faults and what happens

                What one fault does to each kind of call on a route with the ready-made handlers, and to a consumer.
                A test makes this table: it lets the sandbox produce each fault, and checks that nothing is lost or done twice.

                * *succeeds*: the call ends as if nothing had happened.
                * *repeated*: the call, or the page, is repeated, and then succeeds. The work is done once. A DELETE that finds nothing when it is repeated succeeds with the status 404.
                * *every row once*: the poll is repeated in the place of the fault, and each row is delivered once.
                * An exception: the exchange fails with it. *May be done* means that the work may have been done: the exception says so, and the call is not repeated.

                """);
        Map<String, List<Use>> columns = Stream.of(Use.values())
                .collect(Collectors.groupingBy(use -> use.column, LinkedHashMap::new, Collectors.toList()));
        for (List<String> part : List.of(
                List.of("GET", "PUT", "DELETE", "PATCH", "POST", "POST with `createOnce`"),
                List.of("list", "stream", "consumer", "token request"),
                List.of("upload, announced", "upload, sent", "upload, awaited"))) {
            page.append("[cols=\"2")
                    .append(",2".repeat(part.size()))
                    .append("\",options=\"header\"]\n|===\n| Fault | ");
            page.append(String.join(" | ", part)).append('\n');
            for (Weather weather : Weather.values()) {
                List<String> cells = new ArrayList<>();
                for (String column : part) {
                    cells.add(cell(weather, column, columns.get(column), results.get(weather)));
                }
                if (cells.stream().anyMatch(cell -> !cell.isEmpty())) {
                    page.append("| ").append(weather.text).append(" | ");
                    page.append(String.join(" | ", cells)).append('\n');
                }
            }
            page.append("|===\n\n");
        }
        return page.append("""
                        With `paging=page` and without `outputType`, the body is handed on as it came, unless it is HTML: JSON that was cut off shows only where it is read.
                        """).toString();
    }

    /** Uses with the same column must have the same result. */
    private static String cell(Weather weather, String column, List<Use> uses, Map<Use, String> results) {
        List<String> different = uses.stream()
                .map(results::get)
                .distinct()
                .map(text -> text == null ? "" : text)
                .toList();
        if (different.size() != 1) {
            throw new AssertionError(weather + ", " + column + ": " + different);
        }
        return different.get(0);
    }
}
