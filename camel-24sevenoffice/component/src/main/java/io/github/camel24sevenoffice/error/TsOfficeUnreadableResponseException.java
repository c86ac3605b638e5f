/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.error;

import org.apache.camel.RuntimeCamelException;

/**
 * The API answered with success, but the answer is not what it should be. It has no cause, since a parser's exception
 * repeats what it read, which may be personal data.
 */
public class TsOfficeUnreadableResponseException extends RuntimeCamelException {

    private static final long serialVersionUID = 1L;

    /**
     * @param operation method and path template of the operation, whose work is done
     * @param problem what is wrong and where, without a value from the answer
     */
    public TsOfficeUnreadableResponseException(String operation, String problem) {
        super(operation + " succeeded, but its answer " + problem);
    }
}
