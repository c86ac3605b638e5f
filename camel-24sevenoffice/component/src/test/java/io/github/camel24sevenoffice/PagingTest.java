/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.camel24sevenoffice.contract.Catalogue;
import io.github.camel24sevenoffice.contract.Operation;
import io.github.camel24sevenoffice.contract.ResponseKind;
import io.github.camel24sevenoffice.error.TsOfficeAccessDeniedException;
import io.github.camel24sevenoffice.error.TsOfficeConnectionFailedException;
import io.github.camel24sevenoffice.error.TsOfficeOperationFailedException;
import io.github.camel24sevenoffice.error.TsOfficePagingException;
import io.github.camel24sevenoffice.error.TsOfficeServerException;
import io.github.camel24sevenoffice.error.TsOfficeUnreadableResponseException;
import io.github.camel24sevenoffice.model.Customer;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.builder.Builder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.ProcessorDefinition;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Lists of many pages: page by page, all rows at once, and as a stream; and lists that do not end well. It takes some seconds,
 * since each list of the API is read in each mode, and each in a Camel context of its own.
 */
class PagingTest extends RecordingTestSupport {

    private static final String CUSTOMERS = "tsoffice:customers?isCompany=true&limit=2";
    private static final Pattern NUMBER = Pattern.compile("(?:^|&)page=(\\d+)");

    private static final int RETRIES = 2;

    /** What a route read from the responses: rows, or the text of whole pages. */
    private final Queue<Object> taken = new ConcurrentLinkedQueue<>();

    @Override
    protected TsOfficeComponent component() {
        TsOfficeComponent component = super.component();
        component.getConfiguration().setMaxRetries(RETRIES);
        component.getConfiguration().setRetryDelay(1);
        return component;
    }

    enum Mode {
        LIST("list"),
        STREAM("stream"),
        PARALLEL("stream");

        private final String paging;

        Mode(String paging) {
            this.paging = paging;
        }
    }

    private static Stream<Arguments> inEachMode(Arguments arguments) {
        return Stream.of(Mode.values())
                .map(mode -> Arguments.of(Stream.concat(Stream.of(arguments.get()), Stream.of(mode))
                        .toArray()));
    }

    static Stream<Arguments> listsAndModes() {
        return Catalogue.get().operations().stream()
                .filter(operation ->
                        operation.responseKind() == ResponseKind.PAGES || operation.responseKind() == ResponseKind.ROWS)
                .map(Arguments::of)
                .flatMap(PagingTest::inEachMode);
    }

    static Stream<Operation> paged() {
        return Catalogue.get().operations().stream()
                .filter(operation -> operation.responseKind() == ResponseKind.PAGES);
    }

    @ParameterizedTest
    @MethodSource("listsAndModes")
    void everyListIsReadToItsEnd(Operation operation, Mode mode) throws Exception {
        int pages = operation.responseKind() == ResponseKind.PAGES ? 3 : 1;
        serve(pages);

        Exchange exchange = read(mode, uri(operation), samples(operation));

        assertThat(exchange.getException()).isNull();
        assertThat(taken).containsExactlyInAnyOrderElementsOf(rows(1, pages));
        assertThat(server.apiRequests()).hasSize(pages);
        assertThat(exchange.getMessage().getHeaders())
                .containsEntry(TsOfficeConstants.HTTP_RESPONSE_CODE, 200)
                .doesNotContainKeys(TsOfficeConstants.HAS_NEXT_PAGE, TsOfficeConstants.NEXT_PAGE);
    }

    @ParameterizedTest
    @MethodSource("paged")
    void theLoopOfTheDocumentationReadsEveryPagedOperationToItsEnd(Operation operation) throws Exception {
        serve(3);

        Exchange exchange = readPages(uri(operation), uri(operation), samples(operation));

        assertThat(exchange.getException()).isNull();
        assertThat(taken).containsExactly(json(1), json(2), json(3));
        assertThat(server.apiRequests()).hasSize(3);
        assertThat(exchange.getMessage().getHeaders())
                .containsEntry(TsOfficeConstants.HAS_NEXT_PAGE, false)
                .doesNotContainKey(TsOfficeConstants.NEXT_PAGE);
    }

