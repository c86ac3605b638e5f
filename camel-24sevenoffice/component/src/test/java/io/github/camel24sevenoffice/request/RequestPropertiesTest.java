/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NotEmpty;
import net.jqwik.api.constraints.Size;

/** What holds for any value in a path or a query. */
class RequestPropertiesTest {

    private static final PathTemplate TEMPLATE = PathTemplate.parse("customers/{id}/bankaccounts");

    @Property
    void aValueStaysInItsSegmentAndArrivesAsItIs(@ForAll String value) {
        Assume.that(isEncodable(value));
        Throwable refused = catchThrowable(() -> TEMPLATE.expand(name -> value));
        if (refused != null) {
            assertThat(refused).isInstanceOf(IllegalArgumentException.class);
            assertThat(value.isBlank() || value.equals(".") || value.equals(".."))
                    .isTrue();
            return;
        }
        String path = TEMPLATE.expand(name -> value);

        assertThat(URI.create("http://x" + path).normalize().getRawPath()).isEqualTo(path);
        String[] segments = path.split("/", -1);
        assertThat(segments).hasSize(4);
        assertThat(URLDecoder.decode(segments[2], StandardCharsets.UTF_8)).isEqualTo(value);
    }

    @Property
    void anyTextIsAPathOrRefused(@ForAll String text) {
        Throwable refused = catchThrowable(() -> PathTemplate.parse(text));

        assertThat(refused == null || refused instanceof IllegalArgumentException)
                .isTrue();
    }

    @Property
    void aQueryArrivesAsItIs(@ForAll @Size(max = 5) Map<@NotEmpty String, String> parameters) {
        Assume.that(parameters.entrySet().stream().allMatch(e -> isEncodable(e.getKey()) && isEncodable(e.getValue())));
        String query = QueryString.format(parameters);

        Map<String, String> arrived = new HashMap<>();
        for (String pair : query.isEmpty() ? List.<String>of() : List.of(query.split("&"))) {
            String[] parts = pair.split("=", -1);
            assertThat(parts).hasSize(2);
            arrived.put(
                    URLDecoder.decode(parts[0], StandardCharsets.UTF_8),
                    URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        assertThat(arrived).isEqualTo(parameters);
        assertThat(QueryString.merge(query, query)).isEqualTo(query);
    }

    @Property
    void anyTextCanBeDecoded(@ForAll String text) {
        assertThat(QueryString.decode(text)).isNotNull();
        assertThat(QueryString.parse(text)).isNotNull();
    }

    /** Half of a surrogate pair is no character. */
    private static boolean isEncodable(String text) {
        return StandardCharsets.UTF_8.newEncoder().canEncode(text);
    }
}
