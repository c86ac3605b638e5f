/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.error;

import org.apache.camel.RuntimeCamelException;

/** The pages of a list do not lead to its end, so that rows would be lost or duplicated. */
public class TsOfficePagingException extends RuntimeCamelException {

    private static final long serialVersionUID = 1L;

    /**
     * @param message which operation, and what is wrong with which page
     */
    public TsOfficePagingException(String message) {
        super(message);
    }
}
