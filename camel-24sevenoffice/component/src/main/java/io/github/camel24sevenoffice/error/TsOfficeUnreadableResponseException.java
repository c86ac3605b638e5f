/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.error;

import org.apache.camel.RuntimeCamelException;

/**
 * The API responded with success, but the response cannot be read. There is no cause, since the exception of a parser quotes
 * what it has read, which may be personal data.
 */
public class TsOfficeUnreadableResponseException extends RuntimeCamelException {

    private static final long serialVersionUID = 1L;

    private final boolean repeatable;

    /**
     * @param operation method and path template of the operation, which was successful
     * @param problem what is wrong and where, without a value from the response
     */
    public TsOfficeUnreadableResponseException(String operation, String problem) {
        this(operation, problem, false);
    }

    /**
     * @param operation method and path template of the operation, which was successful
     * @param problem what is wrong and where, without a value from the response
     * @param repeatable whether the call may be repeated
     */
    public TsOfficeUnreadableResponseException(String operation, String problem, boolean repeatable) {
        super(operation + " succeeded, but its response " + problem);
        this.repeatable = repeatable;
    }

    /**
     * @return whether the call is worth repeating: true for a POST with the option createOnce, which then finds what it has
     *     created
     */
    public boolean isRepeatable() {
        return repeatable;
    }
}
