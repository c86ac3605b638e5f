/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Lists that the contract allows, or does not rule out, and that the sandbox does not return. */
class OddListsTest extends ConsumerTestSupport {

    private static final String DATE = "Thu, 01 Jan 2026 12:00:00 GMT";

    private final RecordingServer server = new RecordingServer();

    @Override
    protected TsOfficeComponent component() {
        return RecordingTestSupport.component(server);
    }

    @AfterEach
    void stopServer() {
        server.close();
    }

    private static String row(int id, String modifiedAt) {
        String stamp = modifiedAt == null ? "" : ",\"modifiedAt\":\"" + modifiedAt + "\"";
        return "{\"id\":" + id + ",\"name\":\"C" + id + "\"" + stamp + "}";
    }

    private static RecordingServer.Response rows(String... rows) {
        return RecordingServer.Response.json("[" + String.join(",", rows) + "]").with("Date", DATE);
    }

    private void awaitRequests(int count) {
        int before = server.apiRequests().size();
        await().until(() -> server.apiRequests().size() >= before + count);
    }

    @Test
    void rowsWithoutAStampAreDeliveredOnce() {
        // a row without a stamp never passes a filter
        server.respond(request -> request.query().contains("modifiedFrom")
                ? rows(row(3, "2026-01-01T10:00:00.001Z"))
                : rows(row(1, null), row(2, null), row(3, "2026-01-01T10:00:00.001Z")));

        start("tsoffice:customers");

        await().until(() -> deliveries.size() == 3);
        awaitRequests(3);
        assertThat(deliveries).extracting(Delivery::id).containsExactly("1", "2", "3");
    }

    @Test
    void rowsWithoutAStampThatComeLastAreDeliveredToo() {
        server.respond(request -> {
            if (request.query().contains("modifiedFrom")) {
                return rows(row(3, "2026-01-01T10:00:00.001Z"));
            }
            return request.query().contains("desc")
                    ? rows(row(1, null), row(3, "2026-01-01T10:00:00.001Z"))
                    : rows(row(3, "2026-01-01T10:00:00.001Z"), row(1, null));
        });

        start("tsoffice:customers");

        await().until(() -> deliveries.size() == 2);
        awaitRequests(3);
        assertThat(deliveries).extracting(Delivery::id).containsExactlyInAnyOrder("3", "1");
    }

    @Test
    void aListThatIsNotSortedAsRequestedIsReadPageByPage() {
        AtomicBoolean warned = new AtomicBoolean();
        List<String> all = IntStream.rangeClosed(1, 6)
                .mapToObj(i -> row(i, "2026-01-01T10:00:00.00" + (7 - i) + "Z"))
                .toList();
        server.respond(request -> {
            boolean second = request.query().contains("page=2");
            warned.compareAndSet(false, second);
            RecordingServer.Response page =
                    rows((second ? all.subList(3, 6) : all.subList(0, 3)).toArray(String[]::new));
            return second ? page : page.with("Link", "<?page=2>; rel=\"next\"");
        });

        start("tsoffice:customers?limit=3");

        await().until(() -> deliveries.size() == 6);
        awaitRequests(4);
        assertThat(deliveries).extracting(Delivery::id).containsExactly("1", "2", "3", "4", "5", "6");
        assertThat(warned).isTrue();
    }

    @Test
    void aRowThatDoesNotFitTheOutputTypeIsKeptAndNotLost() {
        AtomicBoolean corrected = new AtomicBoolean();
        server.respond(request -> {
            String good = row(1, "2026-01-01T10:00:00.001Z");
            String odd = row(2, "2026-01-01T10:00:00.002Z")
                    .replace("\"C2\"", corrected.get() ? "\"C2\"" : "{\"first\":\"C2\"}");
            return request.path().endsWith("/2") ? RecordingServer.Response.json(odd) : rows(good, odd);
        });
        start(
                "tsoffice:customers?outputType=io.github.camel24sevenoffice.model.Customer",
                exchange -> exchange.getMessage().setBody(null));
        await().until(() -> deliveries.size() == 1);
        awaitRequests(2);

        corrected.set(true);

        await().until(() -> deliveries.size() == 2);
        assertThat(deliveries).extracting(Delivery::id).containsExactly("1", "2");
    }
}
