/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.error;

import java.io.IOException;
import java.io.Serial;

/** There was no response, or only a part: the connection was refused, broke, or was silent for too long. */
public class TsOfficeConnectionFailedException extends IOException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final String method;
    private final String path;
    private final String organizationId;
    private final boolean repeatable;

    /**
     * @param method the HTTP method
     * @param path the path template
     * @param organizationId the organization that was called for
     * @param repeatable whether the call may be repeated: the request surely did not reach the API, or its method is
     *     idempotent, or the key of what it creates is looked up before
     * @param cause what happened, not null
     */
    public TsOfficeConnectionFailedException(
            String method, String path, String organizationId, boolean repeatable, IOException cause) {
        super(
                method + " " + path + " for organization " + organizationId + " got no response: " + cause.getMessage()
                        + (repeatable
                                ? ""
                                : ". The work may have been done: check before you repeat the call, which would do it twice"),
                cause);
        this.method = method;
        this.path = path;
        this.organizationId = organizationId;
        this.repeatable = repeatable;
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
     * @return whether the call may be repeated: GET, PUT and DELETE always, POST and PATCH only when the request surely
     *     did not reach the API, or a POST has the option createOnce
     */
    public boolean isRepeatable() {
        return repeatable;
    }
}
