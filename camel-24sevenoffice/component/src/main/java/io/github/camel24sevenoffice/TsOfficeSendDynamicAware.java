/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice;

import io.github.camel24sevenoffice.contract.Catalogue;
import io.github.camel24sevenoffice.contract.Operation;
import io.github.camel24sevenoffice.request.DynamicParameters;
import io.github.camel24sevenoffice.request.DynamicUriTemplate;
import io.github.camel24sevenoffice.request.Placeholder;
import io.github.camel24sevenoffice.request.QueryString;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.spi.PropertyConfigurer;
import org.apache.camel.spi.PropertyConfigurerGetter;
import org.apache.camel.spi.SendDynamicAware;
import org.apache.camel.spi.annotations.SendDynamic;
import org.apache.camel.support.EndpointHelper;
import org.apache.camel.support.service.ServiceSupport;
import org.apache.camel.util.URISupport;

/**
 * Lets a {@code toD} use one endpoint for all values: {@code tsoffice:customers/42} becomes
 * {@code tsoffice:customers/{customerId}}, and the exchange carries 42.
 */
@SendDynamic("tsoffice")
public class TsOfficeSendDynamicAware extends ServiceSupport implements SendDynamicAware {

    private CamelContext camelContext;
    private String scheme;
    /** The template of the last call; a toD has only one. */
    private volatile DynamicUriTemplate written;

    @Override
    public DynamicAwareEntry prepare(Exchange exchange, String uri, String originalUri) throws Exception {
        String path = DynamicUriTemplate.path(uri);
        Map<String, Object> parameters = URISupport.parseQuery(QueryString.in(uri), true);
        if (originalUri != null) {
            written(originalUri).check(path, parameters, this::isOption);
        }
        Optional<Operation> operation = Catalogue.get().find("/" + path, method(parameters.get("method")));
        return operation.isEmpty() ? null : split(uri, originalUri, path, parameters, operation.get());
    }

    private DynamicUriTemplate written(String originalUri) {
        String text = EndpointHelper.resolveEndpointUriPropertyPlaceholders(camelContext, originalUri);
        DynamicUriTemplate current = written;
        if (current == null || !current.text().equals(text)) {
            current = DynamicUriTemplate.of(text);
            written = current;
        }
        return current;
    }

    private static String method(Object value) {
        return value == null ? null : value.toString().toUpperCase(Locale.ROOT);
    }

    /** Splits a URI into the part that all calls share and the values of this call. */
    private Entry split(
            String uri, String originalUri, String path, Map<String, Object> parameters, Operation operation) {
        Map<String, Object> values = new LinkedHashMap<>();
        StringJoiner staticPath = new StringJoiner("/", scheme + ":", "");
        String[] segments = DynamicUriTemplate.segments(path);
        String[] declared = operation.path().substring(1).split("/");
        for (int i = 0; i < segments.length; i++) {
            boolean dynamic = Placeholder.is(declared[i]) && !isPlaceholder(segments[i], originalUri);
            if (dynamic) {
                values.put(Placeholder.name(declared[i]), QueryString.decode(segments[i]));
            }
            staticPath.add(dynamic ? declared[i] : segments[i]);
        }
        StringJoiner staticQuery = new StringJoiner("&", "?", "").setEmptyValue("");
        Map<String, Object> queryValues = new LinkedHashMap<>();
        parameters.forEach((name, value) -> {
            if (isOption(name) || isPlaceholder(value.toString(), originalUri)) {
                staticQuery.add(name + "=" + value);
            } else {
                queryValues.put(name, value);
                staticQuery.add(name + "={" + name + "}");
            }
        });
        QueryString.decode(uri, queryValues);
        values.putAll(queryValues);
        return new Entry(uri, originalUri, staticPath + staticQuery.toString(), new DynamicParameters(values));
    }

    /** Whether the author of the route has written it. A value must not be able to name a header. */
    private static boolean isPlaceholder(String text, String originalUri) {
        return text.startsWith("{") && originalUri != null && originalUri.contains(text);
    }

    private boolean isOption(String name) {
        PropertyConfigurer configurer = camelContext.getComponent(scheme).getEndpointPropertyConfigurer();
        return configurer instanceof PropertyConfigurerGetter options && options.getOptionType(name, true) != null;
    }

    @Override
    public String resolveStaticUri(Exchange exchange, DynamicAwareEntry entry) {
        return ((Entry) entry).staticUri;
    }

    @Override
    public Processor createPreProcessor(Exchange exchange, DynamicAwareEntry entry) {
        return ((Entry) entry).values::put;
    }

    @Override
    public Processor createPostProcessor(Exchange exchange, DynamicAwareEntry entry) {
        return DynamicParameters::remove;
    }

    @Override
    public boolean isLenientProperties() {
        return true;
    }

    @Override
    public String getScheme() {
        return scheme;
    }

    @Override
    public void setScheme(String scheme) {
        this.scheme = scheme;
    }

    @Override
    public CamelContext getCamelContext() {
        return camelContext;
    }

    @Override
    public void setCamelContext(CamelContext camelContext) {
        this.camelContext = camelContext;
    }

    private static final class Entry extends DynamicAwareEntry {

        private final String staticUri;
        private final DynamicParameters values;

        Entry(String uri, String originalUri, String staticUri, DynamicParameters values) {
            super(uri, originalUri, Map.of(), Map.of());
            this.staticUri = staticUri;
            this.values = values;
        }
    }
}
