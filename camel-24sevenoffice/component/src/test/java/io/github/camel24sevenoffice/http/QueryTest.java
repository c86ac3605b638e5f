/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
}
