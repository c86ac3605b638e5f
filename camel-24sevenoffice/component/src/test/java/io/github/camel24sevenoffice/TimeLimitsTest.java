/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camel24sevenoffice.error.TsOfficeConnectionFailedException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers that are silent, or take too long. The limits are short, and far below the time-out of the tests. */
class TimeLimitsTest extends ContextTestSupport {

    private static final String SHORT = "responseTimeout=200&callTimeout=30s";
    private static final String DRIP = "responseTimeout=20s&callTimeout=400";

    private final RawServer server = new RawServer();
    private final CountDownLatch end = new CountDownLatch(1);

    @Override
    protected TsOfficeComponent component() {
        return RecordingTestSupport.component(server.url());
    }

    @AfterEach
    void stopServer() {
        end.countDown();
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"tsoffice:taxes", "tsoffice:taxes?paging=list", "tsoffice:taxes?paging=stream"})
    void aServerThatNeverResponds(String uri) {
        server.respond((request, out) -> end.await());

        Exchange exchange = send(uri + (uri.contains("?") ? "&" : "?") + SHORT, null);

        assertFailed(exchange, "sent nothing for 200 ms; the option responseTimeout sets this limit", true);
    }

    @Test
    void aPostWithoutAResponseMayHaveBeenDone() {
        server.respond((request, out) -> end.await());

        Exchange exchange = send("tsoffice:customers?method=POST&" + SHORT, Map.of("name", "x"));

        assertFailed(exchange, "The work may have been done", false);
    }

    @Test
    void aServerThatFallsSilentWithinABody() {
        server.respond((request, out) -> {
            out.write(RawServer.head("Content-Type: application/json", "Content-Length: 100"));
            out.write("[{\"id\":1}".getBytes(StandardCharsets.UTF_8));
            out.flush();
            end.await();
        });

        assertFailed(send("tsoffice:taxes?" + SHORT, null), "the option responseTimeout", true);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aResponseThatTricklesIn(boolean head) {
        server.respond((request, out) -> {
            if (!head) {
                out.write(RawServer.head("Content-Type: application/json", "Content-Length: 100000"));
            }
            for (int i = 0; i < 600; i++) {
                out.write(head ? "HTTP/1.1 200 OK\r\nX: ".charAt(Math.min(i, 19)) : ' ');
                out.flush();
                Thread.sleep(20);
            }
        });

        assertFailed(
                send("tsoffice:taxes?" + DRIP, null),
                "the call took longer than 400 ms, its response included; the option callTimeout sets this limit",
                true);
    }

    @Test
    void aServerThatDoesNotReadTheRequest() {
        server.stopReading();
        server.respond((request, out) -> end.await());

        String body = "{\"name\":\"" + "x".repeat(20_000_000) + "\"}";
        Exchange exchange = send("tsoffice:customers?method=POST&" + DRIP, body);

        assertFailed(exchange, "the option callTimeout", false);
    }

    @Test
    void zeroIsForNoLimit() {
        server.respond((request, out) -> {
            Thread.sleep(300);
            out.write(RawServer.response("application/json", "[]"));
        });

        assertThat(send("tsoffice:taxes?responseTimeout=0&callTimeout=0", null).getException())
                .isNull();
    }

    private void assertFailed(Exchange exchange, String message, boolean repeatable) {
        TsOfficeConnectionFailedException failure = exchange.getException(TsOfficeConnectionFailedException.class);
        assertThat(failure).hasMessageContaining(message);
        assertThat(failure.isRepeatable()).isEqualTo(repeatable);
        assertThat(server.requests()).hasSize(1);
    }
}
