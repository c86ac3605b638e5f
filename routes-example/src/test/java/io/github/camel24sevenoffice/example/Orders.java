/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.example;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camel24sevenoffice.sandbox.JournalEntry;
import io.github.camel24sevenoffice.sandbox.Sandbox;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A folder of orders, and what a service has to have done when all of them are invoiced. */
record Orders(Path folder) {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Path SAMPLES = Path.of("src/main/samples/orders");

    /** Copies some of the samples. */
    static Orders copy(Path folder, String... names) throws IOException {
        Files.createDirectories(folder.resolve("pdf"));
        for (String name : names) {
            Files.copy(SAMPLES.resolve(name + ".json"), folder.resolve(name + ".json"));
            Path pdf = SAMPLES.resolve("pdf/" + name + ".pdf");
            if (Files.exists(pdf)) {
                Files.copy(pdf, folder.resolve("pdf/" + name + ".pdf"));
            }
        }
        return new Orders(folder);
    }

    List<String> left() throws IOException {
        return names(folder);
    }

    List<String> in(String name) throws IOException {
        return Files.exists(folder.resolve(name)) ? names(folder.resolve(name)) : List.of();
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".json"))
                    .map(name -> name.substring(0, name.length() - ".json".length()))
                    .sorted()
                    .toList();
        }
    }

    /** That each order that is done was made and invoiced once, with all that belongs to it, and its customer too. */
    void assertInvoicedOnce(Sandbox service) throws IOException {
        List<String> references = new ArrayList<>();
        List<String> customers = new ArrayList<>();
        int lines = 0;
        int attachments = 0;
        for (String name : in("done")) {
            JsonNode order =
                    MAPPER.readTree(folder.resolve("done/" + name + ".json").toFile());
            references.add(order.path("orderNumber").asText());
            JsonNode customer = order.path("customer");
            customers.add(customer.path("organizationNumber")
                    .asText(customer.path("email").asText()));
            lines += order.path("lines").size();
            attachments += order.has("confirmation") ? 1 : 0;
        }

        assertThat(done(service, "POST", "/v1/salesorders").map(entry -> field(entry, "referenceNumber")))
                .as("sales orders")
                .containsExactlyInAnyOrderElementsOf(references);
        assertThat(done(service, "POST", "/v1/customers")).as("customers").hasSize((int)
                customers.stream().distinct().count());
        assertThat(done(service, "POST", "/v1/salesorders/\\d+/lines"))
                .as("lines")
                .hasSize(lines);
        assertThat(done(service, "POST", "/v1/salesorders/\\d+/attachments"))
                .as("attachments")
                .hasSize(attachments);
        assertThat(done(service, "PATCH", "/v1/salesorders/\\d+").map(JournalEntry::path))
                .as("invoices")
                .hasSize(references.size())
                .doesNotHaveDuplicates();
    }

    /** The work that the service has done, whether its response arrived or not. */
    private static Stream<JournalEntry> done(Sandbox service, String method, String path) {
        return service.apiRequests().stream()
                .filter(entry ->
                        entry.method().equals(method) && entry.path().matches(path) && entry.status() / 100 == 2);
    }

    private static String field(JournalEntry entry, String name) {
        try {
            return MAPPER.readTree(entry.body()).path(name).asText();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
