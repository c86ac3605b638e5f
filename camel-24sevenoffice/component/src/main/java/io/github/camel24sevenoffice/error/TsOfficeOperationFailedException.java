/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.error;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.apache.camel.http.base.HttpOperationFailedException;

/**
 * The API answered a call with another status than 2xx. A kind of camel-http's exception, so that handlers for that one
 * work on; its message says more. Values of path and query parameters are not in the message.
 */
public class TsOfficeOperationFailedException extends HttpOperationFailedException {

    private static final long serialVersionUID = 1L;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String message;
    private final String method;
    private final String path;
    private final String organizationId;
    private final String errorName;
    private final String errorMessage;
    private final String trackingId;
    private final String traceId;

    /**
     * @param call what was called and answered, not null
     */
    public TsOfficeOperationFailedException(FailedCall call) {
        this(call, "");
    }

    /**
     * @param call what was called and answered, not null
     * @param advice a sentence on what to do, appended to the message; empty for none
     */
    protected TsOfficeOperationFailedException(FailedCall call, String advice) {
        super(call.url(), call.statusCode(), call.statusText(), null, call.headers(), call.body());
        JsonNode answer = parse(call.body());
        method = call.method();
        path = call.path();
        organizationId = call.organizationId();
        errorName = text(answer.at("/error/name"));
        errorMessage = text(answer.at("/error/message"));
        trackingId = text(answer.at("/trackingId"));
        traceId = header(call, "X-Trace-Id");
        message = message(advice);
    }

    private static JsonNode parse(String body) {
        try {
            JsonNode node = JSON.readTree(body);
            return node == null ? JSON.missingNode() : node;
        } catch (JsonProcessingException e) {
            // a gateway's HTML, or a body cut off: the status has to do
            return JSON.missingNode();
        }
    }

    private static String text(JsonNode node) {
        return node.isValueNode() && !node.isNull() ? node.asText() : null;
    }

    private static String header(FailedCall call, String name) {
        return call.headers().entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase(name))
                .map(header -> header.getValue())
                .findFirst()
                .orElse(null);
    }

    private String message(String advice) {
        StringBuilder text = new StringBuilder();
        text.append(method)
                .append(' ')
                .append(path)
                .append(" failed for organization ")
                .append(organizationId);
        text.append(": ").append(getStatusCode());
        if (getStatusText() != null && !getStatusText().isBlank()) {
            text.append(' ').append(getStatusText());
        }
        if (errorName != null) {
            text.append(", ").append(errorName);
        }
        if (errorMessage != null) {
            text.append(" (").append(errorMessage).append(')');
        }
        if (trackingId != null) {
            text.append(", trackingId ").append(trackingId);
        }
        if (traceId != null) {
            text.append(", traceId ").append(traceId);
        }
        return advice.isEmpty()
                ? text.toString()
                : text.append(". ").append(advice).toString();
    }

    @Override
    public String getMessage() {
        return message;
    }

    /**
     * @return the HTTP method
     */
    public String getMethod() {
        return method;
    }

    /**
     * @return the path template, such as {@code /customers/{customerId}}
     */
    public String getPath() {
        return path;
    }

    /**
     * @return the organization that was called for
     */
    public String getOrganizationId() {
        return organizationId;
    }

    /**
     * @return the API's name of the error, or null
     */
    public String getErrorName() {
        return errorName;
    }

    /**
     * @return the API's own message, or null
     */
    public String getErrorMessage() {
        return errorMessage;
    }

    /**
     * @return the tracking id of the error body, or null
     */
    public String getTrackingId() {
        return trackingId;
    }

    /**
     * @return the {@code X-Trace-Id} of the response, or null
     */
    public String getTraceId() {
        return traceId;
    }
}
