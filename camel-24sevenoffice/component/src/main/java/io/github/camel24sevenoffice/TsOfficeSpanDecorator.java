/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice;

import io.github.camel24sevenoffice.error.TsOfficeOperationFailedException;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.telemetry.Span;
import org.apache.camel.telemetry.TagConstants;
import org.apache.camel.telemetry.decorators.AbstractSpanDecorator;

/**
 * Makes the span that camel-telemetry has for each call say what was called. Found by camel-telemetry where the application
 * has it. Has no state.
 */
public class TsOfficeSpanDecorator extends AbstractSpanDecorator {

    /** The tag with the organization. */
    public static final String ORGANIZATION = "tsoffice.organization";

    /** The tag with the number of redeliveries before this call; left out for the first one. */
    public static final String RETRIES = "tsoffice.retries";

    /** The tag with the trace id of the API's response. */
    public static final String TRACE_ID = "tsoffice.trace.id";

    @Override
    public String getComponent() {
        return "tsoffice";
    }

    @Override
    public String getComponentClassName() {
        return TsOfficeComponent.class.getName();
    }

    /** Of method and path template, so that there are as many names as operations. */
    @Override
    public String getOperationName(Exchange exchange, Endpoint endpoint) {
        return endpoint instanceof TsOfficeEndpoint called
                ? called.operationName()
                : super.getOperationName(exchange, endpoint);
    }

    @Override
    public void beforeTracingEvent(Span span, Exchange exchange, Endpoint endpoint) {
        super.beforeTracingEvent(span, exchange, endpoint);
        if (endpoint instanceof TsOfficeEndpoint called) {
            String organization = exchange.getIn().getHeader(TsOfficeConstants.ORGANIZATION_ID, String.class);
            tag(
                    span,
                    ORGANIZATION,
                    organization == null ? called.getConfiguration().getOrganizationId() : organization);
            tag(span, TagConstants.HTTP_METHOD, called.methodOrGet());
            tag(span, RETRIES, exchange.getIn().getHeader(Exchange.REDELIVERY_COUNTER, String.class));
        }
    }

    @Override
    public void afterTracingEvent(Span span, Exchange exchange) {
        super.afterTracingEvent(span, exchange);
        if (exchange.getException() instanceof TsOfficeOperationFailedException failure) {
            tag(span, TagConstants.HTTP_STATUS, String.valueOf(failure.getStatusCode()));
            tag(span, TRACE_ID, failure.getTraceId());
        } else if (exchange.getException() == null) {
            tag(
                    span,
                    TagConstants.HTTP_STATUS,
                    exchange.getMessage().getHeader(TsOfficeConstants.HTTP_RESPONSE_CODE, String.class));
            tag(span, TRACE_ID, exchange.getMessage().getHeader(TsOfficeConstants.TRACE_ID, String.class));
        }
    }

    private static void tag(Span span, String name, String value) {
        if (value != null) {
            span.setTag(name, value);
        }
    }
}
