/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Runs a program of the tests in a JVM with a heap of a given size.
 *
 * @param exitCode what it ended with
 * @param output what it has printed
 */
record SmallJvm(int exitCode, String output) {

    /** Of a JVM that was out of memory. */
    static final int OUT_OF_MEMORY = 3;

    private static final int SECONDS = 120;

    /**
     * @param heap the option for the heap, for example {@code -Xmx64m}
     * @param folder for its output and its temporary files
     */
    static SmallJvm run(String heap, Path folder, Class<?> program, String... arguments)
            throws IOException, InterruptedException {
        Path output = folder.resolve("output.txt");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                heap,
                "-XX:+ExitOnOutOfMemoryError",
                "-Djava.io.tmpdir=" + folder,
                // the configuration of the tests formats every line of a log
                "-Dlog4j2.loggerContextFactory=org.apache.logging.log4j.simple.SimpleLoggerContextFactory",
                "-cp",
                System.getProperty("java.class.path"),
                program.getName()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            boolean ended = process.waitFor(SECONDS, TimeUnit.SECONDS);
            String text = Files.readString(output);
            assertThat(ended).as(text).isTrue();
            return new SmallJvm(process.exitValue(), text);
        } finally {
            process.destroyForcibly();
        }
    }
}
