/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UploadTest {

    private static final String PDF = "application/pdf";
    private static final byte[] TWO_PAGES =
            "%PDF-1.4 <</Type /Pages>> <</Type /Page>> <</Type/Page /Parent>>".getBytes(StandardCharsets.US_ASCII);

    private final HttpClient http = HttpClient.newHttpClient();
    private final TestClock clock = new TestClock("2026-03-15T10:00:00Z");
    private final Sandbox sandbox =
            Sandbox.builder().organization("1").organization("2").clock(clock).start();
    private Client client;

    @BeforeEach
    void connect() throws Exception {
        client = new Client(sandbox, "1");
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void turnsAFileIntoTheDocumentOfAVoucher() throws Exception {
        JsonNode upload = announce(PDF);
        assertThat(upload.fieldNames()).toIterable().containsExactlyInAnyOrder("uploadMethod", "uploadUrl", "fileId");
        assertThat(upload.path("uploadMethod").asText()).isEqualTo("PUT");
        assertThat(upload.path("uploadUrl").asText()).doesNotStartWith(sandbox.apiUrl());
        String fileId = upload.path("fileId").asText();
        assertThat(status(fileId)).isEqualTo("Pending");
        assertThat(status(fileId)).as("nothing was uploaded").isEqualTo("Pending");

        assertThat(send(url(upload), "PUT", PDF, TWO_PAGES).statusCode()).isEqualTo(200);

        assertThat(client.get("/fileUpload/" + fileId).body())
                .isEqualTo(Client.JSON.createObjectNode().put("fileId", fileId).put("status", "Pending"));
        JsonNode completed = client.get("/fileUpload/" + fileId).body();
        assertThat(completed.path("status").asText()).isEqualTo("Completed");
        int documentId = completed.path("documentId").intValue();
        assertThat(client.get("/fileUpload/" + fileId).body()).isEqualTo(completed);

        JsonNode document = client.get("/documents/" + documentId).body();
        assertThat(document.path("documentId").intValue()).isEqualTo(documentId);
        assertThat(document.path("contentType").asText()).isEqualTo(PDF);
        HttpResponse<byte[]> download = send(document.path("downloadUrl").asText(), "GET", null, new byte[0]);
        assertThat(download.body()).isEqualTo(TWO_PAGES);
        assertThat(download.headers().firstValue("Content-Type")).hasValue(PDF);
        assertThat(document.path("pages")).hasSize(2).allSatisfy(page -> {
            for (String name : new String[] {"thumbnailUrl", "previewUrl"}) {
                HttpResponse<byte[]> picture = send(page.path(name).asText(), "GET", null, new byte[0]);
                assertThat(picture.statusCode()).isEqualTo(200);
                assertThat(picture.headers().firstValue("Content-Type")).hasValue("image/png");
            }
        });

        assertThat(client.post("/transactions", voucher(documentId)).status()).isEqualTo(201);
        assertThat(client.get("/transactionlines?dateFrom=2026-01-01&dateTo=2027-01-01")
                        .body()
                        .findValues("documentId"))
                .hasSize(2)
                .allSatisfy(id -> assertThat(id.intValue()).isEqualTo(documentId));
    }

    @Test
    void refusesAWrongSignatureAnotherTypeAndAToken() throws Exception {
        JsonNode upload = announce(PDF);
        String fileId = upload.path("fileId").asText();

        assertThat(send(url(upload) + "x", "PUT", PDF, TWO_PAGES).statusCode()).isEqualTo(403);
        assertThat(send(url(upload).replaceAll("\\?.*", ""), "PUT", PDF, TWO_PAGES)
                        .statusCode())
                .isEqualTo(403);
        assertThat(send(url(upload), "PUT", "image/png", TWO_PAGES).statusCode())
                .isEqualTo(403);
        assertThat(send(url(upload), "PUT", null, TWO_PAGES).statusCode()).isEqualTo(403);
        assertThat(send(url(upload), "POST", PDF, TWO_PAGES).statusCode()).isEqualTo(405);
        assertThat(client.call("PUT", url(upload), "x", "Content-Type", PDF).status())
                .isEqualTo(400);
        assertThat(send(url(upload).replace("/upload/", "/upload/x"), "PUT", PDF, TWO_PAGES)
                        .statusCode())
                .isEqualTo(404);
        status(fileId);
        assertThat(status(fileId)).isEqualTo("Pending");
    }

    @Test
    void endsTheUploadUrlWithTimeAndWithTheDocument() throws Exception {
        JsonNode late = announce(PDF);
        clock.advance(Duration.ofMinutes(15));
        assertThat(send(url(late), "PUT", PDF, TWO_PAGES).statusCode()).isEqualTo(403);

        JsonNode upload = announce(PDF);
        assertThat(send(url(upload), "PUT", PDF, TWO_PAGES).statusCode()).isEqualTo(200);
        assertThat(send(url(upload), "PUT", PDF, TWO_PAGES).statusCode()).isEqualTo(200);
        status(upload.path("fileId").asText());
        status(upload.path("fileId").asText());
        assertThat(send(url(upload), "PUT", PDF, TWO_PAGES).statusCode()).isEqualTo(403);
    }

    @Test
    void failsWithoutBytes() throws Exception {
        JsonNode upload = announce(PDF);
        send(url(upload), "PUT", PDF, new byte[0]);
        status(upload.path("fileId").asText());

        assertThat(status(upload.path("fileId").asText())).isEqualTo("Failed");
    }

    @Test
    void showsPagesOfPdfOnly() throws Exception {
        JsonNode upload = announce("image/png");
        send(url(upload), "PUT", "image/png", new byte[] {1});
        status(upload.path("fileId").asText());
        int documentId = client.get("/fileUpload/" + upload.path("fileId").asText())
                .body()
                .path("documentId")
                .intValue();

        assertThat(client.get("/documents/" + documentId).body().has("pages")).isFalse();
    }

    @Test
    void doesNotShowFilesOfOtherOrganizations() throws Exception {
        JsonNode upload = announce(PDF);
        send(url(upload), "PUT", PDF, TWO_PAGES);
        status(upload.path("fileId").asText());
        int documentId = client.get("/fileUpload/" + upload.path("fileId").asText())
                .body()
                .path("documentId")
                .intValue();
        Client other = new Client(sandbox, "2");

        assertThat(other.get("/fileUpload/" + upload.path("fileId").asText()).status())
                .isEqualTo(404);
        assertThat(other.get("/documents/" + documentId).status()).isEqualTo(404);
        assertThat(other.post("/transactions", voucher(documentId)).status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"contentType\":\"\"}",
                "{\"contentType\":\"pdf\"}",
                "{\"contentType\":\"a/b\\r\\nc: d\"}"
            })
    void refusesAnAnnouncementWithoutAContentType(String body) throws Exception {
        assertThat(client.post("/fileUpload", body).status()).isEqualTo(400);
    }

    private JsonNode announce(String contentType) throws Exception {
        Client.Response response = client.post("/fileUpload", "{\"contentType\":\"" + contentType + "\"}");
        assertThat(response.status()).isEqualTo(200);
        return response.body();
    }

    private String status(String fileId) throws Exception {
        return client.get("/fileUpload/" + fileId).body().path("status").asText();
    }

    private static String url(JsonNode upload) {
        return upload.path("uploadUrl").asText();
    }

    private HttpResponse<byte[]> send(String url, String method, String contentType, byte[] body) throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(url)).method(method, BodyPublishers.ofByteArray(body));
        if (contentType != null) {
            request.header("Content-Type", contentType);
        }
        return http.send(request.build(), BodyHandlers.ofByteArray());
    }

    private static String voucher(int documentId) {
        ObjectNode voucher = Client.JSON
                .createObjectNode()
                .put("transactionTypeNumber", 9)
                .put("date", "2026-03-10")
                .put("documentId", documentId);
        for (int amount : new int[] {1, -1}) {
            voucher.withArray("lines")
                    .addObject()
                    .put("accountNumber", 1920)
                    .put("amount", amount)
                    .putObject("tax")
                    .put("number", 0);
        }
        return voucher.toString();
    }
}
