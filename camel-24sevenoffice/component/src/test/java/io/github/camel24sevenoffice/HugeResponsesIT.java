/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.apache.camel.Exchange;
import org.apache.camel.StreamCache;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Responses of 1.5 GB, plain and from 1.5 MB of gzip, in a JVM with a heap of 256 MB and the limits by default. */
@Timeout(150)
class HugeResponsesIT {

    private static final int PIECE = 10_000_000;
    private static final int PIECES = 150;
    private static final String TOO_LARGE = "TsOfficeUnreadableResponseException";

    @TempDir
    Path folder;

    private static byte[] compressed;

    private final RawServer server = new RawServer();

    @AfterEach
    void stopServer() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({
        "false, false, tsoffice:taxes, " + TOO_LARGE,
        "false, false, tsoffice:taxes?paging=list, " + TOO_LARGE,
        "true, false, tsoffice:taxes, " + TOO_LARGE,
        "true, false, tsoffice:taxes?paging=list, " + TOO_LARGE,
        "true, false, tsoffice:taxes?paging=stream, " + TOO_LARGE,
        "true, false, tsoffice:taxes?outputType=io.github.camel24sevenoffice.model.Tax, " + TOO_LARGE,
        "true, true, tsoffice:taxes?callTimeout=0, 1500000000 bytes",
    })
    void doNotFillTheHeap(boolean gzip, boolean spool, String uri, String expected) throws Exception {
        byte[] piece = gzip ? compressed : new byte[PIECE];
        long length = gzip ? compressed.length : (long) PIECES * PIECE;
        server.respond((request, out) -> {
            out.write(RawServer.head(
                    "Content-Type: application/json",
                    "Content-Encoding: " + (gzip ? "gzip" : "identity"),
                    "Content-Length: " + length));
            for (long sent = 0; sent < length; sent += piece.length) {
                out.write(piece);
            }
        });

        SmallJvm program = SmallJvm.run("-Xmx256m", folder, Program.class, server.url(), String.valueOf(spool), uri);

        assertThat(program.output()).contains("Result: " + expected);
    }

    @BeforeAll
    static void compress() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] piece = " ".repeat(PIECE).getBytes(StandardCharsets.ISO_8859_1);
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            for (int i = 0; i < PIECES; i++) {
                gzip.write(piece);
            }
        }
        compressed = bytes.toByteArray();
    }

    /** Makes one call, and prints its exception or the length of its body. */
    static final class Program {

        private Program() {}

        public static void main(String[] arguments) throws IOException {
            try (DefaultCamelContext context = new DefaultCamelContext()) {
                context.addComponent("tsoffice", RecordingTestSupport.component(arguments[0]));
                context.getStreamCachingStrategy().setSpoolEnabled(Boolean.parseBoolean(arguments[1]));
                context.start();
                Exchange exchange = context.createFluentProducerTemplate()
                        .to(arguments[2])
                        .withProcessor(empty -> {})
                        .send();
                System.out.println("Result: "
                        + (exchange.getException() == null
                                ? exchange.getMessage()
                                                .getBody(StreamCache.class)
                                                .length() + " bytes"
                                : exchange.getException().getClass().getSimpleName()));
            }
        }
    }
}
