/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.sandbox.journal;

import io.github.camel24sevenoffice.sandbox.JournalEntry;
import io.github.camel24sevenoffice.sandbox.http.Paths;
import io.github.camel24sevenoffice.sandbox.http.RequestKeys;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.AttachmentKey;
import io.undertow.util.HeaderMap;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Writes requests into the journal, each of them once, without credentials. */
public final class Recorder {

    private static final AttachmentKey<Boolean> RECORDED = AttachmentKey.create(Boolean.class);

    /** Of a response; pages of rows would push everything else out of the journal. */
    private static final int MAXIMUM_BYTES = 8192;

    private final Journal journal;
    private final Clock clock;

    /**
     * @param clock the time of the service
     */
    public Recorder(Journal journal, Clock clock) {
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * @param status the status of the response, or 0 when there is none
     */
    public void record(HttpServerExchange exchange, int status) {
        if (exchange.putAttachment(RECORDED, true) != null) {
            return;
        }
        boolean login = exchange.getRequestPath().equals(Paths.TOKEN);
        byte[] body = login ? null : exchange.getAttachment(RequestKeys.BODY);
        byte[] responseBody = login || status == 0 ? null : exchange.getAttachment(RequestKeys.RESPONSE_BODY);
        journal.add(new JournalEntry(
                clock.instant(),
                exchange.getRequestMethod().toString(),
                Secrets.masked(exchange.getRequestPath()),
                Secrets.masked(exchange.getQueryString()),
                exchange.getAttachment(RequestKeys.ORGANIZATION_ID),
                status,
                exchange.getAttachment(RequestKeys.TRACE_ID),
                body == null ? "" : Secrets.masked(new String(body, StandardCharsets.UTF_8)),
                headers(exchange.getRequestHeaders()),
                status == 0 ? "" : headers(exchange.getResponseHeaders()),
                responseBody == null ? "" : beginning(responseBody)));
    }

    private static String beginning(byte[] body) {
        int length = Math.min(body.length, MAXIMUM_BYTES);
        return Secrets.masked(new String(body, 0, length, StandardCharsets.UTF_8)) + (length < body.length ? "…" : "");
    }

    /** One text, which takes far less memory than a map. */
    private static String headers(HeaderMap headers) {
        return StreamSupport.stream(headers.spliterator(), false)
                .map(values -> values.getHeaderName() + ": "
                        + Secrets.masked(values.getHeaderName().toString(), String.join(", ", values)))
                .collect(Collectors.joining("\n"));
    }
}