    @Test
    void theLoopOfTheDocumentationSendsTheQueryOfTheLinkAsItIs() throws Exception {
        // the server may read a plus as a space and a comma as a list; the link is its own
        String link = "<?page=2&categoryIds=1,2&categoryIds=3&productSearch=blue+chair%2B&more>; rel=\"next\"";
        serve(2, Map.of(1, () -> page(1).with("Link", link)));

        readPages(
                "tsoffice:products?limit=100",
                "tsoffice:products",
                Map.of(TsOfficeConstants.QUERY, Map.of("productSearch", "blue chair+")));

        assertThat(server.apiRequests())
                .extracting(RecordingServer.Request::line)
                .containsExactly(
                        "GET /v1/products?limit=100&productSearch=blue%20chair%2B",
                        "GET /v1/products?page=2&categoryIds=1,2&categoryIds=3&productSearch=blue+chair%2B&more&limit=100");
    }

    @Test
    void aPageKnowsTheNextOne() {
        serve(2);

        Message message = send(CUSTOMERS, null).getMessage();

        assertThat(message.getHeaders())
                .containsEntry(TsOfficeConstants.HAS_NEXT_PAGE, true)
                .containsEntry(TsOfficeConstants.NEXT_PAGE, "page=2&isCompany=true&limit=2");
    }

    @Test
    void anOperationWithoutPagesHasNoNextPage() {
        serve(2);

        Exchange exchange = template.send("tsoffice:taxes", sent -> sent.getIn()
                .setHeaders(new HashMap<>(
                        Map.of(TsOfficeConstants.HAS_NEXT_PAGE, true, TsOfficeConstants.NEXT_PAGE, "page=7"))));

        assertThat(exchange.getMessage().getHeaders())
                .doesNotContainKeys(TsOfficeConstants.HAS_NEXT_PAGE, TsOfficeConstants.NEXT_PAGE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<{api}/customers?page=2>; rel=\"next\"",
                "</v1/customers?page=2>; rel=\"next\"",
                "</customers?page=2>; rel=\"next\"",
                "<customers?page=2>; rel=\"next\"",
                "<?page=2>; rel=\"next\"",
                "<?page=1>; rel=\"first prev\"; title=\"one, two; rel=next\", <?page=2>; rel=next"
            })
    void aLinkMayBeWrittenInManyWays(String link) throws Exception {
        serve(2, Map.of(1, () -> page(1).with("link", link.replace("{api}", server.apiUrl()))));

        read(Mode.LIST, CUSTOMERS);

        assertThat(taken).containsExactlyElementsOf(rows(1, 2));
        assertThat(server.apiRequests())
                .extracting(RecordingServer.Request::line)
                .containsExactly(
                        "GET /v1/customers?isCompany=true&limit=2", "GET /v1/customers?page=2&isCompany=true&limit=2");
    }

