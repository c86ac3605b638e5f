/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice;

import io.github.camel24sevenoffice.call.CalledOperation;
import io.github.camel24sevenoffice.contract.Catalogue;
import io.github.camel24sevenoffice.contract.Operation;
import io.github.camel24sevenoffice.request.PathTemplate;
import io.github.camel24sevenoffice.upload.FileUpload;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Category;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.spi.EndpointServiceLocation;
import org.apache.camel.spi.EndpointUriFactory;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriPath;
import org.apache.camel.support.ScheduledPollEndpoint;

/**
 * Call the REST API of 24SevenOffice (Finago Office), and poll its lists for changes: accounting, invoicing, CRM and products.
 */
@UriEndpoint(
        firstVersion = "0.1.0",
        scheme = "tsoffice",
        title = "24SevenOffice",
        syntax = "tsoffice:path",
        lenientProperties = true,
        category = {Category.SAAS, Category.API},
        headersClass = TsOfficeConstants.class)
public class TsOfficeEndpoint extends ScheduledPollEndpoint implements EndpointServiceLocation {

    /** No limit of the API is published, so that a consumer asks no more often than most need. */
    private static final long DELAY = 60_000;

    private static final List<String> METHODS = List.of("GET", "POST", "PATCH", "PUT", "DELETE");

    private final PathTemplate template;

    @UriPath(
            description = "The path of the API, as in its reference documentation. A segment in braces is taken"
                    + " from the message header of that name: customers/{customerId}.")
    @Metadata(required = true)
    private final String path;

    @UriParam
    private TsOfficeConfiguration configuration;

    @UriParam
    private TsOfficeConsumerConfiguration consumer = new TsOfficeConsumerConfiguration();

    @UriParam(
            enums = "GET,POST,PATCH,PUT,DELETE",
            description =
                    "The HTTP method. Left out, it is GET, or the only method that the path has. The message body is sent"
                            + " with POST, PATCH and PUT.")
    private String method;

    @UriParam(
            label = "producer",
            defaultValue = "page",
            enums = "page,list,stream",
            description =
                    "How the rows of a list are returned: page returns the requested page; list returns all rows of all"
                            + " pages in one java.util.List; stream returns a java.util.Iterator over them, which fetches the pages"
                            + " while it is read and is closed with the exchange.")
    private String paging = "page";

    @UriParam(
            description =
                    "The class that Jackson binds the response to, or each row when the response is a list. Left out, the"
                            + " response is JSON in a stream cache, a row of paging list and stream is a java.util.Map, and a row of"
                            + " a consumer is JSON in a String.")
    private Class<?> outputType;

    @UriParam(
            label = "producer",
            description =
                    "The field of a POST whose value identifies what is created, for example referenceNumber. When the outcome of"
                            + " the POST is unknown, a redelivery looks for that value first, and returns what is there instead of"
                            + " creating it again.")
    private String createOnce;

    @UriParam(
            label = "producer",
            defaultValue = "false",
            description = "Whether the value of the field createOnce is looked for before the first POST too, so that"
                    + " nothing is created twice after a restart.")
    private boolean lookFirst;

    @UriParam(label = "consumer,scheduler", defaultValue = "60000", description = "Milliseconds before the next poll.")
    private long delay = DELAY;

    /** Not a property of the endpoint: an API parameter of the same name would not be sent. */
    private Map<String, Object> apiParameters = Map.of();

    TsOfficeEndpoint(
            String uri, TsOfficeComponent component, PathTemplate template, TsOfficeConfiguration configuration) {
        super(uri, component);
        this.template = template;
        this.path = template.toString().substring(1);
        this.configuration = configuration;
        setDelay(DELAY);
    }

    @Override
    public Producer createProducer() {
        if (createOnce != null) {
            return new TsOfficeCreateOnceProducer(this);
        }
        if (lookFirst) {
            throw new IllegalArgumentException(
                    "The option lookFirst needs the option createOnce, which names the field to look for");
        }
        return FileUpload.isOperation(find().orElse(null))
                ? new TsOfficeUploadProducer(this)
                : new TsOfficeProducer(this);
    }

    @Override
    public Consumer createConsumer(Processor processor) throws Exception {
        List<TsOfficeConsumer> consumers = new ArrayList<>();
        for (String organizationId : Organizations.of(this)) {
            TsOfficeConsumer one = new TsOfficeConsumer(this, processor, organizationId);
            configureConsumer(one);
            consumers.add(one);
        }
        return consumers.size() == 1 ? consumers.get(0) : new OrganizationsConsumer(this, processor, consumers);
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

    public TsOfficeConsumerConfiguration getConsumer() {
        return consumer;
    }

    public void setConsumer(TsOfficeConsumerConfiguration consumer) {
        this.consumer = consumer;
    }

    public String getMethod() {
        return method;
    }

    public void setMethod(String method) {
        this.method = method;
    }

    public String getPaging() {
        return paging;
    }

    public void setPaging(String paging) {
        this.paging = paging;
    }

    public Class<?> getOutputType() {
        return outputType;
    }

    public void setOutputType(Class<?> outputType) {
        this.outputType = outputType;
    }

    public String getCreateOnce() {
        return createOnce;
    }

    public void setCreateOnce(String createOnce) {
        this.createOnce = createOnce;
    }

    public boolean isLookFirst() {
        return lookFirst;
    }

    public void setLookFirst(boolean lookFirst) {
        this.lookFirst = lookFirst;
    }

    @Override
    public long getDelay() {
        return delay;
    }

    @Override
    public void setDelay(long delay) {
        super.setDelay(delay);
        this.delay = delay;
    }

    /**
     * @return the operation of path and method; null when the catalogue does not have it and strictContract is false
     * @throws IllegalArgumentException if the catalogue does not have it and strictContract is true; the message names the
     *     nearest operations
     */
    Operation operation() {
        return configuration.isStrictContract()
                ? Catalogue.get().resolve(template.toString(), method == null ? null : methodOrGet())
                : find().orElse(null);
    }

    private Optional<Operation> find() {
        return Catalogue.get().find(template.toString(), method == null ? null : method.toUpperCase(Locale.ROOT));
    }

    /** Method and path template, also of what the catalogue lacks. */
    String operationName() {
        return calledOperation(operation()).toString();
    }

    CalledOperation calledOperation(Operation operation) {
        return operation == null
                ? CalledOperation.unknown(methodOrGet(), template.toString())
                : CalledOperation.of(operation);
    }

    String methodOrGet() {
        String upper = method == null ? "GET" : method.toUpperCase(Locale.ROOT);
        if (!METHODS.contains(upper)) {
            throw new IllegalArgumentException(
                    "The option method must be one of " + String.join(", ", METHODS) + ", but is " + method);
        }
        return upper;
    }

    /** The names of all options, for a message about an unknown one. */
    Collection<String> optionNames() {
        EndpointUriFactory uris = getCamelContext()
                .getCamelContextExtension()
                .getEndpointUriFactory(getComponent().getDefaultName());
        return uris.propertyNames();
    }

    PathTemplate template() {
        return template;
    }

    Map<String, Object> apiParameters() {
        return apiParameters;
    }

    void apiParameters(Map<String, Object> parameters) {
        this.apiParameters = parameters;
    }
}
