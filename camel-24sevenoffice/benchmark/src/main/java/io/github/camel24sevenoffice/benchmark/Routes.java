/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.benchmark;

import io.github.camel24sevenoffice.TsOfficeComponent;
import io.github.camel24sevenoffice.TsOfficeConfiguration;
import io.github.camel24sevenoffice.auth.TokenInvalidator;
import io.github.camel24sevenoffice.error.TsOfficeAccessDeniedException;
import java.util.function.Function;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.http.base.HttpOperationFailedException;

/**
 * The ways to call with a token, each as a developer would write it. A route {@value #CALL} that reads a tax code, and a
 * route {@value #PAGE} that reads the page of products which the header {@value #PAGE_HEADER} names.
 */
enum Routes {
    TSOFFICE("tsoffice", Routes::tsoffice),
    HAND_WRITTEN(
            "token bean, hand-written",
            service -> tokenBean(
                    service, new HandWrittenTokens(service.login(), service.margin()).bean(Service.ORGANIZATION_ID))),
    GOOGLE(
            "token bean of Google",
            service ->
                    tokenBean(service, new GoogleTokens(service.login(), service.margin(), Service.ORGANIZATION_ID))),
    AWS(
            "token bean of AWS",
            service -> tokenBean(service, new AwsTokens(service.login(), service.margin(), Service.ORGANIZATION_ID))),
    CAMEL_HTTP("camel-http oauth2", Routes::camelHttp);

    static final String CALL = "direct:call";
    static final String PAGE = "direct:page";
    static final String PAGE_HEADER = "page";

    private static final String TAX = "/taxes/1";
    private static final String PRODUCTS = "/products";
    private static final String AUTHORIZATION = "Authorization";

    private final String title;

    @SuppressWarnings("ImmutableEnumChecker") // references to static methods
    private final Function<Service, RouteBuilder> builder;

    Routes(String title, Function<Service, RouteBuilder> builder) {
        this.title = title;
        this.builder = builder;
    }

    String title() {
        return title;
    }

    RouteBuilder of(Service service) {
        return builder.apply(service);
    }

    private static RouteBuilder tsoffice(Service service) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                Routes.configure(getContext(), service);

                onException(TsOfficeAccessDeniedException.class)
                        .onRedelivery(new TokenInvalidator())
                        .maximumRedeliveries(1)
                        .redeliveryDelay(0);
                from(CALL).to("tsoffice:taxes/1");
                from(PAGE).to("tsoffice:products?limit=1&page={page}");
            }
        };
    }

    /** Makes the component call the service. */
    static void configure(CamelContext context, Service service) {
        TsOfficeComponent component = context.getComponent("tsoffice", TsOfficeComponent.class);
        component.setTokenRefreshMargin(service.margin().toMillis());
        TsOfficeConfiguration options = component.getConfiguration();
        options.setClientId(Service.CLIENT_ID);
        options.setClientSecret(Service.CLIENT_SECRET);
        options.setOrganizationId(Service.ORGANIZATION_ID);
        options.setApiUrl(service.apiUrl());
        options.setTokenUrl(service.tokenUrl());
    }

    /** As in the vendor's guide: a bean caches the token, and a 403 leads to a new token and one more call. */
    private static RouteBuilder tokenBean(Service service, TokenBean tokens) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                onException(HttpOperationFailedException.class)
                        .onWhen(Routes::isForbidden)
                        .onRedelivery(exchange -> authorize(exchange, tokens.renew()))
                        .maximumRedeliveries(1)
                        .redeliveryDelay(0);
                from(CALL)
                        .process(exchange -> authorize(exchange, tokens.get()))
                        .to(service.apiUrl() + TAX);
                from(PAGE)
                        .process(exchange -> authorize(exchange, tokens.get()))
                        .process(Routes::page)
                        .to(service.apiUrl() + PRODUCTS);
            }
        };
    }

    private static RouteBuilder camelHttp(Service service) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from(CALL).to(CamelHttpOAuth2.uri(service, TAX));
                from(PAGE).process(Routes::page).to(CamelHttpOAuth2.uri(service, PRODUCTS));
            }
        };
    }

    private static void page(Exchange exchange) {
        exchange.getIn()
                .setHeader(
                        Exchange.HTTP_QUERY, "limit=1&page=" + exchange.getIn().getHeader(PAGE_HEADER));
    }

    private static void authorize(Exchange exchange, String token) {
        exchange.getIn().setHeader(AUTHORIZATION, "Bearer " + token);
    }

    private static boolean isForbidden(Exchange exchange) {
        return exchange.getProperty(Exchange.EXCEPTION_CAUGHT) instanceof HttpOperationFailedException e
                && e.getStatusCode() == 403;
    }
}
