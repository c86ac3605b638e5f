/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.sandbox.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camel24sevenoffice.sandbox.Client;
import io.github.camel24sevenoffice.sandbox.Sandbox;
import java.io.BufferedReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** The jar that runs on its own, as a process. */
@Timeout(120)
class StandaloneIT {

    private static final Pattern LINE = Pattern.compile(
            "The sandbox is running: API (http://\\S+/v1), token endpoint (http://\\S+/oauth/token), .*");

    private Process process;

    @AfterEach
    void end() {
        process.destroyForcibly();
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "a process there cannot be asked to end")
    void runsUntilItIsEnded() throws Exception {
        start("--port", "0");
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
                BufferedReader err = process.errorReader(StandardCharsets.UTF_8)) {
            Matcher line = LINE.matcher(out.readLine());
            assertThat(line.matches()).isTrue();
            HttpRequest call =
                    HttpRequest.newBuilder(URI.create(line.group(1) + "/taxes")).build();
            assertThat(HttpClient.newHttpClient()
                            .send(call, BodyHandlers.ofString())
                            .statusCode())
                    .isEqualTo(401);

            // Process.destroy() would close what is read below
            process.toHandle().destroy();

            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isZero();
            assertThat(out.lines()).isEmpty();
            assertThat(err.lines()).isEmpty();
        }
    }

    @Test
    void hasThePageAndTheDemoInItsJar() throws Exception {
        start("--demo");
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            Matcher line = LINE.matcher(out.readLine());
            assertThat(line.matches()).isTrue();
            Client client = new Client(line.group(1), line.group(2), Sandbox.ORGANIZATION_ID);

            assertThat(client.get("/customers").expect(200).column("/name")).contains("Kafé Solsiden AS");
            String host = line.group(1).replace("/v1", "");
            assertThat(client.get(host + "/").expect(200).text()).contains("/sandbox/page/page.js");
            assertThat(client.get(host + "/sandbox/page/page.js").expect(200).text())
                    .contains("textContent");
        }
    }

    @Test
    void refusesAnUnknownOption() throws Exception {
        start("--prot", "0");
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
                BufferedReader err = process.errorReader(StandardCharsets.UTF_8)) {
            assertThat(err.readLine()).isEqualTo("Unknown option: --prot");
            assertThat(err.lines()).anyMatch(line -> line.contains("--port <number>"));
            assertThat(out.lines()).isEmpty();
            assertThat(process.waitFor()).isEqualTo(2);
        }
    }

    @Test
    void aMillionTransactionLinesFitIntoASmallHeap() throws Exception {
        start("--transaction-lines", "1000000:7");
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            Matcher line = LINE.matcher(out.readLine());
            assertThat(line.matches()).isTrue();
            Client client = new Client(line.group(1), line.group(2), Sandbox.ORGANIZATION_ID);
            int year = LocalDate.now(ZoneOffset.UTC).getYear();
            String next =
                    "/transactionlines?limit=500&dateFrom=" + (year - 1) + "-01-01&dateTo=" + (year + 1) + "-01-01";

            Set<UUID> ids = new HashSet<>();
            while (next != null) {
                Client.Response page = client.get(next).expect(200);
                page.column("/id").forEach(id -> ids.add(UUID.fromString(id)));
                next = page.next();
            }

            assertThat(ids).hasSize(1_000_000);
        }
    }

    private void start(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx48m",
                "-jar",
                System.getProperty("standalone.jar")));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        // what the JVM says about it goes to stderr
        builder.environment().remove("JAVA_TOOL_OPTIONS");
        process = builder.start();
    }
}
