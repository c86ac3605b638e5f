/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.benchmark;

import io.github.camel24sevenoffice.sandbox.cli.Main;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A server in another JVM, so that its work is not counted for the caller. */
final class ServerProcess implements AutoCloseable {

    private static final Pattern URLS = Pattern.compile("API (\\S+), token endpoint (\\S+),");

    private final Process process;
    private final Service service;

    /**
     * @param program prints its URLs as the sandbox does
     */
    ServerProcess(Class<?> program, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                program.getName()));
        command.addAll(List.of(arguments));
        process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader output =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String line = output.readLine();
        Matcher urls = URLS.matcher(line == null ? "" : line);
        if (!urls.find()) {
            process.destroy();
            throw new IOException("The server did not start: " + line);
        }
        service = new Service(urls.group(1), urls.group(2), Service.MARGIN);
    }

    static ServerProcess sandbox(String... options) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("--port", "0"));
        arguments.addAll(List.of(options));
        return new ServerProcess(Main.class, arguments.toArray(String[]::new));
    }

    Service service() {
        return service;
    }

    @Override
    public void close() {
        process.destroy();
    }
}
