/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.poll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.camel24sevenoffice.error.TsOfficeUnreadableResponseException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RowParserTest {

    private final RowParser parser = new RowParser("id", "GET /rows");

    private static byte[] bytes(String json) {
        return json.getBytes(StandardCharsets.UTF_8);
    }

    private Row row(String json) {
        return parser.row(bytes(json));
    }

    @Test
    void takesEachRowAsItIsWritten() {
        List<Row> rows = parser.rows(bytes(
                " [ {\"id\": 1, \"name\": \"Blåbær \\u00e5\", \"lines\": [{\"id\": 7}]} ,{\"id\":\"b\",\"n\":1.50}]"));

        assertThat(rows).extracting(Row::id).containsExactly("1", "b");
        assertThat(rows)
                .extracting(Row::json)
                .containsExactly(
                        "{\"id\": 1, \"name\": \"Blåbær \\u00e5\", \"lines\": [{\"id\": 7}]}",
                        "{\"id\":\"b\",\"n\":1.50}");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-31T08:00:00Z, 2026-01-31T08:00:00Z",
        "2026-01-31 08:00:00.123Z, 2026-01-31T08:00:00.123Z",
        "2026-01-31T08:00:00.1234567Z, 2026-01-31T08:00:00.123456700Z",
        "2026-01-31T09:00:00+01:00, 2026-01-31T08:00:00Z",
        "2026-01-31T08:00:00, 2026-01-31T08:00:00Z",
        "'', ",
        "soon, "
    })
    void readsStampsInEveryStyle(String text, Instant expected) {
        assertThat(row("{\"id\":1,\"modifiedAt\":\"" + text + "\"}").modifiedAt())
                .isEqualTo(expected);
    }

    @Test
    void aRowWithoutAStampHasNone() {
        assertThat(row("{\"id\":1,\"modifiedAt\":null}").modifiedAt()).isNull();
        assertThat(row("{\"id\":1}").modifiedAt()).isNull();
    }

    @Test
    void theFingerprintIsThatOfTheContentNotOfItsOrderOrSpaces() {
        long print = row("{\"id\":1,\"a\":[1,2],\"b\":{\"c\":null,\"d\":true}}").fingerprint();

        assertThat(row("{ \"b\": {\"d\": true, \"c\": null}, \"a\": [1, 2], \"id\": 1 }")
                        .fingerprint())
                .isEqualTo(print);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"id\":1,\"a\":[2,1],\"b\":{\"c\":null,\"d\":true}}",
                "{\"id\":1,\"a\":[1,2],\"b\":{\"d\":null,\"c\":true}}",
                "{\"id\":1,\"a\":[1,2],\"b\":{\"c\":null,\"d\":false}}",
                "{\"id\":1,\"a\":[1,2],\"b\":{\"c\":null,\"d\":\"true\"}}",
                "{\"id\":1,\"a\":[1,2,1],\"b\":{\"c\":null,\"d\":true}}",
                "{\"id\":1,\"a\":[1,2],\"b\":{\"c\":null}}",
                "{\"id\":1,\"a\":[12],\"b\":{\"c\":null,\"d\":true}}",
                "{\"id\":1,\"b\":[1,2],\"a\":{\"c\":null,\"d\":true}}"
            })
    void otherContentHasAnotherFingerprint(String json) {
        assertThat(row(json).fingerprint())
                .isNotEqualTo(row("{\"id\":1,\"a\":[1,2],\"b\":{\"c\":null,\"d\":true}}")
                        .fingerprint());
    }

    @Test
    void findsTheIdInAnotherObject() {
        Row row = new RowParser("account/id", "GET /rows")
                .row(bytes("{\"id\":1,\"account\":{\"x\":{\"id\":3},\"id\":7}}"));

        assertThat(row.id()).isEqualTo("7");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "[1]", "[{}]", "[{\"id\":null}]", "[{\"id\":1", "<html>", "[{\"id\":1}"})
    void refusesWhatIsNotAListOfRows(String json) {
        assertThatExceptionOfType(TsOfficeUnreadableResponseException.class)
                .isThrownBy(() -> parser.rows(bytes(json)))
                .withMessageContaining("GET /rows");
    }
}
