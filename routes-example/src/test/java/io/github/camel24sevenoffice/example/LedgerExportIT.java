/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** An export, and the sandbox with it, in a JVM with a heap that holds a small part of the rows. */
@Timeout(150)
class LedgerExportIT {

    @TempDir
    Path folder;

    @Test
    void theMemoryStaysFlat() throws Exception {
        Path output = folder.resolve("output.txt");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-Dexample=ledger-export",
                        "-Drows=300000",
                        "-Doutput=" + folder,
                        Examples.class.getName())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
            String text = Files.readString(output);
            assertThat(process.exitValue()).as(text).isZero();
            assertThat(text)
                    .contains("Done: 300,000 rows", "0 of them with another balance")
                    .contains(" rows/s\n");
        } finally {
            process.destroyForcibly();
        }
    }
}
