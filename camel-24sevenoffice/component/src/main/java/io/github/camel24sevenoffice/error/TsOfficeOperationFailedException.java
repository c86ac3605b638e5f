/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.error;

import java.util.List;
import java.util.stream.Stream;
import org.apache.camel.http.base.HttpOperationFailedException;

/**
 * The API responded with a status other than 2xx. A subclass of camel-http's exception, so that handlers for that one keep
 * working; its message says more. The message does not have the values of path and query parameters.
 */
public class TsOfficeOperationFailedException extends HttpOperationFailedException {

    private static final long serialVersionUID = 1L;

    private final String message;
    private final String method;
    private final String path;
    private final String organizationId;
    private final String errorName;
    private final String errorMessage;
    private final List<ValidationError> validationErrors;
    private final List<BusinessError> businessErrors;
    private final String trackingId;
    private final String traceId;

    /**
     * @param call the failed call, not null
     */
    public TsOfficeOperationFailedException(FailedCall call) {
        this(call, "");
    }

    /**
     * @param call the failed call, not null
     * @param advice a sentence on what to do, appended to the message; empty for none
     */
    protected TsOfficeOperationFailedException(FailedCall call, String advice) {
        super(call.url(), call.statusCode(), call.statusText(), null, call.headers(), call.body());
        ErrorBody error = ErrorBody.of(call.body());
        method = call.method();
        path = call.path();
        organizationId = call.organizationId();
        errorName = error.name();
        errorMessage = error.message();
        validationErrors = error.validationErrors();
        businessErrors = error.businessErrors();
        trackingId = error.trackingId();
        traceId = call.header("X-Trace-Id");
        message = message(advice);
    }

    /**
     * The exception for a status.
     *
     * @param call the failed call, not null
     * @param freshTokenTried whether this call carried a fresh token after another one was rejected
     * @return an exception of the subclass for the status, or of this class when it has none
     */
    public static TsOfficeOperationFailedException of(FailedCall call, boolean freshTokenTried) {
        return switch (call.statusCode()) {
            case 400, 422 -> new TsOfficeValidationException(call);
            case 401, 403 -> new TsOfficeAccessDeniedException(call, freshTokenTried);
            case 404 -> new TsOfficeNotFoundException(call);
            case 409 -> new TsOfficeConflictException(call);
            case 408 -> new TsOfficeServerException(call);
            case 429 -> new TsOfficeRateLimitedException(call);
            default ->
                call.statusCode() >= 500
                        ? new TsOfficeServerException(call)
                        : new TsOfficeOperationFailedException(call);
        };
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
        Stream.concat(validationErrors.stream(), businessErrors.stream())
                .forEach(error -> text.append(", ").append(error));
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
     * @return the path template, for example {@code /customers/{customerId}}
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
     * @return the fields that the API did not accept; empty when it named none
     */
    public List<ValidationError> getValidationErrors() {
        return validationErrors;
    }

    /**
     * @return the rules of the organization that the request breaks; empty when the API named none
     */
    public List<BusinessError> getBusinessErrors() {
        return businessErrors;
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
