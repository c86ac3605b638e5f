/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.sandbox.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camel24sevenoffice.sandbox.Change;
import io.github.camel24sevenoffice.sandbox.Sandbox;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandLineTest {

    @Test
    void takesEveryOption() throws Exception {
        try (Sandbox sandbox = CommandLine.parse(
                        "--port=0",
                        "--host",
                        "0.0.0.0",
                        "--organization",
                        "1",
                        "--organization=2",
                        "--application",
                        "reader:s:api.accounting.tax:read,api.crm.customer:read",
                        "--token-lifetime",
                        "90s",
                        "--no-expires-in",
                        "--bad-token-status",
                        "403",
                        "--revoked-token-status=401",
                        "--token-error-status=400",
                        "--journal-limit=5",
                        "--link-style=root-relative",
                        "--previous-relation=prev",
                        "--refuse-limit-over-maximum",
                        "--modified-from-exclusive",
                        "--street-as-array",
                        "--invoice-number-later",
                        "--upload-polls=0",
                        "--demo",
                        "--duplicate-reference-status=400")
                .start()) {
            assertThat(sandbox.url()).startsWith("http://127.0.0.1:");
            HttpResponse<String> granted = login(sandbox, "s", "2");
            assertThat(granted.body())
                    .contains("api.accounting.tax:read", "api.crm.customer:read")
                    .doesNotContain("expires_in");
            assertThat(login(sandbox, "wrong", "2").statusCode()).isEqualTo(400);
            assertThat(login(sandbox, "s", "3").statusCode()).isEqualTo(400);
            assertThat(sandbox.changes()).extracting(Change::organizationId).containsOnly("1");
            assertThat(sandbox.changes())
                    .extracting(Change::resource)
                    .contains("customers", "products", "salesorders", "transactionlines", "banktransactions");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--prot 1|Unknown option: --prot",
                "extra|Unknown option: extra",
                "--port|--port needs a value: <number>",
                "--port x|--port: a number is expected, but \"x\" was given",
                "--port 70000|--port: port must be between 0 and 65535, but is 70000",
                "--token-lifetime soon|--token-lifetime: a duration such as 15m is expected, but \"soon\" was given",
                "--organization abc|--organization: An organization id has 1 to 19 digits, but \"abc\" was given",
                "--application id|--application: <id>:<secret>[:<scopes>] is expected",
                "--street-as-array=true|--street-as-array takes no value",
                "--link-style odd|--link-style: one of absolute, root-relative, query-only is expected, but \"odd\" was given",
                "--bad-token-status 42|--bad-token-status: badTokenStatus must be between 200 and 599, but is 42"
            })
    void saysInOneLineWhatIsWrong(String arguments, String message) {
        assertThatThrownBy(() -> CommandLine.parse(arguments.split(" ")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void listsTheOptions() {
        assertThat(CommandLine.usage()).contains("--port <number>", "--street-as-array", "--help");
    }

    private static HttpResponse<String> login(Sandbox sandbox, String secret, String organization) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(sandbox.tokenUrl()))
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(BodyPublishers.ofString(
                                        "grant_type=client_credentials&client_id=reader&client_secret=" + secret
                                                + "&audience=" + Sandbox.AUDIENCE + "&login_organization="
                                                + organization))
                                .build(),
                        BodyHandlers.ofString());
    }
}
