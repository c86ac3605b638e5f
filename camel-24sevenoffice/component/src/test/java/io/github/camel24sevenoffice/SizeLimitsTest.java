/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camel24sevenoffice.error.TsOfficeOperationFailedException;
import io.github.camel24sevenoffice.error.TsOfficeUnreadableResponseException;
import io.github.camel24sevenoffice.model.Tax;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPOutputStream;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.StreamCache;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Responses that do not fit into memory, or are not what they should be. */
class SizeLimitsTest extends ContextTestSupport {

    private static final int LIMIT = 100_000;

    private final RawServer server = new RawServer();
    private final AtomicLong sent = new AtomicLong();
    private volatile boolean ended;
    private volatile Form form;

    @Override
    protected TsOfficeComponent component() {
        TsOfficeComponent component = RecordingTestSupport.component(server.url());
        component.getConfiguration().setMaxResponseSize(LIMIT);
        return component;
    }

    @AfterEach
    void stopServer() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({
        "PLAIN, tsoffice:taxes",
        "PLAIN, tsoffice:taxes?paging=list",
        "PLAIN, tsoffice:taxes?paging=stream",
        "PLAIN, tsoffice:taxes?outputType=io.github.camel24sevenoffice.model.Tax",
        "CHUNKED, tsoffice:taxes",
        "CHUNKED, tsoffice:taxes?paging=list",
        "CHUNKED, tsoffice:taxes?paging=stream",
        "CHUNKED, tsoffice:taxes?outputType=io.github.camel24sevenoffice.model.Tax",
        "GZIP, tsoffice:taxes",
        "GZIP, tsoffice:taxes?paging=list",
        "GZIP, tsoffice:taxes?paging=stream",
        "GZIP, tsoffice:taxes?outputType=io.github.camel24sevenoffice.model.Tax",
    })
    void aResponseThatDoesNotFitIntoMemoryFailsAndTheRestIsNotRead(Form form, String uri) {
        serve(form, 1_500_000_000L);

        Exchange exchange = send(uri, null);

        assertThat(exchange.getException())
                .isInstanceOf(TsOfficeUnreadableResponseException.class)
                .hasMessageContaining("GET /taxes succeeded, but its response is larger than 100000 bytes")
                .hasMessageContaining("the option maxResponseSize");
        await().until(() -> ended);
        assertThat(sent.get()).isLessThan(100_000_000L);
    }

    @Test
    void aStreamCacheThatSpoolsHasNoLimit() throws Exception {
        serve(Form.CHUNKED, 20_000_000);
        try (CamelContext spooling = new DefaultCamelContext()) {
            spooling.addComponent("tsoffice", component());
            spooling.getStreamCachingStrategy().setSpoolEnabled(true);
            spooling.getStreamCachingStrategy().setSpoolThreshold(10_000);
            spooling.start();

            StreamCache body = (StreamCache)
                    spooling.createFluentProducerTemplate().to("tsoffice:taxes").request();

            assertThat(body.inMemory()).isFalse();
            assertThat(body.length()).isEqualTo(20_000_000);
        }
    }

