/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Responses and bodies that Camel's stream caching puts on disk. */
class SpooledResponsesTest extends RecordingTestSupport {

    private static final String ROWS = "[" + "{\"id\":1},".repeat(5_000) + "{\"id\":2}]";

    @TempDir
    Path spool;

    @Override
    protected CamelContext createCamelContext() throws Exception {
        CamelContext context = super.createCamelContext();
        context.getStreamCachingStrategy().setSpoolEnabled(true);
        context.getStreamCachingStrategy().setSpoolDirectory(spool.toFile());
        context.getStreamCachingStrategy().setSpoolThreshold(1_000);
        context.getStreamCachingStrategy().setBufferSize(256);
        return context;
    }

    @Override
    protected RouteBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:taxes")
                        .to("tsoffice:taxes")
                        .process(e -> e.setProperty("files", files()))
                        .setProperty("once", bodyAs(String.class))
                        .setProperty("again", bodyAs(String.class));
                from("direct:post").to("tsoffice:customers?method=POST");
            }
        };
    }

    @Test
    void aResponseIsAvailableUntilTheExchangeIsDone() throws Exception {
        server.respond(request -> RecordingServer.Response.json(ROWS));

        Exchange exchange = send("direct:taxes", null);

        assertThat(exchange.getException()).isNull();
        assertThat((List<?>) exchange.getProperty("files")).hasSize(1);
        assertThat(exchange.getProperty("once")).isEqualTo(ROWS);
        assertThat(exchange.getProperty("again")).isEqualTo(ROWS);
        assertThat(files()).isEmpty();
    }

    @Test
    void aBodyIsSentFromDisk() throws Exception {
        Exchange exchange = send("direct:post", new ByteArrayInputStream(ROWS.getBytes(StandardCharsets.US_ASCII)));

        assertThat(exchange.getException()).isNull();
        assertThat(server.apiRequests().get(0).text()).isEqualTo(ROWS);
        assertThat(files()).isEmpty();
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(spool)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }
}