    /** The JDK's server sends both under one name. */
    @Test
    void severalLinkHeadersAreOneList() throws Exception {
        serve(2, Map.of(1, () -> page(1).with("Link", "<?page=1>; rel=\"self\"").with("LINK", linkTo(2))));

        read(Mode.LIST, CUSTOMERS);

        assertThat(taken).containsExactlyElementsOf(rows(1, 2));
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void theQueryOfTheMessageIsKeptOnAllPagesUnlessALinkChangesIt(Mode mode) throws Exception {
        serve(3, Map.of(2, () -> page(2).with("Link", "<?page=3&limit=50>; rel=\"next\"")));

        read(mode, CUSTOMERS, Map.of(TsOfficeConstants.QUERY, "limit=10&modifiedFrom=2026-01-01T00:00:00+01:00"));

        String modifiedFrom = "modifiedFrom=2026-01-01T00%3A00%3A00%2B01%3A00";
        assertThat(server.apiRequests())
                .extracting(RecordingServer.Request::query)
                .containsExactly(
                        "isCompany=true&limit=10&" + modifiedFrom,
                        "page=2&isCompany=true&limit=10&" + modifiedFrom,
                        "page=3&limit=50&isCompany=true&" + modifiedFrom);
    }

    @ParameterizedTest
    @CsvSource({"LIST, []", "STREAM, []", "STREAM, '[ ]\n'", "PARALLEL, ' [\n]'"})
    void emptyPagesAreNotTheEnd(Mode mode, String empty) throws Exception {
        serve(5, Map.of(1, () -> empty(1, empty), 3, () -> empty(3, empty), 4, () -> empty(4, empty)));

        read(mode, CUSTOMERS);

        assertThat(taken)
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(rows(2, 2), rows(5, 5)).flatMap(List::stream).toList());
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void anEmptyListHasNoRows(Mode mode) throws Exception {
        server.respond(request -> RecordingServer.Response.json("[]"));

        assertThat(read(mode, CUSTOMERS).getException()).isNull();
        assertThat(taken).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void eachRowIsBoundToTheOutputType(Mode mode) throws Exception {
        serve(2);

        read(mode, CUSTOMERS + "&outputType=" + Customer.class.getName());

        assertThat(taken).extracting(row -> ((Customer) row).id()).containsExactlyInAnyOrder(1, 2, 3, 4);
    }

    static Stream<Arguments> repetitions() {
        return Stream.of(
                        Arguments.of(page(3).with("Link", "<?page=3>; rel=\"next\""), "leads back to an earlier one"),
                        Arguments.of(page(3).with("Link", "<?page=2>; rel=\"next\""), "leads back to an earlier one"),
                        Arguments.of(page(3).with("Link", "<?page=1>; rel=\"next\""), "has the rows of an earlier one"),
                        Arguments.of(
                                RecordingServer.Response.json(json(2)).with("Link", "<?page=4>; rel=\"next\""),
                                "has the rows of an earlier one"))
                .flatMap(PagingTest::inEachMode);
    }

    @ParameterizedTest
    @MethodSource("repetitions")
    void aRepeatedPageIsNotAnEndlessList(RecordingServer.Response third, String problem, Mode mode) throws Exception {
        serve(4, Map.of(3, () -> third));

        Exchange exchange = read(mode, CUSTOMERS);

        assertThat(exchange.getException(TsOfficePagingException.class))
                .hasMessageStartingWith("GET /customers: page ")
                .hasMessageContaining(problem);
        assertThat(taken).doesNotHaveDuplicates();
        assertThat(server.apiRequests()).hasSizeLessThanOrEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:{foreign}", "http://localhost:{own}", "https://127.0.0.1:{own}"})
    void theTokenIsNotSentToAnotherServer(String elsewhere) throws Exception {
        try (RecordingServer foreign = new RecordingServer()) {
            String link = elsewhere.replace("{foreign}", port(foreign)).replace("{own}", port(server))
                    + "/v1/customers?page=2";
            serve(2, Map.of(1, () -> page(1).with("Link", "<" + link + ">; rel=\"next\"")));

            assertThat(send(CUSTOMERS, null).getMessage().getHeaders())
                    .as("one page is all that was asked for, and a query has no host")
                    .containsEntry(TsOfficeConstants.HAS_NEXT_PAGE, true)
                    .containsKey(TsOfficeConstants.NEXT_PAGE);
            for (Mode mode : Mode.values()) {
                assertThat(read(mode, CUSTOMERS).getException())
                        .isInstanceOf(TsOfficePagingException.class)
                        .hasMessageContaining(link.substring(0, link.indexOf("/v1")));
            }
            assertThat(taken).isEmpty();
            assertThat(server.apiRequests()).hasSize(1 + Mode.values().length);
            assertThat(foreign.requests()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void aLaterPageMayNotLeadToAnotherServerEither(Mode mode) throws Exception {
        try (RecordingServer foreign = new RecordingServer()) {
            String link = "<" + foreign.apiUrl() + "/customers?page=3>; rel=\"next\"";
            serve(3, Map.of(2, () -> page(2).with("Link", link)));

            assertThat(read(mode, CUSTOMERS).getException()).isInstanceOf(TsOfficePagingException.class);
            assertThat(foreign.requests()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void morePagesThanAllowedAreAnError(Mode mode) throws Exception {
        serve(3);

        Exchange exchange = read(mode, CUSTOMERS + "&maxPages=2");

        assertThat(exchange.getException())
                .isInstanceOf(TsOfficePagingException.class)
                .hasMessageContaining("GET /customers has more than 2 pages")
                .hasMessageContaining("maxPages");
        assertThat(server.apiRequests()).hasSize(2);
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void asManyPagesAsAllowedAreNotAnError(Mode mode) throws Exception {
        serve(3);

        assertThat(read(mode, CUSTOMERS + "&maxPages=3").getException()).isNull();
        assertThat(taken).containsExactlyInAnyOrderElementsOf(rows(1, 3));
    }

    static Stream<Arguments> failuresAndModes() {
        return Stream.of(
                        failure("500", TsOfficeServerException.class, () -> RecordingServer.Response.json(500, "")),
                        failure("no response", TsOfficeConnectionFailedException.class, () -> {
                            throw new IllegalStateException("the connection breaks");
                        }),
                        failure("half a response", TsOfficeConnectionFailedException.class, () -> page(3).brokenOff()),
                        unreadable("[{\"id\":5},{\"id\":"),
                        unreadable("[{\"id\":5}"),
                        unreadable("{\"id\":5}"),
                        unreadable("<html>Sign in</html>"),
                        unreadable(""))
                .flatMap(PagingTest::inEachMode);
    }

    private static Arguments failure(
            String name, Class<? extends Exception> type, Supplier<RecordingServer.Response> response) {
        return Arguments.of(Named.of(name, response), type);
    }

    private static Arguments unreadable(String text) {
        return failure(
                "body " + text, TsOfficeUnreadableResponseException.class, () -> RecordingServer.Response.json(text));
    }

    @ParameterizedTest
    @MethodSource("failuresAndModes")
    void aFailureIsThrownInPlaceOfTheRows(
            Supplier<RecordingServer.Response> third, Class<? extends Exception> type, Mode mode) throws Exception {
        serve(4, Map.of(3, third));

        Exchange exchange = read(mode, CUSTOMERS);

        assertThat(exchange.getException(type)).isNotNull();
        List<Object> before = mode == Mode.LIST ? List.of() : rows(1, 2);
        if (mode == Mode.PARALLEL) {
            // threads may still be working on the last rows
            await().untilAsserted(() -> assertThat(taken).containsExactlyInAnyOrderElementsOf(before));
        } else {
            assertThat(taken).containsExactlyElementsOf(before);
        }
        int retries = type == TsOfficeUnreadableResponseException.class ? 0 : RETRIES;
        assertThat(server.apiRequests()).hasSize(3 + retries);
    }

    @ParameterizedTest
    @MethodSource("passingFailuresAndModes")
    void aPageThatFailsIsRetriedInItsPlace(Supplier<RecordingServer.Response> failure, Mode mode) throws Exception {
        AtomicInteger failures = new AtomicInteger(RETRIES);
        server.respond(request ->
                number(request) == 3 && failures.getAndDecrement() > 0 ? failure.get() : page(number(request), 4));

        Exchange exchange = read(mode, CUSTOMERS);

        assertThat(exchange.getException()).isNull();
        assertThat(taken).containsExactlyInAnyOrderElementsOf(rows(1, 4));
        assertThat(server.apiRequests()).extracting(PagingTest::number).containsExactly(1, 2, 3, 3, 3, 4);
    }

    static Stream<Arguments> passingFailuresAndModes() {
        return Stream.of(
                        passing("503", () -> RecordingServer.Response.json(503, "")),
                        passing("408", () -> RecordingServer.Response.json(408, "")),
                        passing("429", () -> RecordingServer.Response.json(429, "")
                                .with("Retry-After", "0")),
                        passing("no response", () -> {
                            throw new IllegalStateException("the connection breaks");
                        }),
                        passing("half a response", () -> page(3, 4).brokenOff()))
                .flatMap(PagingTest::inEachMode);
    }

    private static Arguments passing(String name, Supplier<RecordingServer.Response> response) {
        return Arguments.of(Named.of(name, response));
    }

    @Test
    void aFailedListFailsAgainWhenItIsReadOn() throws Exception {
        serve(2, Map.of(2, () -> RecordingServer.Response.json(500, "")));

        stream(rows -> {
            rows.next();
            rows.next();
            for (int i = 0; i < 2; i++) {
                assertThat(rows.hasNext()).isTrue();
                assertThatThrownBy(rows::next).hasRootCauseInstanceOf(TsOfficeServerException.class);
            }
        });
    }

    @ParameterizedTest
    @CsvSource({"LIST, 401", "STREAM, 401", "PARALLEL, 401", "LIST, 403", "STREAM, 403", "PARALLEL, 403"})
    void aTokenThatIsRevokedBetweenTwoPagesIsReplaced(Mode mode, int status) throws Exception {
        server.respond(request -> number(request) > 1 && isWithFirstToken(request)
                ? RecordingServer.Response.json(status, "")
                : page(number(request), 3));

        Exchange exchange = read(mode, CUSTOMERS);

        assertThat(exchange.getException()).isNull();
        assertThat(taken).containsExactlyInAnyOrderElementsOf(rows(1, 3));
        assertThat(server.apiRequests()).extracting(PagingTest::number).containsExactly(1, 2, 2, 3);
        assertThat(server.tokenRequests()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({"LIST, 401", "STREAM, 401", "PARALLEL, 401", "LIST, 403", "STREAM, 403", "PARALLEL, 403"})
    void aSecondRejectionOfTheSamePageIsAnErrorWithTheScopes(Mode mode, int status) throws Exception {
        serve(3, Map.of(2, () -> RecordingServer.Response.json(status, "")));

        Exchange exchange = read(mode, CUSTOMERS);

        TsOfficeAccessDeniedException failure = exchange.getException(TsOfficeAccessDeniedException.class);
        assertThat(failure.isFreshTokenTried()).isTrue();
        assertThat(failure).hasMessageContaining("api.crm.customer:read");
        assertThat(server.apiRequests()).extracting(PagingTest::number).containsExactly(1, 2, 2);
        assertThat(server.tokenRequests()).hasSize(2);
    }

    @Test
    void aListWhosePageFailsForGoodIsNotReadAgain() throws Exception {
        serve(3, Map.of(2, () -> RecordingServer.Response.json(503, "").with("Retry-After", "0")));

        Exchange exchange = readWithHandler(Mode.LIST);

        assertThat(exchange.getException()).isInstanceOf(TsOfficeServerException.class);
        assertThat(server.apiRequests()).extracting(PagingTest::number).containsExactly(1, 2, 2, 2);
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 503})
    void aStreamIsNotRedeliveredByTheReadyMadeHandler(int status) throws Exception {
        serve(3, Map.of(2, () -> RecordingServer.Response.json(status, "").with("Retry-After", "0")));

        Exchange exchange = readWithHandler(Mode.STREAM);

        assertThat(exchange.getException(TsOfficeOperationFailedException.class).getStatusCode())
                .isEqualTo(status);
        // the pages that were read are gone
        assertThat(exchange.getMessage().getHeader(Exchange.REDELIVERY_COUNTER, 0, Integer.class))
                .isZero();
        assertThat(taken).containsExactlyElementsOf(rows(1, 1));
        assertThat(server.apiRequests()).hasSize(2 + RETRIES);
    }

    @Test
    void rowsComeInTheirOrder() throws Exception {
        serve(20);

        read(Mode.STREAM, CUSTOMERS);

        assertThat(taken).containsExactlyElementsOf(rows(1, 20));
    }

    @Test
    void aStreamFetchesOnePageAhead() throws Exception {
        serve(20);

        stream(rows -> {
            for (int page = 1; page < 20; page++) {
                int held = page;
                rows.next();
                // the delay is for a page too many
                await().pollDelay(Duration.ofMillis(20))
                        .pollInterval(Duration.ofMillis(5))
                        .untilAsserted(() -> assertThat(server.apiRequests()).hasSizeGreaterThan(held));
                rows.next();
                assertThat(server.apiRequests()).hasSize(held + 1);
            }
        });
    }

    @Test
    void aStreamIsClosedWithItsExchange() throws Exception {
        serve(20);
        CompletableFuture<Iterator<?>> kept = new CompletableFuture<>();
        stream(rows -> {
            rows.next();
            kept.complete(rows);
        });

        assertThatThrownBy(() -> kept.join().next())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("closed");
        assertThatThrownBy(() -> kept.join().hasNext()).isInstanceOf(IllegalStateException.class);
        // by now every page that will be fetched is fetched
        context().stop();
        assertThat(server.apiRequests()).hasSizeLessThanOrEqualTo(2);
    }

    @Test
    void aStreamThatWasReadToItsEndStaysAtItsEnd() throws Exception {
        serve(2);
        CompletableFuture<Iterator<?>> kept = new CompletableFuture<>();
        stream(rows -> {
            rows.forEachRemaining(taken::add);
            kept.complete(rows);
        });

        assertThat(taken).containsExactlyElementsOf(rows(1, 2));
        assertThat(kept.join().hasNext()).isFalse();
    }

    @Test
    void closingEndsTheWaitForAPage() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch closed = new CountDownLatch(1);
        serve(3, Map.of(2, () -> {
            asked.countDown();
            awaitQuietly(closed);
            return page(2, 3);
        }));

        stream(rows -> {
            rows.next();
            rows.next();
            CompletableFuture<Void> closing = CompletableFuture.runAsync(() -> {
                awaitQuietly(asked);
                close(rows);
            });

            assertThatThrownBy(rows::hasNext)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("closed");

            closing.join();
            closed.countDown();
        });
    }

    private void serve(int pages) {
        serve(pages, Map.of());
    }

    /** Pages of two rows, each but the last one with a link to the next one; some of them are replaced. */
    private void serve(int pages, Map<Integer, Supplier<RecordingServer.Response>> replaced) {
        server.respond(request -> {
            int number = number(request);
            return replaced.getOrDefault(number, () -> page(number, pages)).get();
        });
    }

    private static RecordingServer.Response page(int number, int pages) {
        return number < pages ? page(number).with("Link", linkTo(number + 1)) : page(number);
    }

    private static RecordingServer.Response page(int number) {
        return RecordingServer.Response.json(json(number));
    }

    private static RecordingServer.Response empty(int number, String json) {
        return RecordingServer.Response.json(json).with("Link", linkTo(number + 1));
    }

    private static String linkTo(int number) {
        return "<?page=" + number + ">; rel=\"next\"";
    }

    private static String json(int number) {
        return "[{\"id\":" + (2 * number - 1) + "},{\"id\":" + 2 * number + "}]";
    }

    private static List<Object> rows(int firstPage, int lastPage) {
        return IntStream.rangeClosed(2 * firstPage - 1, 2 * lastPage)
                .<Object>mapToObj(id -> Map.of("id", id))
                .toList();
    }

    private static int number(RecordingServer.Request request) {
        Matcher number = NUMBER.matcher(request.query() == null ? "" : request.query());
        return number.find() ? Integer.parseInt(number.group(1)) : 1;
    }

    private static boolean isWithFirstToken(RecordingServer.Request request) {
        return request.headers().get("Authorization").equals("Bearer " + RecordingServer.TOKEN);
    }

    private static String port(RecordingServer server) {
        return server.url().substring(server.url().lastIndexOf(':') + 1);
    }

    private static String uri(Operation operation) {
        return operation.queryParameters().entrySet().stream()
                .filter(parameter -> parameter.getValue().required())
                .map(parameter -> "&" + parameter.getKey() + "=" + AllOperationsTest.sample(parameter.getValue()))
                .collect(Collectors.joining(
                        "", "tsoffice:" + operation.path().substring(1) + "?method=" + operation.method(), ""));
    }

    private static Map<String, Object> samples(Operation operation) {
        return operation.pathParameters().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, parameter -> AllOperationsTest.sample(parameter.getValue())));
    }

    private Exchange read(Mode mode, String uri) throws Exception {
        return read(mode, uri, Map.of());
    }

    /** Reads a list in a route that takes its rows. */
    private Exchange read(Mode mode, String uri, Map<String, Object> headers) throws Exception {
        String from = "direct:" + mode;
        RouteBuilder.addRoutes(
                context(), routes -> split(mode, routes.from(from).to(uri + "&paging=" + mode.paging)));
        return template.send(from, exchange -> {
            exchange.getIn().setHeaders(new HashMap<>(headers));
            // one of the lists responds to a PUT
            exchange.getIn().setBody("{}");
        });
    }

    private Exchange readWithHandler(Mode mode) throws Exception {
        context()
                .addRoutes(new HandledRoutes()
                        .with("direct:handled", route -> split(mode, route.to(CUSTOMERS + "&paging=" + mode.paging))));
        return send("direct:handled", null);
    }

    private void split(Mode mode, ProcessorDefinition<?> rows) {
        rows.split(Builder.body())
                .streaming()
                .parallelProcessing(mode == Mode.PARALLEL)
                .process(exchange -> taken.add(exchange.getMessage().getBody()));
    }

    /** Reads a list as the documentation says, and takes its pages. */
    private Exchange readPages(String first, String others, Map<String, Object> headers) throws Exception {
        Processor take = exchange -> taken.add(exchange.getMessage().getBody(String.class));
        RouteBuilder.addRoutes(context(), routes -> routes.from("direct:pages")
                .to(first)
                .process(take)
                .loopDoWhile(routes.header("CamelTsOfficeHasNextPage"))
                .setHeader("CamelTsOfficeQuery", routes.header("CamelTsOfficeNextPage"))
                .to(others)
                .process(take)
                .end());
        return template.send("direct:pages", exchange -> exchange.getIn().setHeaders(new HashMap<>(headers)));
    }

    /** Hands a stream to a step of a route. */
    private void stream(Consumer<Iterator<?>> step) throws Exception {
        RouteBuilder.addRoutes(context(), routes -> routes.from("direct:stream")
                .to(CUSTOMERS + "&paging=stream")
                .process(exchange -> step.accept(exchange.getMessage().getBody(Iterator.class))));
        // throws what the step throws
        template.requestBody("direct:stream", (Object) null);
    }

    private static void close(Iterator<?> rows) {
        try {
            ((Closeable) rows).close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Bounded, so that a test that fails does not hang. */
    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
