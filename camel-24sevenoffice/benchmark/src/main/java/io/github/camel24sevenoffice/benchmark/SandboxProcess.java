/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.benchmark;

import io.github.camel24sevenoffice.sandbox.cli.Main;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A sandbox in another JVM, so that its work is not counted for the caller. */
final class SandboxProcess implements AutoCloseable {

    private static final Pattern URLS = Pattern.compile("API (\\S+), token endpoint (\\S+),");

    private final Process process;
    private final Service service;

    SandboxProcess() throws IOException {
        process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "--port",
                        "0")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader output =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String line = output.readLine();
        Matcher urls = URLS.matcher(line == null ? "" : line);
        if (!urls.find()) {
            process.destroy();
            throw new IOException("The sandbox did not start: " + line);
        }
        service = new Service(urls.group(1), urls.group(2), Service.MARGIN);
    }

    Service service() {
        return service;
    }

    @Override
    public void close() {
        process.destroy();
    }
}
