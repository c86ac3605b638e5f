/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice;

import io.github.camel24sevenoffice.http.PathTemplate;
import java.util.Map;
import org.apache.camel.Category;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.spi.EndpointServiceLocation;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriPath;
import org.apache.camel.support.DefaultEndpoint;

/**
 * Call the REST API of 24SevenOffice (Finago Office): accounting, invoicing, CRM and products.
 */
@UriEndpoint(
        firstVersion = "0.1.0",
        scheme = "tsoffice",
        title = "24SevenOffice",
        syntax = "tsoffice:path",
        producerOnly = true,
        lenientProperties = true,
        category = {Category.SAAS, Category.API},
        headersClass = TsOfficeConstants.class)
public class TsOfficeEndpoint extends DefaultEndpoint implements EndpointServiceLocation {

    private final PathTemplate template;

    @UriPath(
            description = "The path of the API, as its reference documentation names it. A segment in braces is taken"
                    + " from the message header of that name: customers/{customerId}.")
    @Metadata(required = true)
    private final String path;

    @UriParam
    private TsOfficeConfiguration configuration;

    @UriParam(
            defaultValue = "GET",
            enums = "GET,POST,PATCH,PUT,DELETE",
            description = "The HTTP method. The message body is sent with POST, PATCH and PUT.")
    private String method = "GET";

    private Map<String, Object> query = Map.of();

    TsOfficeEndpoint(
            String uri, TsOfficeComponent component, PathTemplate template, TsOfficeConfiguration configuration) {
        super(uri, component);
        this.template = template;
        this.path = template.toString().substring(1);
        this.configuration = configuration;
    }

    @Override
    public Producer createProducer() {
        return new TsOfficeProducer(this, template);
    }

    @Override
    public Consumer createConsumer(Processor processor) {
        throw new UnsupportedOperationException("Messages cannot be received from " + this + "; use it with to()");
    }

    @Override
    public boolean isLenientProperties() {
        return true;
    }

    @Override
    public TsOfficeComponent getComponent() {
        return (TsOfficeComponent) super.getComponent();
    }

    @Override
    public String getServiceUrl() {
        return configuration.getApiUrl();
    }

    @Override
    public String getServiceProtocol() {
        return "rest";
    }

    public String getPath() {
        return path;
    }

    public TsOfficeConfiguration getConfiguration() {
        return configuration;
    }

    public void setConfiguration(TsOfficeConfiguration configuration) {
        this.configuration = configuration;
    }

    public String getMethod() {
        return method;
    }

    public void setMethod(String method) {
        this.method = method;
    }

    Map<String, Object> getQuery() {
        return query;
    }

    void setQuery(Map<String, Object> query) {
        this.query = query;
    }
}
