/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camel24sevenoffice.error.TsOfficeNotFoundException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Dynamic endpoint URIs, which share one endpoint for all values. It takes some seconds, since it makes ten thousand calls, ten
 * times what Camel's caches of endpoints and producers hold.
 */
class ToDTest extends RecordingTestSupport {

    @Override
    protected CamelContext createCamelContext() throws Exception {
        CamelContext context = super.createCamelContext();
        context.getPropertiesComponent().addInitialProperty("collection", "customers");
        return context;
    }

    @Override
    protected RouteBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:customer").toD("tsoffice:customers/${header.id}");
                from("direct:patch").toD("tsoffice:customers/${header.id}?method=PATCH");
                from("direct:lines")
                        .toD("tsoffice:transactionlines?dateFrom=${header.from}&dateTo=${header.to}&limit=10");
                from("direct:search").toD("tsoffice:products?productSearch=${header.search}");
                from("direct:raw").toD("tsoffice:products?productSearch=RAW(${header.search})");
                from("direct:filter").toD("tsoffice:customers?${header.filter}");
                from("direct:path").toD("tsoffice:${header.path}");
                from("direct:nested").toD("tsoffice:customers/${header.${header.none}id}");
                from("direct:property").toD("tsoffice:{{collection}}/${header.id}/bankaccounts");
                from("direct:whole").toD("${header.uri}");
                from("direct:mixed").toD("tsoffice:customers/{number}/bankaccounts/${header.account}");
            }
        };
    }

    @Test
    void tenThousandIdsUseOneEndpointAndOneProducer() {
        for (int id = 1; id <= 10_000; id++) {
            template.sendBodyAndHeader("direct:customer", null, "id", id);
        }

        assertThat(server.apiRequests()).hasSize(10_000);
        assertThat(server.apiRequests().get(9_999).line()).isEqualTo("GET /v1/customers/10000");
        List<String> endpoints = context().getEndpoints().stream()
                .map(Endpoint::getEndpointUri)
                .filter(uri -> uri.startsWith("tsoffice"))
                .toList();
        assertThat(endpoints).hasSize(1);
        assertThat(endpoints.get(0)).contains("customerId");
    }

    @Test
    void theMethodIsKept() {
        template.sendBodyAndHeader("direct:patch", Map.of("name", "x"), "id", 7);

        assertThat(server.apiRequests().get(0).line()).isEqualTo("PATCH /v1/customers/7");
    }

    @Test
    void queryValuesCreateNoEndpointsEither() {
        for (int day = 1; day <= 9; day++) {
            template.sendBodyAndHeaders(
                    "direct:lines", null, Map.of("from", "2026-01-0" + day, "to", "2026-02-0" + day));
        }

        assertThat(server.apiRequests().get(8).query()).isEqualTo("dateFrom=2026-01-09&dateTo=2026-02-09&limit=10");
        assertThat(context().getEndpoints())
                .filteredOn(endpoint -> endpoint instanceof TsOfficeEndpoint)
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "direct:search, %bolt%, %25bolt%25",
        "direct:search, %be%, %25be%25",
        "direct:search, a+b, a%2Bb",
        "direct:search, kjøl og sånt, kj%C3%B8l%20og%20s%C3%A5nt",
        "direct:raw, %2026%, %252026%25",
        "direct:raw, a&limit=1, a%26limit%3D1",
    })
    void valuesArriveAsWritten(String route, String value, String sent) {
        template.sendBodyAndHeader(route, null, "search", value);

        assertThat(server.apiRequests().get(0).query()).isEqualTo("productSearch=" + sent);
    }

    @Test
    void theContractIsStillChecked() {
        Exchange wrongId = template.send("direct:customer", e -> e.getIn().setHeader("id", "Ola"));
        Exchange wrongDate = template.send(
                "direct:lines", e -> e.getIn().setHeaders(new HashMap<>(Map.of("from", "today", "to", "2026-01-01"))));
        Exchange wrongPath = template.send("direct:whole", e -> e.getIn().setHeader("uri", "tsoffice:customer/7"));

        assertThat(wrongId.getException()).hasMessageContaining("{customerId}").hasMessageNotContaining("Ola");
        assertThat(wrongDate.getException())
                .hasMessageContaining("must be a date")
                .hasMessageNotContaining("today");
        assertThat(wrongPath.getException()).hasStackTraceContaining("The API has no path /customer/7");
        assertThat(server.requests()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            direct:customer | id     | 7?apiUrl=http://127.0.0.1:1/v1        | would add the parameter apiUrl
            direct:customer | id     | 7?isCompany=true                     | would add the parameter isCompany
            direct:customer | id     | 7/bankaccounts                       | would change the path
            direct:customer | id     | 7/../../taxes                        | would change the path
            direct:patch    | id     | 7?organizationId=2&x=                | would add the parameter
            direct:lines    | from   | 2026-01-01&accountId=3               | would add the parameter accountId
            direct:lines    | from   | 2026-01-01&limit=3                   | would add the parameter limit
            direct:raw      | search | a)&organizationId=2&limit=RAW(1      | would add the parameter
            direct:filter   | filter | limit=3&tokenUrl=http://127.0.0.1:1/ | would add the parameter tokenUrl
            direct:path     | path   | taxes?clientId=x                     | would add the parameter clientId
            """)
    void aValueCannotChangeTheUriThatItIsFilledInto(String route, String header, String value, String message) {
        Exchange exchange = template.send(route, e -> {
            e.getIn().setHeader("to", "2026-02-01");
            e.getIn().setHeader(header, value);
        });

        assertThat(exchange.getException())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message)
                .hasMessageContaining("tsoffice:")
                .hasMessageNotContaining("127.0.0.1");
        assertThat(server.requests()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "direct:filter, filter, limit=3, /v1/customers?limit=3",
        "direct:path, path, customers/7, /v1/customers/7",
        "direct:path, path, products?limit=3, /v1/products?limit=3",
        "direct:nested, id, 7, /v1/customers/7",
        "direct:property, id, 7, /v1/customers/7/bankaccounts",
    })
    void placeholdersOfTheAuthorAreFilledIn(String route, String header, String value, String target) {
        template.sendBodyAndHeader(route, null, header, value);

        assertThat(server.apiRequests().get(0).line()).isEqualTo("GET " + target);
    }

    @Test
    void aValueCannotNameAHeader() {
        Exchange exchange = template.send("direct:search", e -> {
            e.getIn().setHeader("search", "{secret}");
            e.getIn().setHeader("secret", "of the message");
        });

        assertThat(exchange.getException()).isNull();
        assertThat(server.apiRequests().get(0).query()).isEqualTo("productSearch=%7Bsecret%7D");
    }

    @Test
    void headersAndDynamicValuesMix() {
        template.sendBodyAndHeaders("direct:mixed", null, Map.of("number", 7, "account", "NO93 8601"));

        assertThat(server.apiRequests().get(0).path()).isEqualTo("/v1/customers/7/bankaccounts/NO93%208601");
    }

    @Test
    void theMessageIsUnchanged() {
        Exchange exchange = template.send("direct:customer", e -> {
            e.getIn().setHeader("id", 7);
            e.getIn().setHeader("customerId", "mine");
        });

        assertThat(server.apiRequests().get(0).line()).isEqualTo("GET /v1/customers/7");
        assertThat(exchange.getMessage().getHeader("customerId")).isEqualTo("mine");
        assertThat(exchange.getProperties()).doesNotContainKey("CamelTsOfficeDynamicValues");
    }

    @Test
    void anErrorNamesTheTemplateNotTheValue() {
        server.respond(request -> RecordingServer.Response.json(404, "{}"));

        Exchange exchange = template.send("direct:customer", e -> e.getIn().setHeader("id", 4711));

        assertThat(exchange.getException())
                .isInstanceOf(TsOfficeNotFoundException.class)
                .hasMessageContaining("/customers/{customerId}")
                .hasMessageNotContaining("4711");
    }
}
