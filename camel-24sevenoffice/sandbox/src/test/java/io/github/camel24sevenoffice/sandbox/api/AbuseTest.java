/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.sandbox.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camel24sevenoffice.sandbox.Client;
import io.github.camel24sevenoffice.sandbox.Client.Response;
import io.github.camel24sevenoffice.sandbox.Sandbox;
import io.github.camel24sevenoffice.sandbox.data.Operation;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.StringJoiner;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Requests that no client should make. The sandbox always responds with the status of a client error and
 * one of the error bodies of the API, or closes the connection. It never returns a 5xx or internals in a body. It takes
 * half a minute, since it combines every operation with every parameter and many hostile texts.
 */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class AbuseTest {

    private static final Pattern INSIDE = Pattern.compile("Exception|\\bat [\\w.$]+\\(|java\\.|jackson|undertow");
    private static final int MEGABYTE = 1024 * 1024;

    /** In place of a value in a body. */
    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "\"\"",
            "\"nonsense\"",
            "\"\\u0000\\ud800\"",
            "\"" + "x".repeat(2000) + "\"",
            "0",
            "-1",
            "0.5",
            "2147483648",
            "9223372036854775808",
            "1e400",
            "1e999999999",
            "-1e-999999999",
            "[]",
            "[null]",
            "[[]]",
            "{}",
            "{\"id\":null}",
            "[{\"id\":{}}]");

    /** In place of a parameter. */
    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "nonsense",
            "0",
            "-1",
            "1.5",
            "1e9",
            "2147483648",
            "9223372036854775807",
            "99999999999999999999",
            "2026-02-30",
            "2026-01-01T25:00:00Z",
            "+999999999-12-31",
            "-999999999-01-01",
            "1,,2,",
            ",",
            "1..",
            "9..1",
            "1..9223372036854775807",
            "name:up",
            "%",
            "(",
            "\u0000",
            "../..",
            "\ud83d\ude00");

    /** All query parameters of the API. */
    private static final List<String> PARAMETERS = List.of(
            "accountId",
            "accountNumber",
            "bankAccountId",
            "before",
            "bigthumb",
            "categoryIds",
            "continuationToken",
            "createdAfter",
            "createdFrom",
            "createdTo",
            "currencyCode",
            "customerId",
            "date",
            "dateFrom",
            "dateTo",
            "includeDimensions",
            "invoiceNumber",
            "isCompany",
            "isSupplier",
            "keepIncoming",
            "limit",
            "maxAge",
            "modifiedAfter",
            "modifiedFrom",
            "modifiedTo",
            "organizationId",
            "organizationNumber",
            "page",
            "periods",
            "personId",
            "personType",
            "productIds",
            "productNumber",
            "productSearch",
            "query",
            "sortBy",
            "status",
            "supplierIds",
            "thumb",
            "transactionNumber",
            "transactionTypeId",
            "type");

    private final Sandbox sandbox = Sandbox.builder().start();
    private final Client client = new Client(sandbox);

    @AfterEach
    void goesOnAndStops() {
        try (sandbox) {
            assertThat(client.get("/taxes").status()).isEqualTo(200);
        }
    }

    @Test
    void refusesEveryBodyThatIsNotAnObject() {
        List<byte[]> bodies = List.of(
                bytes(""),
                bytes("{"),
                bytes("{\"isCompany\":true,\"name\":\"A\"}}"),
                bytes("{\"isCompany\":true,\"name\":\"A\"} {}"),
                bytes("{isCompany:true}"),
                bytes("{\"isCompany\":tru"),
                bytes("[]"),
                bytes("[{\"isCompany\":true,\"name\":\"A\"}]"),
                bytes("null"),
                bytes("1"),
                bytes("\"text\""),
                bytes("<customer/>"),
                bytes("isCompany=true&name=A"),
                bytes("\u0000"),
                new byte[] {'{', '"', 'n', (byte) 0xff, (byte) 0xfe, '"', ':', '1', '}'},
                new byte[] {'{', '"', 'n', (byte) 0xc3, '"', ':', '1', '}'},
                bytes("[".repeat(100_000)),
                bytes("{\"a\":".repeat(100_000)),
                bytes("{\"a\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}"),
                bytes("{\"a\":" + "9".repeat(100_000) + "}"));

        for (byte[] body : bodies) {
            Response response = client.call("POST", "/customers", Map.of("Content-Type", "application/json"), body);

            assertThat(response.status()).as(start(body)).isEqualTo(400);
            assertDecent(response, start(body));
        }
        for (Operation operation : Operations.ALL) {
            if (!operation.isRead()) {
                for (byte[] body : bodies) {
                    assertDecent(
                            client.call(
                                    operation.method(),
                                    operation.path().replaceAll("\\{\\w+}", "1"),
                                    Map.of("Content-Type", "application/json"),
                                    body),
                            operation.method() + " " + operation.path() + " " + start(body));
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 500, 900})
    void acceptsDeeplyNestedJson(int depth) {
        String nested = "{\"a\":".repeat(depth) + "1" + "}".repeat(depth);

        assertDecent(
                client.post("/customers", "{\"isCompany\":true,\"name\":\"A\",\"address\":" + nested + "}"), "address");
        assertDecent(client.post("/customers", "{\"isCompany\":true,\"name\":\"A\",\"more\":" + nested + "}"), "more");
        assertThat(client.post("/customers", "{\"isCompany\":true,\"name\":" + nested + "}")
                        .status())
                .isEqualTo(400);
    }

    /** Every call of the API, and then again for each value in its body and in its URL, with something else there. */
    @Test
    void survivesEveryValueInEveryField() throws IOException {
        Map<String, String> kept = new HashMap<>();
        int calls = 0;
        for (ContractCall call : ContractCalls.ALL) {
            if (call.status >= 300) {
                continue;
            }
            if (call.isUpload()) {
                if (kept.containsKey("uploadUrl")) {
                    Client.send(kept.get("uploadMethod"), kept.get("uploadUrl"), call.headers, bytes(call.body(kept)));
                }
                continue;
            }
            String target;
            String body;
            try {
                target = call.target(kept);
                body = call.body(kept);
            } catch (AssertionError e) {
                // not there yet what the call is about
                continue;
            }
            if (call.method.equals("DELETE")) {
                // what follows needs what it deletes
                continue;
            }
            Response response = client.call(call.method, target, call.headers, bytes(body));
            assertDecent(response, call.toString());
            if (response.status() < 300) {
                call.keeps.forEach((name, finder) -> {
                    JsonNode value = finder.apply(response.body());
                    if (value != null && value.isValueNode()) {
                        kept.put(name, value.asText());
                    }
                });
            }
            for (String changed : call.isJson() ? changedBodies(body) : List.<String>of()) {
                calls++;
                assertDecent(client.call(call.method, target, call.headers, bytes(changed)), call + " " + changed);
            }
            for (String changed : changedTargets(call, kept)) {
                calls++;
                assertDecent(client.call(call.method, changed, call.headers, bytes(body)), call.method + " " + changed);
            }
        }
        // nothing of it made a read fail that went well before
        for (ContractCall call : ContractCalls.ALL) {
            if (call.method.equals("GET") && call.status == 200) {
                try {
                    assertDecent(client.get(call.target(kept)), call.toString());
                } catch (AssertionError e) {
                    if (!e.getMessage().startsWith("No earlier call")) {
                        throw e;
                    }
                }
            }
        }

        assertThat(calls).isGreaterThan(100);
    }

    @Test
    void survivesEveryTextInEveryQueryParameter() {
        Operations.ALL.stream().filter(Operation::isRead).toList().parallelStream()
                .forEach(operation -> {
                    String path = operation.path().replaceAll("\\{\\w+}", "1");
                    String dates = path.contains("balances") || path.contains("transaction")
                            ? "dateFrom=2026-01-01&dateTo=2026-02-01&"
                            : "";
                    for (String name : PARAMETERS) {
                        for (String text : TEXTS) {
                            String target = path + "?"
                                    + dates.replaceAll(name + "=[^&]+&", "")
                                    + name + "=" + URLEncoder.encode(text, StandardCharsets.UTF_8);
                            assertDecent(client.get(target), target);
                        }
                    }
                });
    }

    /** What a regular expression may need a deep stack or for ever for. */
    @Test
    void survivesTextsThatAreHardToMatch() {
        client.post("/customers", "{\"isCompany\":true,\"name\":\"A\"}");
        JsonNode customer = client.get("/customers").body().path(0).path("id");
        JsonNode order = client.post("/salesorders", "{\"customer\":{\"id\":" + customer + ",\"name\":\"A\"}}")
                .body()
                .path("id");
        for (String name : List.of("\"", "", "\"\\\"", "UTF-8''")) {
            String disposition = "attachment; filename=" + name + "a\\\\".repeat(20_000);
            for (String header :
                    List.of(disposition, disposition + "\"", disposition.replace("filename=", "filename*="))) {
                assertDecent(
                        client.call(
                                "POST",
                                "/salesorders/" + order + "/attachments",
                                Map.of("Content-Type", "application/pdf", "Content-Disposition", header),
                                bytes("%PDF-1.4")),
                        header.substring(0, 40));
            }
        }
        JsonNode category =
                client.post("/productcategories", "{\"name\":\"A\"}").body().path("id");
        client.post("/products", "{\"name\":\"" + "a".repeat(150) + "\",\"category\":{\"id\":" + category + "}}");
        for (String search : List.of("%25a".repeat(30) + "%25b", "%25".repeat(50_000) + "b", "a".repeat(50_000))) {
            assertDecent(client.get("/products?productSearch=" + search), search.substring(0, 20));
        }
        assertDecent(
                client.get("/accountbalances?dateFrom=2026-01-01&dateTo=2026-12-31&periods=2026-01-01"
                        + ",2026-01-01".repeat(20_000)),
                "periods");
        assertDecent(client.get("/accounts?query=" + "%25".repeat(50_000)), "query");
        assertDecent(client.get("/customers?sortBy=" + "name:".repeat(20_000)), "sortBy");
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /nothing, 404",
        "POST, /taxes/1/2/3, 404",
        "GET, //taxes, 404",
        "GET, /TAXES, 404",
        "DELETE, /taxes, 405",
        "POST, /taxes, 405",
        "PUT, /customers, 405",
        "OPTIONS, /taxes, 405",
        "HEAD, /taxes, 405",
        "PROPFIND, /taxes, 405"
    })
    void refusesUnknownPathsAndMethods(String method, String path, int status) {
        Response response = client.call(method, path, Map.of(), new byte[0]);

        assertThat(response.status()).isIn(status, 404);
        if (!method.equals("HEAD")) {
            assertDecent(response, method + " " + path);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1", "/v2/taxes", "/v1x/taxes", "/oauth", "/oauth/token/", "/v1/../oauth/token"})
    void refusesPathsOutsideOfTheApi(String path) {
        String root = sandbox.apiUrl().replace("/v1", "");

        Response response = Client.send("GET", root + path, Map.of(), new byte[0]);

        assertThat(response.status()).isEqualTo(404);
        assertDecent(response, path);
    }

    @Test
    void refusesEveryOperationWithoutAValidToken() {
        List<String> authorizations = new ArrayList<>(Arrays.asList(
                null,
                "",
                "Bearer",
                "Bearer ",
                "Bearer  ",
                "Bearer null",
                "Bearer \u00e6\u00f8\u00e5",
                "Basic c2FuZGJveC1jbGllbnQ6c2FuZGJveC1zZWNyZXQ=",
                client.authorization() + "x",
                client.authorization() + " x",
                client.authorization().substring("Bearer ".length()),
                client.authorization().substring(0, 30),
                "Bearer " + "x".repeat(100_000)));

        for (Operation operation : Operations.ALL) {
            for (String authorization : authorizations) {
                Response response = client.authorization(authorization)
                        .call(operation.method(), operation.path().replaceAll("\\{\\w+}", "1"), Map.of(), new byte[0]);

                assertThat(response.status())
                        .as("%s %s", operation.path(), authorization)
                        .isEqualTo(401);
                assertDecent(response, String.valueOf(authorization));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "&&==&",
                "grant_type",
                "grant_type=%zz",
                "grant_type=%",
                "%zz=client_credentials",
                "grant_type=%ff%fe",
                "{\"grant_type\":[1]}",
                "{\"grant_type\":{\"a\":null}}",
                "{\"grant_type\":null,\"client_id\":1e999999999}",
                "{\"grant_type\":"
            })
    void refusesTokenRequestsThatMakeNoSense(String body) {
        for (String contentType : List.of("application/x-www-form-urlencoded", "application/json", "text/plain", ";")) {
            Response response =
                    Client.send("POST", sandbox.tokenUrl(), Map.of("Content-Type", contentType), bytes(body));

            assertThat(response.status()).as(contentType).isEqualTo(400);
            assertThat(response.body().path("error").asText()).isNotEmpty();
            assertThat(response.text()).doesNotContainPattern(INSIDE);
        }
        assertThat(sandbox.tokensIssued()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {10_000, 100_000, 900_000, 3_000_000})
    void survivesLongUrls(int length) throws IOException {
        for (String path : List.of(
                "customers/" + "9".repeat(length),
                "/".repeat(length) + "a/",
                "customers/" + "a/".repeat(length / 2),
                "customers/" + "%2f".repeat(length / 3),
                "customers/" + "../".repeat(length / 3) + "taxes",
                "customers;" + "a=b;".repeat(length / 4),
                "nothing?" + "a=b&".repeat(length / 4))) {
            assertThat(raw(out -> out.print("GET /v1/" + path + " HTTP/1.1\r\n" + headers())))
                    .as(path.substring(0, 30))
                    .matches(response -> response.startsWith("HTTP/1.1 200") || isRefusedOrClosed(response), "refused");
        }
        for (String query : List.of(
                "productSearch=" + "%25".repeat(length / 3) + "x",
                "productIds=" + "1..9,".repeat(length / 5),
                "periods=" + "2026-01-01,".repeat(length / 11),
                "categoryIds=" + "1,".repeat(length / 2),
                "sortBy=" + "name:asc,".repeat(length / 9),
                "continuationToken=" + "p".repeat(length))) {
            for (String path : List.of("products", "pricelists/1/prices", "customers", "salesorders")) {
                assertThat(raw(out -> out.print("GET /v1/" + path + "?" + query + " HTTP/1.1\r\n" + headers())))
                        .as(path + "?" + query.substring(0, 30))
                        .matches(
                                response -> response.startsWith("HTTP/1.1 200") || isRefusedOrClosed(response),
                                "refused");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "NONSENSE\r\n\r\n",
                "\u0000\u0001\u0002\u0003\r\n\r\n",
                "GET\r\n\r\n",
                "GET /v1/taxes\r\n\r\n",
                "GET /v1/taxes HTTP/9.9\r\n\r\n",
                "GET /v1/taxes/%zz HTTP/1.1\r\n$headers",
                "GET /v1/taxes/% HTTP/1.1\r\n$headers",
                "GET /v1/taxes/%00 HTTP/1.1\r\n$headers",
                "GET /v1/taxes/%c3 HTTP/1.1\r\n$headers",
                "GET /v1/taxes/%2e%2e/%2e%2e HTTP/1.1\r\n$headers",
                "GET /v1/customers?page=%zz HTTP/1.1\r\n$headers",
                "GET /v1/customers?limit=%c3 HTTP/1.1\r\n$headers",
                "POST /v1/customers HTTP/1.1\r\nContent-Length: -1\r\n$headers",
                "POST /v1/customers HTTP/1.1\r\nContent-Length: many\r\n$headers",
                "POST /v1/customers HTTP/1.1\r\nContent-Length: 99999999999999999999\r\n$headers",
                "POST /v1/customers HTTP/1.1\r\nTransfer-Encoding: chunked\r\n$headerszz\r\n",
                "POST /v1/customers HTTP/1.1\r\nTransfer-Encoding: chunked\r\n$headersffffffffffffffff\r\n{}",
                "POST /v1/customers HTTP/1.1\r\nContent-Length: 100\r\n$headers{\"isCompany\":",
                "POST /oauth/token HTTP/1.1\r\nContent-Length: 100\r\n$headersgrant_type="
            })
    void refusesMalformedHttp(String request) throws IOException {
        String response = raw(out -> out.print(request.replace("$headers", headers())));

        assertThat(response).matches(AbuseTest::isRefusedOrClosed, "refused or closed");
    }

    @Test
    void refusesABodyThatIsTooLarge() throws IOException {
        byte[] chunk = new byte[MEGABYTE];
        Arrays.fill(chunk, (byte) ' ');

        String declared = raw(out -> out.print(
                "POST /v1/customers HTTP/1.1\r\nContent-Length: " + (33L * MEGABYTE) + "\r\n" + headers() + "{"));
        String sent = raw(out -> {
            out.print("POST /v1/customers HTTP/1.1\r\nContent-Length: " + (33L * MEGABYTE) + "\r\n" + headers());
            for (int i = 0; i < 33; i++) {
                out.write(chunk);
            }
        });
        String chunked = raw(out -> {
            out.print("POST /v1/customers HTTP/1.1\r\nTransfer-Encoding: chunked\r\n" + headers());
            for (int i = 0; i < 40; i++) {
                out.print(Integer.toHexString(chunk.length) + "\r\n");
                out.write(chunk);
                out.print("\r\n");
            }
            out.print("0\r\n\r\n");
        });
        String token = raw(out -> out.print(
                "POST /oauth/token HTTP/1.1\r\nContent-Length: " + (33L * MEGABYTE) + "\r\n" + headers() + "{"));

        assertThat(List.of(declared, sent, chunked, token))
                .allMatch(response -> response.isEmpty() || response.startsWith("HTTP/1.1 413"));
    }

    @Test
    void acceptsALargeBody() {
        String name = "x".repeat(8 * MEGABYTE);

        assertDecent(client.post("/customers", "{\"isCompany\":true,\"name\":\"" + name + "\"}"), "a large name");
        assertDecent(
                client.post("/customers", "{\"isCompany\":true,\"name\":\"A\"" + " ".repeat(30 * MEGABYTE) + "}"),
                "spaces");
    }

    /** Sends a request, ends the output, and reads to the end; empty when the connection is closed without a response. */
    private String raw(Consumer<Out> request) throws IOException {
        URI url = URI.create(sandbox.apiUrl());
        try (Socket socket = new Socket(url.getHost(), url.getPort())) {
            socket.setSoTimeout(20_000);
            try {
                request.accept(new Out(socket.getOutputStream()));
                socket.shutdownOutput();
            } catch (Out.Closed | SocketException e) {
                // refused before the end; there may still be a response
            }
            try (InputStream in = socket.getInputStream()) {
                return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
            } catch (SocketException e) {
                return "";
            }
        }
    }

    private String headers() {
        return "Host: localhost\r\nAuthorization: " + client.authorization()
                + "\r\nContent-Type: application/json\r\nConnection: close\r\n\r\n";
    }

    @Test
    void respondsDecentlyToTenThousandRandomRequests() {
        long seed = Long.getLong("seed", System.nanoTime());
        Random random = new Random(seed);
        List<String> types = List.of(
                "application/json",
                "application/json; charset=utf-16",
                "text/plain",
                "application/pdf",
                "multipart/form-data",
                "nonsense",
                "*/*",
                "application/json; charset=nonsense");
        for (int i = 0; i < 10_000; i++) {
            Operation operation = Operations.ALL.get(random.nextInt(Operations.ALL.size()));
            Matcher parameters = Pattern.compile("\\{\\w+}").matcher(operation.path());
            String path = parameters.replaceAll(parameter -> encode(random.nextInt(3) == 0 ? text(random) : "1"));
            StringBuilder query = new StringBuilder();
            for (int j = random.nextInt(4); j > 0; j--) {
                query.append(query.isEmpty() ? '?' : '&')
                        .append(
                                random.nextInt(4) == 0
                                        ? encode(text(random))
                                        : PARAMETERS.get(random.nextInt(PARAMETERS.size())))
                        .append('=')
                        .append(encode(text(random)));
            }
            String body = operation.isRead() ? "" : json(random, 4);
            String request = "seed " + seed + ": " + operation.method() + " " + path + query + " " + body;

            Response response = client.call(
                    operation.method(),
                    path + query,
                    operation.isRead()
                            ? Map.of()
                            : Map.of("Content-Type", types.get(random.nextInt(2) * random.nextInt(types.size()))),
                    bytes(body));

            assertDecent(response, request);
        }
    }

    private static String encode(String text) {
        String encoded = URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
        return encoded.isEmpty() ? "x" : encoded;
    }

    private static String text(Random random) {
        if (random.nextBoolean()) {
            return TEXTS.get(random.nextInt(TEXTS.size()));
        }
        return random.ints(random.nextInt(12), 1, 0x2ff)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static String json(Random random, int depth) {
        List<String> names = List.of(
                "id",
                "name",
                "isCompany",
                "customer",
                "lines",
                "amount",
                "date",
                "tax",
                "number",
                "status",
                "category",
                "accountNumber",
                "type",
                "email",
                "x");
        StringJoiner fields = new StringJoiner(",", "{", "}");
        for (int i = random.nextInt(5); i > 0; i--) {
            String value =
                    switch (random.nextInt(depth > 0 ? 5 : 3)) {
                        case 3 -> json(random, depth - 1);
                        case 4 -> "[" + json(random, depth - 1) + "]";
                        default -> VALUES.get(random.nextInt(VALUES.size()));
                    };
            fields.add("\"" + names.get(random.nextInt(names.size())) + "\":" + value);
        }
        return fields.toString();
    }

    private static boolean isRefusedOrClosed(String response) {
        return response.isEmpty()
                || (response.startsWith("HTTP/1.1 4")
                        && !INSIDE.matcher(response).find());
    }

    /** Either as it should be, or an error of the client as the API says it. */
    private static void assertDecent(Response response, String request) {
        assertThat(response.status()).as("%s: %s", request, response).isBetween(200, 499);
        assertThat(response.headers().firstValue("X-Trace-Id")).as(request).isPresent();
        if (response.status() == 204) {
            assertThat(response.text()).as(request).isEmpty();
        } else {
            assertThat(response.body().isContainerNode())
                    .as("%s: %s", request, response)
                    .isTrue();
        }
        if (response.status() >= 400) {
            assertThat(response.body().path("error").path("name").asText())
                    .as("%s: %s", request, response)
                    .isNotEmpty();
            assertThat(response.text()).as(request).doesNotContainPattern(INSIDE);
        }
    }

    private static List<String> changedBodies(String body) throws IOException {
        JsonNode root = Client.JSON.readTree(body);
        List<String> changed = new ArrayList<>();
        change(root, root, changed);
        changed.add(body.replaceFirst("\\{", "{\"nonsense\": {\"a\": [1]},"));
        return changed;
    }

    /** Puts each value in place of each value, and leaves out each, one at a time. */
    private static void change(JsonNode root, JsonNode node, List<String> changed) throws IOException {
        if (node instanceof ObjectNode object) {
            List<String> names = new ArrayList<>();
            object.fieldNames().forEachRemaining(names::add);
            for (String name : names) {
                JsonNode original = object.get(name);
                object.put(name, "$value");
                VALUES.forEach(value -> changed.add(root.toString().replace("\"$value\"", value)));
                object.remove(name);
                changed.add(root.toString());
                object.set(name, original);
                change(root, original, changed);
            }
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                JsonNode original = array.get(i);
                array.set(i, "$value");
                VALUES.forEach(value -> changed.add(root.toString().replace("\"$value\"", value)));
                array.set(i, original);
                change(root, original, changed);
            }
        }
    }

    /** The URL of the call with each text in place of each path parameter. */
    private static List<String> changedTargets(ContractCall call, Map<String, String> kept) {
        List<String> changed = new ArrayList<>();
        for (String text : TEXTS) {
            if (!text.isEmpty()) {
                String encoded = URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
                for (String parameter : call.pathParameters()) {
                    changed.add(call.with(parameter, encoded).target(kept));
                }
            }
        }
        return changed;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String start(byte[] body) {
        return new String(body, 0, Math.min(body.length, 40), StandardCharsets.ISO_8859_1);
    }

    /** The target of a raw request. */
    private record Out(OutputStream stream) {

        void print(String text) {
            write(text.getBytes(StandardCharsets.ISO_8859_1));
        }

        void write(byte[] bytes) {
            try {
                stream.write(bytes);
                stream.flush();
            } catch (IOException e) {
                throw new Closed();
            }
        }

        private static final class Closed extends RuntimeException {}
    }
}
