/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.benchmark;

import java.lang.reflect.Field;
import java.util.Collection;
import org.apache.camel.CamelContext;
import org.apache.camel.component.http.HttpEndpoint;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.core5.http.HttpRequestInterceptor;

/** The OAuth 2.0 support of camel-http, set up for the login server of 24SevenOffice. */
final class CamelHttpOAuth2 {

    private CamelHttpOAuth2() {}

    /**
     * An endpoint URI that calls with a token. Audience and organization have no options of their own, but the scope is
     * appended to the form as it is, and so they can follow it.
     */
    static String uri(Service service, String path) {
        return service.apiUrl() + path + "?oauth2ClientId=" + Service.CLIENT_ID
                + "&oauth2ClientSecret=" + Service.CLIENT_SECRET
                + "&oauth2TokenEndpoint=" + service.tokenUrl()
                + "&oauth2BodyAuthentication=true"
                + "&oauth2CacheTokens=true"
                + "&oauth2CachedTokensExpirationMarginSeconds="
                + service.margin().toSeconds()
                + "&oauth2Scope=RAW(all&audience=" + Service.AUDIENCE
                + "&login_organization=" + Service.ORGANIZATION_ID + ")";
    }

    /** The interceptor that puts the token into each request of such an endpoint. It is found by reflection. */
    static HttpRequestInterceptor interceptor(CamelContext context, Service service) {
        HttpEndpoint endpoint = context.getEndpoint(uri(service, "/taxes/1"), HttpEndpoint.class);
        HttpClientBuilder builder = HttpClientBuilder.create();
        endpoint.getHttpClientConfigurer().configureHttpClient(builder);
        Collection<?> entries = (Collection<?>) field(HttpClientBuilder.class, builder, "requestInterceptors");
        Object entry = entries.iterator().next();
        return (HttpRequestInterceptor) field(entry.getClass(), entry, "interceptor");
    }

    private static Object field(Class<?> type, Object object, String name) {
        try {
            Field field = type.getDeclaredField(name);
            field.setAccessible(true);
            return field.get(object);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("The HTTP client has changed", e);
        }
    }
}
