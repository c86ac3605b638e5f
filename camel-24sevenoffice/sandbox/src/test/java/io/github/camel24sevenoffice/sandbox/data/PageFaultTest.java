/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.sandbox.data;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camel24sevenoffice.sandbox.http.Json;
import io.github.camel24sevenoffice.sandbox.http.Response;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PageFaultTest {

    /** Rows with the ids 0 to 5, which are pages of two. */
    private final Source rows = Source.of(IntStream.range(0, 6)
            .mapToObj(id -> Json.MAPPER.createObjectNode().put("id", id))
            .toList());

    @Test
    void cutsPagesWhenNothingIsWrong() {
        assertThat(ids(page(2, PageFault.NONE))).containsExactly(2, 3);
        assertThat(ids(page(3, PageFault.NONE))).containsExactly(4, 5);
        assertThat(links(page(3, PageFault.NONE))).doesNotContain("next");
        assertThat(ids(page(Long.MAX_VALUE, PageFault.NONE))).isEmpty();
    }

    @Test
    void losesARowBetweenPages() {
        assertThat(ids(page(1, PageFault.NONE))).containsExactly(0, 1);
        assertThat(ids(page(2, PageFault.ROW_GONE))).as("without 2").containsExactly(3, 4);
        assertThat(ids(page(3, PageFault.ROW_GONE))).containsExactly(5);
        assertThat(ids(token("p2", PageFault.ROW_GONE))).containsExactly(3, 4);
    }

    @Test
    void repeatsAPage() {
        Response repeated = page(2, PageFault.REPEATED);

        assertThat(ids(repeated)).containsExactly(0, 1);
        assertThat(links(repeated)).contains("page=3").contains("rel=\"next\"");
        assertThat(ids(token("p4", PageFault.REPEATED))).containsExactly(2, 3);
    }

    @Test
    void hasNoRowsButANextPage() {
        assertThat(ids(page(3, PageFault.EMPTY))).isEmpty();
        assertThat(links(page(3, PageFault.EMPTY))).contains("rel=\"next\"");
    }

    @Test
    void neverEnds() {
        assertThat(ids(page(4, PageFault.ENDLESS))).containsExactly(0, 1);
        assertThat(links(page(4, PageFault.ENDLESS))).contains("page=5");
        Response byToken = token("p8", PageFault.ENDLESS);
        assertThat(ids(byToken)).containsExactly(2, 3);
        assertThat(links(byToken)).contains("continuationToken=pa");
    }

    @Test
    void worksWithoutRows() {
        Source none = Source.of(List.of());
        for (PageFault fault : PageFault.values()) {
            assertThat(ids(new Paging(Settings.DEFAULT).byNumber(request("page", "2", fault), none, 2, 2)))
                    .as(fault.name())
                    .isEmpty();
        }
    }

    private Response page(long page, PageFault fault) {
        return new Paging(Settings.DEFAULT).byNumber(request("page", String.valueOf(page), fault), rows, 2, 2);
    }

    private Response token(String token, PageFault fault) {
        return new Paging(Settings.DEFAULT).byToken(request("continuationToken", token, fault), rows, 2, 2);
    }

    private static Request request(String name, String value, PageFault fault) {
        return new Request(
                Map.of(), Map.of(name, value), header -> null, "http://127.0.0.1/v1/rows", new byte[0], fault);
    }

    private static List<Integer> ids(Response response) {
        return ((List<?>) response.body())
                .stream()
                        .map(ObjectNode.class::cast)
                        .map(row -> row.path("id"))
                        .map(JsonNode::asInt)
                        .toList();
    }

    private static String links(Response response) {
        return String.join(",", response.headers().values());
    }
}
