/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.sandbox;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.AttachmentKey;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Writes requests into the journal, each of them once, without credentials. */
final class Recorder {

    private static final AttachmentKey<Boolean> RECORDED = AttachmentKey.create(Boolean.class);

    /** Parameters that a client may hold credentials in, by mistake. */
    private static final Pattern CREDENTIAL = Pattern.compile(
            "(^|&)(access_token|token|client_secret|client_assertion|password|authorization)=[^&]*",
            Pattern.CASE_INSENSITIVE);

    private final Journal journal;

    Recorder(Journal journal) {
        this.journal = journal;
    }

    /**
     * @param status the status of the answer, or 0 when there is none
     */
    void record(HttpServerExchange exchange, int status) {
        if (exchange.putAttachment(RECORDED, true) != null) {
            return;
        }
        boolean login = exchange.getRequestPath().equals(Sandbox.TOKEN_PATH);
        byte[] body = login ? null : exchange.getAttachment(EntryHandler.BODY);
        journal.add(
                exchange.getRequestMethod().toString(),
                exchange.getRequestPath(),
                CREDENTIAL.matcher(exchange.getQueryString()).replaceAll("$1$2=xxxxxx"),
                exchange.getAttachment(EntryHandler.ORGANIZATION_ID),
                status,
                exchange.getAttachment(EntryHandler.TRACE_ID),
                body == null ? "" : new String(body, StandardCharsets.UTF_8));
    }
}
