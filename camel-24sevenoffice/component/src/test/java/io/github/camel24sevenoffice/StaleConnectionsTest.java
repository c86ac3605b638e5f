/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Connections that the server closes while they are idle, without saying so before. */
class StaleConnectionsTest extends ContextTestSupport {

    private static final int CALLS = 10;

    private final RawServer server = new RawServer();

    @Override
    protected TsOfficeComponent component() {
        return RecordingTestSupport.component(server.url());
    }

    @AfterEach
    void stopServer() {
        server.close();
    }

    /** The end of a connection reaches the client some time after the server has closed it, here within milliseconds. */
    @ParameterizedTest
    @CsvSource({
        "tsoffice:customers?method=POST, 50",
        "tsoffice:customers/7?method=PATCH, 50",
        "tsoffice:customers?method=POST, 300"
    })
    void aPostIsNotSentOnAConnectionThatIsClosed(String uri, long idle) throws Exception {
        for (int i = 0; i < CALLS; i++) {
            Exchange exchange = send(uri, Map.of("name", "x"));

            assertThat(exchange.getException()).isNull();
            server.closeConnections();
            beIdle(idle);
        }
        assertThat(server.requests()).hasSize(CALLS);
    }

    @Test
    void severalConnectionsMayBeClosed() throws Exception {
        simultaneously(8, 200, "tsoffice:customers/7");
        server.closeConnections();
        server.requests().clear();
        beIdle(50);

        assertThat(send("tsoffice:customers?method=POST", Map.of("name", "x")).getException())
                .isNull();
        assertThat(server.requests()).hasSize(1);
    }

    private static void beIdle(long millis) {
        await().pollDelay(Duration.ofMillis(millis)).until(() -> true);
    }
}
