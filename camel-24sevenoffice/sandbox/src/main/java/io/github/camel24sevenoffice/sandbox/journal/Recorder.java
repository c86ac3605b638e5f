/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.sandbox.journal;

import io.github.camel24sevenoffice.sandbox.http.Paths;
import io.github.camel24sevenoffice.sandbox.http.RequestKeys;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.AttachmentKey;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Writes requests into the journal, each of them once, without credentials. */
public final class Recorder {

    private static final AttachmentKey<Boolean> RECORDED = AttachmentKey.create(Boolean.class);

    /** Parameters that a client may hold credentials in, by mistake. */
    private static final Pattern CREDENTIAL = Pattern.compile(
            "(^|&)(access_token|token|client_secret|client_assertion|password|authorization)=[^&]*",
            Pattern.CASE_INSENSITIVE);

    private final Journal journal;

    public Recorder(Journal journal) {
        this.journal = journal;
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
        journal.add(
                exchange.getRequestMethod().toString(),
                exchange.getRequestPath(),
                CREDENTIAL.matcher(exchange.getQueryString()).replaceAll("$1$2=xxxxxx"),
                exchange.getAttachment(RequestKeys.ORGANIZATION_ID),
                status,
                exchange.getAttachment(RequestKeys.TRACE_ID),
                body == null ? "" : new String(body, StandardCharsets.UTF_8));
    }
}
