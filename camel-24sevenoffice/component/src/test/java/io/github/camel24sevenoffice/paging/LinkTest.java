/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.paging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LinkTest {

    @ParameterizedTest
    @ValueSource(strings = {"Link", "link", "LINK"})
    void theNameMayBeInAnyCase(String name) {
        assertThat(Link.next(Map.of(name, "<?page=2>; rel=\"next\""))).contains("?page=2");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            <n>; rel="next"
            <n>;rel=next
            <n>; REL="Next"
            <n> ; rel = next
            <n>; rel="prev next"
            <n>; rel=" next  last "
            < n >; rel=next
            <n>; rel="next"; rel="prev"
            <n>; title="a, b; c"; rel="next"
            <n>; title="say \\"next\\", please; rel=prev"; rel="next"
            <n>; title="rel=prev"; rel="next"
            <n>; title="; rel=prev"; rel="next"
            <n>; title*=UTF-8''n%C3%A6ste; rel=next
            <n>; crossorigin; rel=next
            <n>; ; rel=next;
            <f>; rel="first", <p>; rel="prev", <n>; rel="next", <l>; rel="last"
            <s>; rel=self,<n>; rel=next
            <p>; title="before, <x>; rel=next"; rel="previous", <n>; rel="next"
            <p>; title="; rel=next"; rel="prev", <n>; rel="next"
            <p>; data-rel=next; rel="prev", <n>; rel="next"
            <p>, <n>; rel="next"
            , <n>; rel="next"
            """)
    void findsTheNextPageAmongOtherLinksAndParameters(String value) {
        assertThat(Link.next(Map.of("Link", value))).contains("n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<p>",
                "<p>; rel=\"prev\"",
                "<p>; rel=\"prev\"; rel=\"next\"",
                "<p>; rel=\"nextish\"",
                "<p>; rel=\"https://example.com/next\"",
                "<p>; title=\"next\"",
                "<p>; title=\"; rel=next\"",
                "?page=2; rel=\"next\"",
                "<p"
            })
    void theLastPageHasNoNextLink(String value) {
        assertThat(Link.next(Map.of("Link", value))).isEmpty();
    }

    @Test
    void keepsCommasAndSemicolonsOfTheTarget() {
        String target = "https://rest.api.24sevenoffice.com/v1/products?categoryIds=1,2;3&page=2";

        assertThat(Link.next(Map.of("Link", "<" + target + ">; rel=next"))).contains(target);
    }

    @Test
    void isEmptyWithoutTheHeader() {
        assertThat(Link.next(Map.of("X-Link", "<n>; rel=next"))).isEmpty();
    }

    @Test
    void aLongTitleIsAccepted() {
        String title = "\\\"".repeat(20_000);

        assertThat(Link.next(Map.of("Link", "<n>; title=\"" + title + "\"; rel=next")))
                .contains("n");
    }
}
