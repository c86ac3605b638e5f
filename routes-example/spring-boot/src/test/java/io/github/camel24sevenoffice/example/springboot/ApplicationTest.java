/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.example.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

class ApplicationTest {

    @Test
    void healthAndMetersTellOfTheRoutes() {
        try (ConfigurableApplicationContext application =
                Application.start("--server.port=0", "--server.address=127.0.0.1")) {
            String actuator =
                    "http://127.0.0.1:" + application.getEnvironment().getProperty("local.server.port") + "/actuator/";

            Awaitility.await().untilAsserted(() -> {
                assertThat(get(actuator + "prometheus"))
                        .contains("tsoffice_calls_seconds_count{operation=\"GET /taxes\",status=\"2xx\"} 1")
                        .contains("tsoffice_calls_seconds_count{operation=\"GET /customers\",status=\"2xx\"}");
                assertThat(get(actuator + "health/tsoffice"))
                        .contains("\"tokens\":{\"status\":\"UP\"", "\"consumers\":{\"status\":\"UP\"");
            });
        }
    }

    private static String get(String url) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }
}