    @Test
    void theEndOfALongErrorIsNotRead() {
        server.respond((request, out) -> {
            out.write("HTTP/1.1 503 Down\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n"
                    .getBytes(StandardCharsets.ISO_8859_1));
            endlessly(out, 1_500_000_000L);
        });

        Exchange exchange = send("tsoffice:taxes", null);

        assertThat(exchange.getException(TsOfficeOperationFailedException.class).getStatusCode())
                .isEqualTo(503);
        await().until(() -> ended);
        assertThat(sent.get()).isLessThan(100_000_000L);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tsoffice:taxes",
                "tsoffice:taxes?paging=list",
                "tsoffice:taxes?paging=stream",
                "tsoffice:taxes?outputType=io.github.camel24sevenoffice.model.Tax",
                "tsoffice:customers/7?method=DELETE"
            })
    void thePageOfAGatewayIsNotASuccess(String uri) {
        server.respond((request, out) -> out.write(
                RawServer.response("text/html; charset=UTF-8", "<html>\n <h1>Under maintenance</h1></html>")));

        assertThat(send(uri, null).getException())
                .isInstanceOf(TsOfficeUnreadableResponseException.class)
                .hasMessageContaining(
                        "(200, text/html) is not JSON but \"<html> <h1>Under maintenance</h1></html>\". A gateway may"
                                + " have responded")
                .hasMessageNotContaining("whether the work was done");
    }

    @Test
    void afterThePageOfAGatewayAPostMayHaveBeenDone() {
        server.respond((request, out) -> out.write(RawServer.response("text/html", "<html>")));

        assertThat(send("tsoffice:customers?method=POST", "{\"name\":\"x\"}").getException())
                .isInstanceOf(TsOfficeUnreadableResponseException.class)
                .hasMessageContaining("whether the work was done before you repeat the call");
    }

    @ParameterizedTest
    @CsvSource({
        "DEPTH, 'Document nesting depth (1001) exceeds the maximum allowed'",
        "NUMBER, 'Number value length (2000) exceeds the maximum allowed'"
    })
    void jsonThatIsTooDeepOrTooLongSaysSo(String kind, String message) {
        String json = kind.equals("DEPTH") ? "[{\"x\":" + "[".repeat(100_000) : "[{\"id\":" + "9".repeat(2_000) + "}]";
        server.respond((request, out) -> out.write(RawServer.response("application/json", json)));

        for (String options : new String[] {"paging=list&", "outputType=" + Tax.class.getName() + "&"}) {
            assertThat(send("tsoffice:taxes?" + options + "maxResponseSize=1000000", null)
                            .getException())
                    .isInstanceOf(TsOfficeUnreadableResponseException.class)
                    .hasMessageContaining("exceeds a limit of Jackson: " + message);
        }
    }

    private void serve(Form form, long length) {
        server.respond((request, out) -> {
            switch (form) {
                case PLAIN -> {
                    out.write(RawServer.head("Content-Type: application/json", "Content-Length: " + length));
                    spaces(out, length);
                }
                case CHUNKED -> {
                    out.write(RawServer.head("Content-Type: application/json", "Transfer-Encoding: chunked"));
                    endlessly(out, length);
                }
                case GZIP -> {
                    out.write(RawServer.head(
                            "Content-Type: application/json", "Content-Encoding: gzip", "Transfer-Encoding: chunked"));
                    endlessly(out, length / 1_000);
                }
            }
        });
        this.form = form;
    }

    private void endlessly(OutputStream out, long length) throws IOException {
        byte[] data = form == Form.GZIP ? compressed() : " ".repeat(100_000).getBytes(StandardCharsets.ISO_8859_1);
        try {
            for (long written = 0; written < length; written += data.length) {
                out.write((Integer.toHexString(data.length) + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
                out.write(data);
                out.write("\r\n".getBytes(StandardCharsets.ISO_8859_1));
                sent.addAndGet(data.length);
            }
            out.write("0\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
        } finally {
            ended = true;
        }
    }

    private void spaces(OutputStream out, long length) throws IOException {
        byte[] data = " ".repeat(100_000).getBytes(StandardCharsets.ISO_8859_1);
        try {
            for (long written = 0; written < length; written += data.length) {
                out.write(data);
                sent.addAndGet(data.length);
            }
        } finally {
            ended = true;
        }
    }

    /** A whole member, of which gzip allows several one after the other. */
    private static byte[] compressed() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            for (int i = 0; i < 100; i++) {
                gzip.write(" ".repeat(100_000).getBytes(StandardCharsets.ISO_8859_1));
            }
        }
        return bytes.toByteArray();
    }

    enum Form {
        PLAIN,
        CHUNKED,
        GZIP
    }
}
