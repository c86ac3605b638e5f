/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camel24sevenoffice.error.TsOfficePagingException;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NextPageTest {

    private static final URI API = URI.create("https://rest.api.24sevenoffice.com/v1");

    @ParameterizedTest
    @CsvSource({
        "https://rest.api.24sevenoffice.com/v1/customers?page=2, /customers?page=2",
        "HTTPS://REST.api.24sevenoffice.com:443/v1/customers?page=2, /customers?page=2",
        "//rest.api.24sevenoffice.com/v1/customers?page=2, /customers?page=2",
        "/v1/customers?page=2, /customers?page=2",
        "/customers?page=2, /customers?page=2",
        "customers?page=2, /customers?page=2",
        "./customers?page=2, /customers?page=2",
        "../v1/customers?page=2, /customers?page=2",
        "?page=2, /customers?page=2",
        "?page=2#rows, /customers?page=2",
        "/v1/customers, /customers",
        "/v1/customers/?page=2, /customers/?page=2",
        "/v1/c%75stomers?page=2, /c%75stomers?page=2",
        "?q=a b, /customers?q=a%20b",
        "?q=a+b%2Bc, /customers?q=a+b%2Bc",
        "?token=ab==, /customers?token=ab==",
    })
    void isThePathAndTheQueryOfTheLink(String link, String expected) {
        assertThat(NextPage.of(API, "/customers", link, "GET /customers")).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "elements?page=2, /dimensions/7%2F8/elements?page=2",
        "?page=2, /dimensions/7%2F8/elements?page=2",
        "/dimensions/7%2F8/elements?page=2, /dimensions/7%2F8/elements?page=2"
    })
    void worksBelowAPathWithParameters(String link, String expected) {
        assertThat(NextPage.of(API, "/dimensions/7%2F8/elements", link, "GET /x"))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "http://127.0.0.1:8080, http://127.0.0.1:8080/customers?page=2",
        "http://127.0.0.1:8080, /customers?page=2",
        "http://127.0.0.1, http://127.0.0.1:80/customers?page=2",
        "http://127.0.0.1/a/b, /a/b/customers?page=2",
        "http://127.0.0.1/a/b, /customers?page=2",
        "http://127.0.0.1/a/b, customers?page=2",
    })
    void worksBelowAnyUrl(URI api, String link) {
        assertThat(NextPage.of(api, "/customers?page=1", link, "GET /customers"))
                .isEqualTo("/customers?page=2");
    }

    @ParameterizedTest
    @CsvSource({
        "?page=2, page=2&isCompany=true&modifiedFrom=2026-01-01T00%3A00%3A00%2B01%3A00",
        "?page=2&isCompany=true, page=2&isCompany=true&modifiedFrom=2026-01-01T00%3A00%3A00%2B01%3A00",
        "?page=2&isCompany=false, page=2&isCompany=false&modifiedFrom=2026-01-01T00%3A00%3A00%2B01%3A00",
        "?page=2&modified%46rom=2025, page=2&modified%46rom=2025&isCompany=true",
        "?Page=2&IsCompany=false, Page=2&IsCompany=false&modifiedFrom=2026-01-01T00%3A00%3A00%2B01%3A00",
        "?isCompany, isCompany&modifiedFrom=2026-01-01T00%3A00%3A00%2B01%3A00",
        "?id=1&id=2, id=1&id=2&isCompany=true&modifiedFrom=2026-01-01T00%3A00%3A00%2B01%3A00",
        "/v1/customers, isCompany=true&modifiedFrom=2026-01-01T00%3A00%3A00%2B01%3A00",
    })
    void keepsTheFiltersThatTheLinkDrops(String link, String expected) {
        String present = "/customers?isCompany=true&modifiedFrom=2026-01-01T00%3A00%3A00%2B01%3A00";

        assertThat(NextPage.of(API, present, link, "GET /customers")).isEqualTo("/customers?" + expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/suppliers?page=2",
                "/v10/customers?page=2",
                "/v1/customers/7?page=2",
                "/v1/customers%2F7?page=2",
                "../customer?page=2",
                "/?page=2"
            })
    void refusesAnotherPath(String link) {
        assertThatThrownBy(() -> NextPage.of(API, "/customers", link, "GET /customers"))
                .isInstanceOf(TsOfficePagingException.class)
                .hasMessageStartingWith("GET /customers: the link to the next page leads to another path");
    }

    @ParameterizedTest
    @CsvSource({
        "https://example.com/v1/customers?page=2, https://example.com",
        "//example.com/v1/customers?page=2, https://example.com",
        "http://rest.api.24sevenoffice.com/v1/customers?page=2, http://rest.api.24sevenoffice.com",
        "https://rest.api.24sevenoffice.com:8443/v1/customers?page=2, https://rest.api.24sevenoffice.com:8443",
        "https://rest.api.24sevenoffice.com.example.com/v1/customers, https://rest.api.24sevenoffice.com.example.com",
        "https://rest.api.24sevenoffice.com@example.com/v1/customers, example.com",
        "https://user@rest.api.24sevenoffice.com/v1/customers, user@rest",
        "https://under_score/v1/customers, https://under_score",
        "javascript:alert(1), javascript",
    })
    void refusesAnotherServer(String link, String elsewhere) {
        assertThatThrownBy(() -> NextPage.of(API, "/customers", link, "GET /customers"))
                .isInstanceOf(TsOfficePagingException.class)
                .hasMessageStartingWith("GET /customers: the link to the next page leads to ")
                .hasMessageContaining(elsewhere)
                .hasMessageContaining("not to https://rest.api.24sevenoffice.com");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../../../admin?page=2",
                "/v1/../../admin",
                "/v1/%2e%2E/admin",
                "https://[::1/v1/customers",
                "http:"
            })
    void refusesUrlsOutsideTheApi(String link) {
        assertThatThrownBy(() -> NextPage.of(API, "/customers", link, "GET /customers"))
                .isInstanceOf(TsOfficePagingException.class)
                .hasMessageStartingWith("GET /customers: the link to the next page ");
    }

    @Test
    void doesNotRepeatTheQueryInAMessage() {
        String link = "https://example.com/v1/customers?email=ola@example.com";

        assertThatThrownBy(() -> NextPage.of(API, "/customers", link, "GET /customers"))
                .hasMessageNotContaining("ola");
    }
}
