/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QueryTest {

    @Test
    void isEmptyWithoutParameters() {
        assertThat(Query.of(Map.of(), null, List.of()).expand(name -> null, null))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "10, 10",
        "a b&c=d, a%20b%26c%3Dd",
        "%oslo%, %25oslo%25",
        "2026-01-01T00:00:00+01:00, 2026-01-01T00%3A00%3A00%2B01%3A00",
        "2026-01-01T00:00:00 01:00, 2026-01-01T00%3A00%3A00%2B01%3A00",
        "2026-01-01T00:00:00.5 0100, 2026-01-01T00%3A00%3A00.5%2B0100",
        "2026-01-01 18:00, 2026-01-01%2018%3A00"
    })
    void encodesAValueAndGivesADateTimeItsPlusBack(String value, String expected) {
        assertThat(Query.of(Map.of("q", value), null, List.of()).expand(name -> null, null))
                .isEqualTo("?q=" + expected);
    }

    @ParameterizedTest
    @CsvSource({"page=2, ?page=2&q=x", "q=a+b&page=2, ?q=a+b&page=2", "page=2&tag=1&tag=2, ?page=2&tag=1&tag=2&q=x"})
    void theLinkToTheNextPageIsSentAsTheApiWroteIt(String link, String expected) {
        Query query = Query.of(Map.of("q", "x"), null, List.of());

        assertThat(query.next(name -> null, link)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"page=2 HTTP/1.1\r\nX-Injected: 1", "page=2\n", "page=æ", "page=2#x", "page=%2", "page=50%"})
    void aLinkThatIsNotEncodedIsRefused(String link) {
        Query query = Query.of(Map.of(), null, List.of());

        assertThatThrownBy(() -> query.next(name -> null, link))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("percent-encoded");
    }
}
