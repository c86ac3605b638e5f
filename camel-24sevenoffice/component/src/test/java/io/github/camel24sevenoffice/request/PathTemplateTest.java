/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PathTemplateTest {

    @ParameterizedTest
    @CsvSource({
        "taxes, /taxes",
        "/taxes, /taxes",
        "customers/42, /customers/42",
        "customers/{customerId}, /customers/7",
        "salesorders/{id}/lines/{lineId}, /salesorders/1/lines/2"
    })
    void fillsInParameters(String path, String expected) {
        Map<String, Object> headers = Map.of("customerId", 7, "id", 1L, "lineId", "2");

        assertThat(PathTemplate.parse(path).expand(headers::get)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "a/b, a%2Fb",
        "../taxes, ..%2Ftaxes",
        "..%2Ftaxes, ..%252Ftaxes",
        "a?b=c, a%3Fb%3Dc",
        "a#b, a%23b",
        "a b, a%20b",
        "a+b, a%2Bb",
        "æøå, %C3%A6%C3%B8%C3%A5",
        "a;b, a%3Bb"
    })
    void keepsAValueInItsSegment(String value, String expected) {
        assertThat(PathTemplate.parse("customers/{id}/x").expand(name -> value))
                .isEqualTo("/customers/" + expected + "/x");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", ".", ".."})
    void refusesAValueThatWouldChangeThePath(String value) {
        PathTemplate template = PathTemplate.parse("customers/{customerId}");

        assertThatThrownBy(() -> template.expand(name -> value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("header customerId");
    }

    @Test
    void namesTheHeaderThatIsMissing() {
        PathTemplate template = PathTemplate.parse("customers/{customerId}");

        assertThatThrownBy(() -> template.expand(name -> null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("header customerId");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "taxes/", "a//b", "../taxes", "customers/{", "customers/{}", "customers/x{id}"})
    void refusesAnInvalidPath(String path) {
        assertThatThrownBy(() -> PathTemplate.parse(path)).isInstanceOf(IllegalArgumentException.class);
    }
}
