/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.paging;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camel24sevenoffice.error.TsOfficePagingException;
import java.net.URI;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds for any link that a server may send. */
class LinkPropertiesTest {

    private static final URI API = URI.create("https://rest.api.24sevenoffice.com/v1");

    @Property
    void anyHeaderIsRead(@ForAll String value) {
        assertThat(Link.next(Map.of("Link", value))).isNotNull();
    }

    @Property
    void aHeaderOfTheCharactersOfLinksIsRead(@ForAll("linkCharacters") String value) {
        assertThat(Link.next(Map.of("link", value))).isNotNull();
    }

    @Property
    void theNextLinkIsFoundAmongOthers(@ForAll("targets") String target, @ForAll("targets") String other) {
        String value = "<" + other + ">; rel=\"prev\"; title=\"a, <b>; rel=next\", <" + target + ">; rel=\"next last\"";

        assertThat(Link.next(Map.of("Link", value))).contains(target);
    }

    /** The access token goes with the call. */
    @Property
    void noLinkLeavesTheListOrTheApi(@ForAll("linkCharacters") String link) {
        String next;
        try {
            next = NextPage.of(API, "/customers?limit=5", link, "GET /customers");
        } catch (TsOfficePagingException e) {
            return;
        }
        URI called = URI.create(API + next);
        assertThat(called.getHost()).isEqualTo("rest.api.24sevenoffice.com");
        assertThat(called.getPath()).matches("/v1/customers/*");
        assertThat(called.getUserInfo()).isNull();
    }

    @Provide
    Arbitrary<String> linkCharacters() {
        Arbitrary<String> pieces = Arbitraries.of(
                "<",
                ">",
                ";",
                ",",
                "\"",
                "\\",
                "=",
                " ",
                "rel",
                "next",
                "rel=\"next\"",
                "/",
                "//",
                "?",
                "#",
                "..",
                ".",
                "%2e",
                "%2F",
                "%",
                "@",
                ":",
                "https:",
                "http://",
                "rest.api.24sevenoffice.com",
                "evil.example",
                "/v1/customers",
                "customers",
                "page=2",
                "&",
                "\t",
                "å",
                "\u0000");
        return pieces.list().ofMaxSize(12).map(parts -> String.join("", parts));
    }

    @Provide
    Arbitrary<String> targets() {
        return Arbitraries.strings()
                .withChars("abc/?&=%25.:,;\"' ")
                .ofMinLength(1)
                .ofMaxLength(20)
                .map(text -> "/" + text.strip());
    }
}
