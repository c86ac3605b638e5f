/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.benchmark;

import io.undertow.Undertow;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.BlockingHandler;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/**
 * A list of customers, sorted by the time of the last change, that costs the server next to nothing: the rows are made
 * before. Arguments: how many, and how many milliseconds a page takes.
 */
final class CustomerServer {

    private static final Instant FIRST_CHANGE = Instant.parse("2026-01-01T00:00:00.001Z");
    private static final int SECONDS_BETWEEN_CHANGES = 10;

    private final String[] rows;
    private final long millis;

    private CustomerServer(int count, long millis) {
        this.millis = millis;
        rows = IntStream.range(0, count).mapToObj(CustomerServer::row).toArray(String[]::new);
    }

    private static String row(int number) {
        Instant stamp = FIRST_CHANGE.plusSeconds((long) SECONDS_BETWEEN_CHANGES * number);
        return """
                {"id":%d,"isCompany":true,"isSupplier":false,"name":"Customer %d AS","organizationNumber":"%d",\
                "email":{"contact":"post@customer%d.example","billing":"faktura@customer%d.example"},\
                "phone":"+47 55 00 00 00","address":{"visit":{"street":"Kaia %d","postalCode":"5003",\
                "postalArea":"Bergen","countryCode":"NO"}},"createdAt":"%s","modifiedAt":"%s"}""".formatted(1000 + number, number, 910_000_000 + number, number, number, number, stamp, stamp);
    }

    /**
     * @param arguments how many customers, and how many milliseconds a page takes
     */
    public static void main(String[] arguments) {
        CustomerServer customers = new CustomerServer(Integer.parseInt(arguments[0]), Long.parseLong(arguments[1]));
        Undertow server = Undertow.builder()
                .addHttpListener(0, "127.0.0.1")
                .setHandler(new BlockingHandler(customers::respond))
                .build();
        server.start();
        InetSocketAddress address =
                (InetSocketAddress) server.getListenerInfo().get(0).getAddress();
        String url = "http://127.0.0.1:" + address.getPort();
        System.out.println("API " + url + "/v1, token endpoint " + url + "/oauth/token,");
    }

    private void respond(HttpServerExchange exchange) throws InterruptedException {
        exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, "application/json");
        if (exchange.getRequestPath().equals("/oauth/token")) {
            exchange.getResponseSender()
                    .send("{\"access_token\":\"t\",\"token_type\":\"Bearer\",\"expires_in\":86400}");
            return;
        }
        TimeUnit.MILLISECONDS.sleep(millis);
        int limit = Integer.parseInt(parameter(exchange, "limit", "25"));
        int page = Integer.parseInt(parameter(exchange, "page", "1"));
        int begin = Math.min(rows.length, first(parameter(exchange, "modifiedFrom", null)) + (page - 1) * limit);
        int end = Math.min(rows.length, begin + limit);
        if (end < rows.length) {
            exchange.getResponseHeaders().put(new HttpString("Link"), "<?page=" + (page + 1) + ">; rel=\"next\"");
        }
        StringBuilder body = new StringBuilder("[");
        for (int i = begin; i < end; i++) {
            body.append(i > begin ? "," : "").append(rows[i]);
        }
        exchange.getResponseSender().send(body.append(']').toString());
    }

    /** The number of the first row from a time on. */
    private static int first(String modifiedFrom) {
        if (modifiedFrom == null) {
            return 0;
        }
        long millisSince = Instant.parse(modifiedFrom).toEpochMilli() - FIRST_CHANGE.toEpochMilli();
        return (int) Math.max(0, Math.ceil(millisSince / (SECONDS_BETWEEN_CHANGES * 1000.0)));
    }

    private static String parameter(HttpServerExchange exchange, String name, String preset) {
        Deque<String> values = exchange.getQueryParameters().get(name);
        return values == null ? preset : values.getFirst();
    }
}
